namespace ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>Tensors from memory.</summary>
internal sealed class FixedTensors : TensorSource
{
    private readonly Dictionary<string, double[]> _values = [];
    private readonly List<TensorInfo> _tensors = [];

    public override string Name => "fixed tensors";

    public override IReadOnlyList<TensorInfo> Tensors => _tensors;

    public double Epsilon { get; init; } = 1e-5;

    public override double BatchNormEpsilon => Epsilon;

    public double[] ValuesOf(string name) => _values[name];

    /// <summary>Adds a tensor and gives its values back.</summary>
    public double[] Add(string name, double[] values, params long[] shape)
    {
        _tensors.Add(new TensorInfo(name, shape, "float64"));
        return _values[name] = values;
    }

    /// <summary>Adds a tensor of float32 values between the bounds.</summary>
    public double[] AddRandom(string name, Random random, double least, double most, params long[] shape)
    {
        double[] values = new double[shape.Aggregate(1L, (product, extent) => product * extent)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)(least + (random.NextDouble() * (most - least)));
        }

        return Add(name, values, shape);
    }

    public override void Read(TensorInfo tensor, Span<double> destination) => _values[tensor.Name].CopyTo(destination);
}
