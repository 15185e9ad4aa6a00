namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// Draws a detector: a backbone of any family, and the head of its kind on the stages of stride 8, 16 and 32. Results are logits, for
/// the decoder compares thresholds with them and takes sigmoid and softmax of the few cells that remain.
/// </summary>
internal abstract class DetectorFamily(GraphBuilder graph, DetectorSpec detector)
{
    // NanoDet's, in backbone and head.
    private const float LeakySlope = 0.1f;

    protected GraphBuilder Graph { get; } = graph;

    protected DetectorSpec Detector { get; } = detector;

    /// <summary>Beginnings of the names of tensors that the authors' files have beside the network's.</summary>
    protected virtual IReadOnlyList<string> Unread => [];

    /// <param name="spec">The backbone, whose output stages have the strides that heads read.</param>
    /// <param name="detector">The head.</param>
    public static NetworkGraph Build(NetworkSpec spec, DetectorSpec detector)
    {
        (GraphBuilder graph, IReadOnlyList<Slice> stages) = NetworkFamily.Backbone(
            spec, new TensorNames(spec) { IsOfDetector = true }, RectifierOf(detector.Kind));
        DetectorFamily head = detector.Kind switch
        {
            DetectorKind.NanoDet => new NanoDetHead(graph, detector),
            DetectorKind.NanoDetPlus => new NanoDetPlusHead(graph, detector),
            DetectorKind.YoloFastestV2 => new YoloFastestHead(graph, detector),
            _ => new FastestDetHead(graph, detector),
        };
        head.Draw(stages[0], stages[1], stages[2]);
        return graph.Build() with { IgnoredPrefixes = new(head.Unread) };
    }

    /// <summary>Draws everything behind the backbone, results included.</summary>
    /// <param name="stride8">What the stage of stride 8 puts out.</param>
    /// <param name="stride16">What the stage of stride 16 puts out.</param>
    /// <param name="stride32">What the stage of stride 32 puts out.</param>
    protected abstract void Draw(Slice stride8, Slice stride16, Slice stride32);

    /// <summary>A level of results.</summary>
    protected void Level(int stride, Slice result) => Graph.Output(Text.Of($"level{stride}"), result);

    /// <summary>A convolution with batch normalisation and the kind's activation.</summary>
    protected Slice Convolve(string name, Slice input, int channels, LayerName layer, int kernel = 1, int stride = 1, int groups = 1) =>
        Rectified(name, Graph.Convolution(name, input, channels, layer, kernel, stride, groups));

    protected Slice Rectified(string name, Slice input) => Graph.Rectify(name, input, RectifierOf(Detector.Kind));

    /// <summary>A depthwise convolution with batch normalisation and the kind's activation.</summary>
    protected Slice Depthwise(string name, Slice input, LayerName layer, int stride = 1) =>
        Convolve(name, input, input.Shape.Channels, layer, Detector.Kernel, stride, input.Shape.Channels);

    /// <summary>Layers of a sequence, of which one and the normalisation behind it are counted.</summary>
    protected static LayerName Counted(string sequence, int index) =>
        new(Text.Of($"{sequence}.{index}"), Text.Of($"{sequence}.{index + 1}"));

    private static Activation RectifierOf(DetectorKind kind) =>
        kind is DetectorKind.NanoDet or DetectorKind.NanoDetPlus ? Activation.LeakyRelu(LeakySlope) : Activation.Relu;
}
