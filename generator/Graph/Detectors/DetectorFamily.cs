namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// Draws a detector: a backbone of any family, and the head of its kind on the stages of stride 8, 16 and 32. Results are logits, for
/// the decoder compares thresholds with them and takes sigmoid and softmax of the few cells that remain.
/// </summary>
internal abstract class DetectorFamily(GraphBuilder graph, DetectorSpec detector)
{
    protected GraphBuilder Graph { get; } = graph;

    protected DetectorSpec Detector { get; } = detector;

    /// <param name="spec">The backbone, whose output stages have the strides that heads read.</param>
    /// <param name="detector">The head.</param>
    public static NetworkGraph Build(NetworkSpec spec, DetectorSpec detector)
    {
        (GraphBuilder graph, IReadOnlyList<Slice> stages) = NetworkFamily.Backbone(spec, new TensorNames(spec) { IsOfDetector = true });
        DetectorFamily head = new FastestDetHead(graph, detector);
        head.Draw(stages[0], stages[1], stages[2]);
        return graph.Build();
    }

    /// <summary>Draws everything behind the backbone, results included.</summary>
    /// <param name="stride8">What the stage of stride 8 puts out.</param>
    /// <param name="stride16">What the stage of stride 16 puts out.</param>
    /// <param name="stride32">What the stage of stride 32 puts out.</param>
    protected abstract void Draw(Slice stride8, Slice stride16, Slice stride32);

    /// <summary>A level of results.</summary>
    protected void Level(int stride, Slice result) => Graph.Output(Text.Of($"level{stride}"), result);

    /// <summary>A convolution with batch normalisation and ReLU.</summary>
    protected Slice Convolve(string name, Slice input, int channels, LayerName layer, int kernel = 1, int groups = 1) =>
        Graph.Relu(name, Graph.Convolution(name, input, channels, layer, kernel, 1, groups));

    /// <summary>A depthwise convolution with batch normalisation and ReLU.</summary>
    protected Slice Depthwise(string name, Slice input, LayerName layer) =>
        Convolve(name, input, input.Shape.Channels, layer, Detector.Kernel, input.Shape.Channels);
}
