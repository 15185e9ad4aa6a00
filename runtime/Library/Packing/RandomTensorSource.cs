using System.ComponentModel;

namespace ShuffleNet.Compiler;

/// <summary>
/// Random weights of a plausible size for a network, from arithmetic that is the same on every platform. Used by generated
/// code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RandomTensorSource : TensorSource
{
    private readonly int _seed;
    private readonly TensorInfo[] _tensors;

    /// <summary>Tensors for the given layers.</summary>
    /// <param name="layers">What the network needs.</param>
    /// <param name="seed">Any number.</param>
    public RandomTensorSource(LayerPacking[] layers, int seed)
    {
        _seed = seed;
        // Layers may share a tensor.
        _tensors =
        [
            .. layers.SelectMany(layer => layer.Tensors())
                .DistinctBy(tensor => tensor.Name)
                .Select(tensor => new TensorInfo(tensor.Name, tensor.Shapes[0], "float32")),
        ];
    }

    /// <inheritdoc/>
    public override string Name => $"random weights of seed {_seed}";

    /// <inheritdoc/>
    public override IReadOnlyList<TensorInfo> Tensors => _tensors;

    /// <inheritdoc/>
    public override void Read(TensorInfo tensor, Span<double> destination)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        (double least, double most) = Range(tensor);

        // Each tensor has a sequence of its own, so the order of reading does not matter.
        ulong state = (ulong)_seed;
        foreach (char letter in tensor.Name)
        {
            state = Mix(state + letter);
        }

        foreach (ref double value in destination)
        {
            state += 0x9E3779B97F4A7C15;
            double unit = (Mix(state) >> 11) * (1.0 / (1UL << 53));
            value = (float)(least + (unit * (most - least)));
        }
    }

    // Filters as He et al. initialise them; statistics near those of a trained network.
    private static (double Min, double Max) Range(TensorInfo tensor)
    {
        if (tensor.Shape.Count > 1)
        {
            double bound = Math.Sqrt(6.0 / tensor.Shape.Skip(1).Aggregate(1L, (product, extent) => product * extent));
            return (-bound, bound);
        }

        return tensor.Name[(tensor.Name.LastIndexOf('.') + 1)..] switch
        {
            "weight" or "running_var" => (0.5, 1.5),
            _ => (-0.2, 0.2),
        };
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
    private static ulong Mix(ulong state)
    {
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }
}
