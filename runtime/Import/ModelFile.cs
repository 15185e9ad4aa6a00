namespace ShuffleNet.Compiler.Import;

/// <summary>
/// A trained network from elsewhere: an ONNX, Caffe or ncnn model, a PyTorch or safetensors file. It says which
/// <c>[ShuffleNet(…)]</c> compiles it, and gives its weights to a class that has this spec.
/// </summary>
/// <remarks>
/// <para>Names in a graph play no part: the nodes are followed, and what they compute decides. A network that differs from
/// every ShuffleNet is refused, and so is a class that differs from the file; messages name the node and the property.</para>
/// <para>Not safe for concurrent use.</para>
/// </remarks>
public sealed class ModelFile : IDisposable
{
    private readonly ModelContent _content;

    internal ModelFile(string name, ModelContent content)
    {
        Name = name;
        _content = content;
        Spec = content.Findings.Describe();
    }

    /// <summary>What messages call the file.</summary>
    public string Name { get; }

    /// <summary>The format that was found.</summary>
    public ModelFormat Format => _content.Format;

    /// <summary>
    /// The network, in the dialect that leaves the fewest properties to be said. What the file does not show has the dialect's
    /// value: a rounding that makes no difference at this size; strides and pools where there are only tensors.
    /// </summary>
    public NetworkSpec Spec { get; }

    /// <summary>
    /// The attribute that compiles the network: C# after <c>using ShuffleNet.Compiler</c>, with the properties alone that
    /// differ from the dialect's preset.
    /// </summary>
    public string Attribute => AttributeText.Of(Spec);

    /// <summary>Opens a model; the format is found by content.</summary>
    /// <param name="path">
    /// An .onnx file; a .caffemodel, or the .prototxt beside it; an ncnn .param, beside which its .bin lies under the same
    /// name; a .pth, .pth.tar or .safetensors file.
    /// </param>
    /// <param name="options">What the file may leave open.</param>
    /// <exception cref="WeightException">The file is damaged, of a format that is not read, or no ShuffleNet.</exception>
    /// <exception cref="IOException">The file cannot be opened or read; other exceptions of opening pass through as well.</exception>
    public static ModelFile Open(string path, ModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new ModelFile(path, ModelFormats.Read(path, null, options ?? new ModelOptions()));
    }

    /// <summary>Opens a model whose weights are in a file of their own that is not named after the graph's.</summary>
    /// <param name="graph">A .prototxt or .param file.</param>
    /// <param name="weights">The .caffemodel or .bin file.</param>
    /// <param name="options">What the file may leave open.</param>
    /// <inheritdoc cref="Open(string, ModelOptions?)"/>
    public static ModelFile Open(string graph, string weights, ModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(weights);
        return new ModelFile(graph, ModelFormats.Read(graph, weights, options ?? new ModelOptions()));
    }

    /// <summary>Loads a network's weights from a model of the same spec.</summary>
    /// <typeparam name="TNetwork">A generated class.</typeparam>
    /// <param name="path">As for <see cref="Open(string, ModelOptions?)"/>.</param>
    /// <param name="options">What the file may leave open besides the size of the input, which is the class's.</param>
    /// <exception cref="SpecMismatchException">The file is another ShuffleNet than the class.</exception>
    /// <exception cref="WeightException">The file is damaged, of a format that is not read, or no ShuffleNet.</exception>
    /// <exception cref="IOException">The file cannot be opened or read; other exceptions of opening pass through as well.</exception>
    public static TNetwork Load<TNetwork>(string path, ModelOptions? options = null)
        where TNetwork : class, ISpecifiedNetwork<TNetwork>
    {
        using ModelFile file = Open(
            path,
            (options ?? new()) with { InputHeight = TNetwork.Spec.InputHeight, InputWidth = TNetwork.Spec.InputWidth });
        return file.Load<TNetwork>();
    }

    /// <summary>Loads this file's weights into a new network.</summary>
    /// <typeparam name="TNetwork">A generated class.</typeparam>
    /// <exception cref="SpecMismatchException">The file is another ShuffleNet than the class.</exception>
    /// <exception cref="WeightException">The weights are damaged.</exception>
    public TNetwork Load<TNetwork>()
        where TNetwork : class, ISpecifiedNetwork<TNetwork>
    {
        using TensorSource tensors = TensorsFor(TNetwork.Spec);
        return TNetwork.Load(tensors);
    }

    /// <summary>The weights under the names, and in the order, that a generated class of this spec asks for.</summary>
    /// <param name="spec">That of the class; compared with the file property by property.</param>
    /// <exception cref="SpecMismatchException">The file is another ShuffleNet.</exception>
    public TensorSource TensorsFor(NetworkSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        IReadOnlyList<SpecMismatch> mismatches = _content.Findings.Compare(spec);
        return mismatches.Count == 0 ? _content.Tensors(spec) : throw new SpecMismatchException(Name, mismatches, Attribute);
    }

    /// <summary>
    /// Runs the network as the file draws it, node by node in double precision: an answer to compare a compiled class with.
    /// Takes seconds.
    /// </summary>
    /// <param name="input">Planar: channels, rows, columns of the spec's input.</param>
    /// <returns>One value per class.</returns>
    /// <exception cref="ArgumentException">The input has another length.</exception>
    /// <exception cref="WeightException">The weights are damaged.</exception>
    public double[] Evaluate(ReadOnlySpan<float> input)
    {
        int length = Spec.InputChannels * Spec.InputHeight * Spec.InputWidth;
        return input.Length == length
            ? NetworkEvaluator.Run(_content.Network(Spec), input)
            : throw new ArgumentException($"The input has {input.Length} floats; the network takes {length}.", nameof(input));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _content.Dispose();
}
