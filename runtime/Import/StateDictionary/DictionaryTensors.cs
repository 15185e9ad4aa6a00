namespace ShuffleNet.Compiler.Import;

/// <summary>The tensors of a file that stays open, under the names that a network has for them.</summary>
internal sealed class DictionaryTensors : TensorSource
{
    private readonly TensorSource _file;
    private readonly Dictionary<TensorInfo, TensorInfo> _inFile = new(ReferenceEqualityComparer.Instance);

    /// <param name="file">The file.</param>
    /// <param name="tensors">Those of it that belong to the network, each with its name in the network.</param>
    public DictionaryTensors(TensorSource file, IEnumerable<(string Name, TensorInfo InFile)> tensors)
    {
        _file = file;
        foreach ((string name, TensorInfo tensor) in tensors)
        {
            _inFile.Add(tensor with { Name = name }, tensor);
        }

        Tensors = [.. _inFile.Keys];
    }

    public override string Name => _file.Name;

    public override IReadOnlyList<TensorInfo> Tensors { get; }

    public override double BatchNormEpsilon => _file.BatchNormEpsilon;

    /// <summary>What the file calls a tensor.</summary>
    public string NameInFile(TensorInfo tensor) => _inFile[tensor].Name;

    public override void Read(TensorInfo tensor, Span<double> destination) => _file.Read(_inFile[tensor], destination);
}
