namespace ShuffleNet.Compiler.Import;

/// <summary>A model file of any family as operators and their weights.</summary>
/// <param name="Network">The network as the file draws it.</param>
/// <param name="Operators">The same as a list of operators, for the generator.</param>
/// <param name="Layers">The weights of those that have any.</param>
internal sealed record ImportedModel(FileNetwork Network, OperatorModel Operators, IReadOnlyList<NamedLayer> Layers)
{
    /// <summary>The weights under the names by which the class asks for them.</summary>
    public TensorSource Weights => new ImportedTensors(Network.File, Layers);

    /// <summary>The attribute that describes the network, if it is a ShuffleNet.</summary>
    public string? Attribute
    {
        get
        {
            try
            {
                return AttributeText.Of(Recognizer.Recognize(Network, new ModelOptions()).Findings.Describe());
            }
            catch (WeightException)
            {
                return null;
            }
        }
    }

    /// <exception cref="WeightException">The file is damaged, of a format that has no graph, or has what is not read here.</exception>
    /// <inheritdoc cref="ModelFile.Open(string, ModelOptions?)"/>
    public static ImportedModel Read(string path, ModelOptions? options = null)
    {
        FileNetwork network = ModelFormats.ReadGraph(path, null, options ?? new ModelOptions())?.Network
            ?? throw new UnsupportedWeightsException(
                $"{path}: tensors without a graph, which say nothing of what is computed with them; export the model as ONNX");
        (OperatorModel operators, IReadOnlyList<NamedLayer> layers) = OperatorWriter.Write(network);
        return new(network, operators, layers);
    }
}
