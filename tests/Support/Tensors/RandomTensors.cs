namespace ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>
/// Weights as a network has them at some time of its training: convolutions and classifier He-uniform, normalisations with
/// gamma in 0.5..1.5, beta in -0.2..0.2, mean in -0.3..0.3, variance in 0.5..1.5. Every value is a float32, so that a
/// network in single precision starts from the same numbers. The same seed gives the same values everywhere.
/// </summary>
internal sealed class RandomTensors : TensorSource
{
    private readonly int _seed;
    private readonly Dictionary<string, int> _indices;

    public RandomTensors(NetworkSpec spec, int seed)
    {
        _seed = seed;
        Tensors = ReferenceTensors.Expected(spec);
        _indices = Tensors.Select((tensor, index) => (tensor.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index);
    }

    public override string Name => $"random tensors of seed {_seed}";

    public override IReadOnlyList<TensorInfo> Tensors { get; }

    public override void Read(TensorInfo tensor, Span<double> destination)
    {
        var random = new Random(unchecked((_seed * 7919) + _indices[tensor.Name]));
        (double low, double high) = Range(tensor);
        foreach (ref double value in destination)
        {
            value = (float)(low + (random.NextDouble() * (high - low)));
        }
    }

    private static (double Low, double High) Range(TensorInfo tensor)
    {
        if (tensor.Shape.Count > 1)
        {
            double bound = Math.Sqrt(6.0 * tensor.Shape[0] / tensor.Length);
            return (-bound, bound);
        }

        return tensor.Name[(tensor.Name.LastIndexOf('.') + 1)..] switch
        {
            "weight" => (0.5, 1.5),
            "bias" => (-0.2, 0.2),
            "running_mean" => (-0.3, 0.3),
            "running_var" => (0.5, 1.5),
            _ => throw new ArgumentException($"no range for the tensor {tensor.Name}", nameof(tensor)),
        };
    }
}
