namespace ShuffleNet.Compiler.Import;

/// <summary>The tensors of a source by the network's names, with the shapes that the network has.</summary>
internal sealed class ExportTensors
{
    private const string ParallelPrefix = "module.";

    private readonly TensorSource _source;
    private readonly Dictionary<string, TensorInfo> _tensors = [];

    public ExportTensors(TensorSource source)
    {
        _source = source;
        foreach (TensorInfo tensor in source.Tensors)
        {
            _tensors[NameOf(tensor)] = tensor;
        }
    }

    public double BatchNormEpsilon => _source.BatchNormEpsilon;

    /// <summary>The name without what DataParallel puts before it.</summary>
    public static string NameOf(TensorInfo tensor) =>
        tensor.Name.StartsWith(ParallelPrefix, StringComparison.Ordinal) ? tensor.Name[ParallelPrefix.Length..] : tensor.Name;

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
