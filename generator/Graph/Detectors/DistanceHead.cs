namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// What NanoDet and NanoDetPlus have in common: a level of its own for each feature map, separable convolutions, then logits of the classes
/// and of the distances to the four sides.
/// </summary>
internal abstract class DistanceHead(GraphBuilder graph, DetectorSpec detector) : DetectorFamily(graph, detector)
{
    private const int Sides = 4;

    // Of NanoDet's files; a box branch that its configurations share with the classes, and the bins, which are counted.
    protected override IReadOnlyList<string> Unread => ["head.gfl_reg.", "head.distribution_project."];

    /// <param name="index">Counts the levels from the finest.</param>
    /// <param name="stride">Of the level.</param>
    /// <param name="features">What the neck gives.</param>
    protected void Level(int index, int stride, Slice features)
    {
        for (int convolution = 0; convolution < Detector.Convolutions; convolution++)
        {
            features = Separable(
                Text.Of($"head{stride}.{convolution}"), features, Detector.Channels, Text.Of($"head.cls_convs.{index}.{convolution}"));
        }

        int results = Detector.Classes + (Sides * Detector.DistanceBins);
        Level(stride, Graph.Convolution(
            Text.Of($"head{stride}"), features, results, Text.Of($"head.gfl_cls.{index}"), 1, 1, 0, 1, bias: true));
    }

    /// <summary>A depthwise and a pointwise convolution.</summary>
    protected Slice Separable(string name, Slice input, int channels, string layer, int stride = 1)
    {
        Slice spread = Depthwise(name + ".dw", input, new(layer + ".depthwise", layer + ".dwnorm"), stride);
        return Convolve(name + ".pw", spread, channels, new(layer + ".pointwise", layer + ".pwnorm"));
    }
}
