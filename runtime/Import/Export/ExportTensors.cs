namespace ShuffleNet.Compiler.Import;

/// <summary>The tensors of a source by the network's names, with the shapes that the network has.</summary>
internal sealed class ExportTensors
{
    private readonly TensorSource _source;
    private readonly Dictionary<string, TensorInfo> _tensors = [];

    public ExportTensors(NetworkSpec spec, TensorSource source)
    {
        _source = source;
        TensorNames names = new(spec);
        string prefix = NamePrefix.Find(source, [names.Stem.Weight + ".weight"]);
        foreach (TensorInfo tensor in source.Tensors.Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            _tensors[tensor.Name[prefix.Length..]] = tensor;
        }
    }

    /// <summary>The names, without what stands before all of them, in the order of the source.</summary>
    public IEnumerable<KeyValuePair<string, TensorInfo>> All => _tensors;

    public double BatchNormEpsilon => _source.BatchNormEpsilon;

    public bool Holds(string name) => _tensors.ContainsKey(name);

    /// <exception cref="WeightException">The tensor is missing, has another number of elements, or a value that no float32 is
    /// near.</exception>
    public float[] Read(string name, params ReadOnlySpan<long> shape)
    {
        if (!_tensors.TryGetValue(name, out TensorInfo? tensor))
        {
            throw new MissingTensorException($"{_source.Name}: tensor {name} [{Join(shape)}] is missing");
        }

        long length = 1;
        foreach (long extent in shape)
        {
            length *= extent;
        }

        if (tensor.Length != length)
        {
            throw new TensorShapeException(
                $"{_source.Name}: tensor {tensor.Name} has shape [{string.Join(", ", tensor.Shape)}]; the network has [{Join(shape)}]");
        }

        double[] values = new double[length];
        _source.Read(tensor, values);
        float[] rounded = Array.ConvertAll(values, value => (float)value);
        int bad = Array.FindIndex(rounded, value => !float.IsFinite(value));
        return bad < 0
            ? rounded
            : throw new TensorValueException(
                $"{_source.Name}: tensor {tensor.Name} holds {values[bad]} at element {bad}; a finite float32 is written");
    }

    private static string Join(ReadOnlySpan<long> shape) => string.Join(", ", shape.ToArray());
}
