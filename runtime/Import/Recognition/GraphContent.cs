namespace ShuffleNet.Compiler.Import;

/// <summary>A file with a graph.</summary>
internal sealed class GraphContent : ModelContent
{
    private readonly FileNetwork _network;
    private readonly ImportedNetwork _recognized;

    /// <exception cref="UnrecognizedNetworkException">The graph is no ShuffleNet.</exception>
    public GraphContent(ModelFormat format, FileNetwork network, ModelOptions options)
    {
        Format = format;
        _network = network;
        _recognized = Recognizer.Recognize(network, options);
    }

    public override ModelFormat Format { get; }

    public override SpecFindings Findings => _recognized.Findings;

    public override TensorSource Tensors(NetworkSpec spec) => new ImportedTensors(_network.File, _recognized.Layers(spec));

    public override FileNetwork Network(NetworkSpec spec) => _network;
}
