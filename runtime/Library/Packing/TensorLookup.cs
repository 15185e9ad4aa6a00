namespace ShuffleNet.Compiler;

/// <summary>The tensors of a source by the network's names, checked against what the network needs before any is read.</summary>
internal sealed class TensorLookup
{
    // A counter that BatchNorm keeps for training.
    private const string IgnoredSuffix = ".num_batches_tracked";

    private readonly TensorSource _source;
    private readonly Dictionary<string, TensorInfo> _tensors = [];

    /// <exception cref="WeightException">A tensor is missing, unexpected, twice there, or has another shape.</exception>
    public TensorLookup(TensorSource source, IReadOnlyList<LayerPacking> layers, string[] unread)
    {
        _source = source;
        List<string> elsewhere = [];
        string prefix = NamePrefix.Find(source, [.. layers.Select(layer => layer.Filters.Name)]);
        foreach (TensorInfo tensor in source.Tensors.Where(tensor => !tensor.Name.EndsWith(IgnoredSuffix, StringComparison.Ordinal)))
        {
            if (!tensor.Name.StartsWith(prefix, StringComparison.Ordinal))
            {
                elsewhere.Add(tensor.Name);
            }
            else if (!_tensors.TryAdd(tensor.Name[prefix.Length..], tensor))
            {
                throw new UnexpectedTensorException($"{source.Name}: tensor {tensor.Name} is there twice");
            }
        }

        HashSet<string> needed = [];
        foreach ((string name, long[][] shapes) in layers.SelectMany(layer => layer.TensorsOf(Holds)))
        {
            needed.Add(name);
            CheckShape(name, shapes);
        }

        if (_tensors.Keys.FirstOrDefault(name =>
            !needed.Contains(name) && !unread.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal))) is string unexpected)
        {
            throw new UnexpectedTensorException(
                $"{source.Name}: tensor {_tensors[unexpected].Name} {Format(_tensors[unexpected].Shape)} is not part of this network; "
                    + "does the class have the file's spec?");
        }

        // Other parts of a file have other names.
        if (elsewhere.Find(needed.Contains) is string twice)
        {
            throw new UnexpectedTensorException($"{source.Name}: tensor {twice} is there twice, with and without the prefix {prefix}");
        }
    }

    /// <summary>Whether the source has a tensor of this name.</summary>
    public bool Holds(string name) => _tensors.ContainsKey(name);

    /// <summary>Reads a tensor and checks that every value is finite.</summary>
    /// <exception cref="TensorValueException">A value is a NaN or an infinity.</exception>
    public double[] Read(string name)
    {
        TensorInfo tensor = _tensors[name];
        double[] values = new double[tensor.Length];
        _source.Read(tensor, values);
        int bad = Array.FindIndex(values, value => !double.IsFinite(value));
        return bad < 0
            ? values
            : throw new TensorValueException(
                $"{_source.Name}: tensor {tensor.Name} holds {values[bad]} at element {bad}; expected finite values");
    }

    private void CheckShape(string name, long[][] shapes)
    {
        if (!_tensors.TryGetValue(name, out TensorInfo? tensor))
        {
            throw new MissingTensorException(
                $"{_source.Name}: tensor {name} {Format(shapes[0])} is missing; the file has {_tensors.Count} tensors");
        }

        if (!shapes.Any(shape => shape.SequenceEqual(tensor.Shape)))
        {
            throw new TensorShapeException(
                $"{_source.Name}: tensor {tensor.Name} has shape {Format(tensor.Shape)}; the network takes "
                    + $"{string.Join(" or ", shapes.Select(Format))}");
        }
    }

    private static string Format(IReadOnlyList<long> shape) => "[" + string.Join(", ", shape) + "]";
}
