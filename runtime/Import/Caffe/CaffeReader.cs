namespace ShuffleNet.Compiler.Import.Caffe;

/// <summary>
/// Reads a Caffe network: the layers of a .prototxt with the weights of the .caffemodel's layers of the same names, or a
/// .caffemodel alone, which has the layers of the training network.
/// </summary>
internal sealed class CaffeReader
{
    private static readonly string[] s_sources = ["Data", "ImageData", "HDF5Data", "MemoryData", "Input", "DummyData", "AnnotatedData"];

    private readonly string _file;
    private readonly ModelOptions _options;
    private readonly NetworkBuilder _builder;
    private readonly NamedViews _views;
    private readonly Dictionary<string, LayerParameter> _weights = [];
    private InputNode? _image;

    private CaffeReader(ModelBudget budget, ModelOptions options)
    {
        _file = budget.File;
        _options = options;
        _builder = new NetworkBuilder(budget);
        _views = new NamedViews(budget.File);
    }

    /// <summary>Whether a file begins as text with a field of NetParameter, or a comment.</summary>
    public static bool MatchesText(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = head.TrimStart(" \t\r\n"u8);
        return head.IndexOfAnyExceptInRange((byte)9, (byte)126) < 0
            && (text.StartsWith("#"u8) || text.StartsWith("name"u8) || text.StartsWith("input"u8) || text.StartsWith("layer"u8));
    }

    /// <summary>Whether a file begins as a NetParameter does: with the name, old layers, an input or a layer.</summary>
    public static bool MatchesModel(ReadOnlySpan<byte> head) => head is [0x0A or 0x12 or 0x1A, _, ..] or [0xA2, 0x06, ..];

    /// <param name="file">What messages call the network.</param>
    /// <param name="text">The .prototxt; null to take the layers of the model.</param>
    /// <param name="model">The .caffemodel.</param>
    /// <param name="options">The size of the input, where the network leaves it open.</param>
    /// <exception cref="WeightException">A file is damaged, or holds what a ShuffleNet does not.</exception>
    public static FileNetwork Read(string file, byte[]? text, byte[] model, ModelOptions options)
    {
        ModelBudget budget = new(file, (long)model.Length + (text?.Length ?? 0));
        NetParameter weights = MessageBudget.Parse(budget, model, NetParameter.Parser, "the model is not a well-formed .caffemodel");
        return new CaffeReader(budget, options).Read(text is null ? weights : Prototxt.Read(budget, text), weights);
    }

    private FileNetwork Read(NetParameter network, NetParameter weights)
    {
        foreach (LayerParameter layer in CaffeUpgrade.Layers(_file, weights).Where(layer => layer.Blobs.Count > 0))
        {
            if (!_weights.TryAdd(layer.Name, layer))
            {
                throw new WeightFormatException($"{_file}: two layers of the model are called {WeightStream.Quote(layer.Name)}");
            }
        }

        if (network.Input.Count > 0)
        {
            DefineImage(network.Input[0], Extents(network));
        }

        CaffeLayers layers = new(_builder);
        string? output = null;
        foreach (LayerParameter layer in CaffeUpgrade.Layers(_file, network))
        {
            if (s_sources.Contains(layer.Type))
            {
                DefineImage(
                    layer.Top.Count > 0 ? layer.Top[0] : "", layer.InputParam?.Shape is [BlobShape shape, ..] ? [.. shape.Dim] : []);
            }
            else if (layer.Type is not ("Accuracy" or "Silence"))
            {
                output = Apply(layers, layer) ?? output;
            }
        }

        return _image is null || output is null
            ? throw new UnrecognizedNetworkException($"{_file}: the network has no {(_image is null ? "input" : "layers")}")
            : _builder.Build(_image, _views.Read("the end", output));
    }

    private string? Apply(CaffeLayers layers, LayerParameter layer)
    {
        // What a loss reads are the logits; the labels are nobody's.
        if (layer.Type == "SoftmaxWithLoss")
        {
            return layer.Bottom.FirstOrDefault();
        }

        _builder.Charge(0);
        ChannelView[] inputs = [.. layer.Bottom.Select(bottom => _views.Read(layer.Name, bottom))];
        CaffeBlobs blobs = new(_file, layer.Name, _weights.GetValueOrDefault(layer.Name)?.Blobs ?? []);
        IReadOnlyList<ChannelView> results = layers.Apply(layer, inputs, blobs);
        for (int top = 0; top < layer.Top.Count; top++)
        {
            _views.Write(layer.Top[top], results[Math.Min(top, results.Count - 1)]);
        }

        return layer.Top.LastOrDefault();
    }

    /// <summary>The extents of the input, whichever of three ways the network writes them.</summary>
    private static long[] Extents(NetParameter network) => network.InputShape.Count > 0
        ? [.. network.InputShape[0].Dim]
        : [.. network.InputDim.Select(extent => (long)extent)];

    private void DefineImage(string name, long[] extents)
    {
        if (_image is not null || extents.Length is not (0 or 4))
        {
            throw new UnrecognizedNetworkException(
                $"{_file}: one input of batch, channels, rows and columns was expected, [{string.Join(", ", extents.Take(8))}] found");
        }

        _image = extents.Length == 0
            ? _builder.Input(name, 3, _options.InputHeight, _options.InputWidth)
            : _builder.Input(name, extents[1], extents[2], extents[3]);
        _views.Write(name, ChannelView.Of(_image));
    }
}
