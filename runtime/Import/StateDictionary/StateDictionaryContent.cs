using ShuffleNet.Compiler.Import.Onnx;

namespace ShuffleNet.Compiler.Import;

/// <summary>
/// A file of named tensors. Names and shapes show the channels; strides and pools do not show, and have the dialect's values
/// unless a safetensors file says more in its notes.
/// </summary>
internal sealed class StateDictionaryContent : ModelContent
{
    /// <summary>The note of a file whose tensors are no float weights, though they are called so.</summary>
    public const string QuantizedNote = "quantization";

    private readonly WeightFile _file;
    private readonly DictionaryTensors _tensors;
    private readonly ModelOptions _options;

    /// <param name="file">Closed with this.</param>
    /// <param name="options">What the file may leave open.</param>
    /// <exception cref="WeightException">The tensors are no ShuffleNet's.</exception>
    public StateDictionaryContent(WeightFile file, ModelOptions options)
    {
        _file = file;
        _options = options;
        Findings = new SpecFindings(file.Name, options);
        _tensors = KnownNames.Find(file) ?? throw new UnrecognizedNetworkException(
            $"{file.Name}: the names are not those of a ShuffleNet of the authors or of torchvision; it has {Some(file.Tensors)}");
        DictionaryShapes shapes = new(_tensors);
        if (SplitDictionary.Matches(shapes))
        {
            SplitDictionary.Note(Findings, shapes);
        }
        else
        {
            ResidualDictionary.Note(Findings, shapes);
        }

        SpecNotes.Note(Findings, file.Metadata);
    }

    public override ModelFormat Format => ModelFormat.StateDictionary;

    public override SpecFindings Findings { get; }

    public static StateDictionaryContent Open(string path, ModelOptions options)
    {
        WeightFile file = WeightFile.Open(path, options.Key);
        try
        {
            if (file.Metadata.ContainsKey(QuantizedNote))
            {
                throw new UnsupportedWeightsException(
                    $"{path}: a quantised network (its note {QuantizedNote} says so); QuantizedNetwork.Open reads it");
            }

            return new StateDictionaryContent(file, options);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public override TensorSource Tensors(NetworkSpec spec) =>
        new DictionaryTensors(_tensors, _tensors.Tensors.Select(tensor => (tensor.Name, tensor)));

    public override FileNetwork Network(NetworkSpec spec)
    {
        using MemoryStream model = new();
        OnnxExporter.Write(spec, _tensors, model);
        return OnnxReader.Read(_file.Name, model.ToArray(), null, _options);
    }

    private static string Some(IReadOnlyList<TensorInfo> tensors) =>
        string.Join(", ", tensors.Take(3).Select(tensor => WeightStream.Quote(tensor.Name))) + (tensors.Count > 3 ? ", …" : "");

    public override void Dispose()
    {
        _file.Dispose();
        base.Dispose();
    }
}
