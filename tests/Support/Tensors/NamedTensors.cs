namespace ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>All tensors of a source in memory, found by name and checked against what the network needs.</summary>
internal sealed class NamedTensors
{
    /// <summary>What the authors' training code puts before every name; a name is found with and without it.</summary>
    private const string Prefix = "module.";

    private readonly Dictionary<string, (TensorInfo Info, double[] Values)> _tensors = [];

    /// <exception cref="ArgumentException">A tensor is missing or has another shape; the message has both shapes.</exception>
    public NamedTensors(NetworkSpec spec, TensorSource source)
        : this(ReferenceTensors.Expected(spec), source)
    {
    }

    /// <exception cref="ArgumentException">A tensor is missing or has another shape; the message has both shapes.</exception>
    public NamedTensors(IEnumerable<TensorInfo> needed, TensorSource source)
    {
        Dictionary<string, TensorInfo> found = source.Tensors.ToDictionary(
            tensor => tensor.Name.StartsWith(Prefix, StringComparison.Ordinal) ? tensor.Name[Prefix.Length..] : tensor.Name);
        foreach (TensorInfo expected in needed)
        {
            if (!found.TryGetValue(expected.Name, out TensorInfo? tensor))
            {
                throw new ArgumentException($"{source.Name}: no tensor {expected.Name}", nameof(source));
            }

            if (!tensor.Shape.SequenceEqual(expected.Shape))
            {
                throw new ArgumentException(
                    $"{source.Name}: {tensor.Name} is ({string.Join(", ", tensor.Shape)}), expected ({string.Join(", ", expected.Shape)})",
                    nameof(source));
            }

            var values = new double[tensor.Length];
            source.Read(tensor, values);
            _tensors.Add(expected.Name, (expected, values));
        }
    }

    /// <summary>The values of a tensor, row-major.</summary>
    public double[] this[string name] => _tensors[name].Values;

    /// <summary>Every tensor that the network needs, in the order of use.</summary>
    public IEnumerable<(TensorInfo Info, double[] Values)> All => _tensors.Values;
}
