namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// NanoDet-m: the stages made equally deep, enlarged and added from the coarsest to the finest, then averaged and added back. No
/// convolution follows a sum.
/// </summary>
internal sealed class NanoDetHead(GraphBuilder graph, DetectorSpec detector) : DistanceHead(graph, detector)
{
    protected override void Draw(Slice stride8, Slice stride16, Slice stride32)
    {
        Slice coarse = Lateral(stride32, 2);
        Slice middle = Sum("down16", Lateral(stride16, 1), Graph.Upsample("down16.up", coarse, bilinear: true));
        Slice fine = Sum("down8", Lateral(stride8, 0), Graph.Upsample("down8.up", middle, bilinear: true));
        middle = Sum("up16", middle, Halve("up16", fine));
        coarse = Sum("up32", coarse, Halve("up32", middle));
        Level(0, 8, fine);
        Level(1, 16, middle);
        Level(2, 32, coarse);
    }

    private Slice Lateral(Slice stage, int index) => Graph.Convolution(
        Text.Of($"lateral{index}"), stage, Detector.Channels, Text.Of($"fpn.lateral_convs.{index}.conv"), 1, 1, 0, 1, bias: true);

    private Slice Sum(string name, Slice first, Slice second) => Graph.Add(name, [first, second]);

    // Bilinear to half the size, with half-pixel centres, is the mean of each four.
    private Slice Halve(string name, Slice input) =>
        Graph.Pool(name + ".half", input, 2, 2, 0, PoolRounding.Floor, AverageDivisor.WindowSize);
}
