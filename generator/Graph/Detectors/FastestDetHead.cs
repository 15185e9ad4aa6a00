namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// FastestDet: the three stages at stride 16, squeezed and passed through one, two and three depthwise convolutions side by side, then
/// a branch each for objectness, box and classes.
/// </summary>
internal sealed class FastestDetHead(GraphBuilder graph, DetectorSpec detector) : DetectorFamily(graph, detector)
{
    protected override void Draw(Slice stride8, Slice stride16, Slice stride32)
    {
        Slice pooled = Graph.Pool("neck.pool", stride8, 3, 2, 1, PoolRounding.Floor, AverageDivisor.WindowSize);
        Slice neck = Graph.Concat("neck", [pooled, stride16, Graph.Upsample("neck.up", stride32, bilinear: false)]);
        Slice squeezed = Convolve("spp.squeeze", neck, Detector.Channels, Counted("SPP.Conv1x1.conv1x1", 0));
        Slice pyramid = Graph.Concat("spp", [Branch(squeezed, 1), Branch(squeezed, 2), Branch(squeezed, 3)]);
        Slice mixed = Graph.Convolution("spp.mix", pyramid, Detector.Channels, Counted("SPP.output", 0), 1, 1, 1);
        Slice features = Graph.Relu("spp", Graph.Add("spp", [squeezed, mixed]));
        features = Convolve("head", features, Detector.Channels, Counted("detect_head.conv1x1.conv1x1", 0));
        Level(
            16, Graph.Concat("head", [Result(features, "obj", 1), Result(features, "reg", 4), Result(features, "cls", Detector.Classes)]));
    }

    private Slice Branch(Slice input, int depth)
    {
        for (int index = 0; index < depth; index++)
        {
            input = Depthwise(Text.Of($"spp{depth}.{index}"), input, Counted(Text.Of($"SPP.S{depth}"), 3 * index));
        }

        return input;
    }

    private Slice Result(Slice features, string branch, int channels)
    {
        string name = "head." + branch;
        string sequence = $"detect_head.{branch}_layers.conv5x5";
        return Graph.Convolution(
            name, Depthwise(name + ".dw", features, Counted(sequence, 0)), channels, Counted(sequence, 3), 1, 1, 1);
    }
}
