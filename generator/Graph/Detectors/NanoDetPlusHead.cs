namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// NanoDet-Plus-m: the stages made equally deep, then joined from the coarsest to the finest and back by ghost blocks, which compute half
/// of their channels from the other half; a fourth level from the coarsest.
/// </summary>
internal sealed class NanoDetPlusHead(GraphBuilder graph, DetectorSpec detector) : DistanceHead(graph, detector)
{
    // Of the cheap half of a ghost module.
    private const int GhostKernel = 3;

    private int Channels => Detector.Channels;

    // What helps training alone.
    protected override IReadOnlyList<string> Unread => [.. base.Unread, "aux_fpn.", "aux_head."];

    protected override void Draw(Slice stride8, Slice stride16, Slice stride32)
    {
        Slice fine = Reduce(stride8, 0);
        Slice middle = Reduce(stride16, 1);
        Slice coarse = Reduce(stride32, 2);
        Slice inner16 = Ghost("down16", "fpn.top_down_blocks.0", Graph.Upsample("down16.up", coarse, bilinear: true), middle);
        Slice level8 = Ghost("down8", "fpn.top_down_blocks.1", Graph.Upsample("down8.up", inner16, bilinear: true), fine);
        Slice level16 = Ghost("up16", "fpn.bottom_up_blocks.0", Down("up16.down", level8, "fpn.downsamples.0"), inner16);
        Slice level32 = Ghost("up32", "fpn.bottom_up_blocks.1", Down("up32.down", level16, "fpn.downsamples.1"), coarse);
        Slice level64 = Graph.Add(
            "extra", [Down("extra.in", coarse, "fpn.extra_lvl_in_conv.0"), Down("extra.out", level32, "fpn.extra_lvl_out_conv.0")]);
        Level(0, 8, level8);
        Level(1, 16, level16);
        Level(2, 32, level32);
        Level(3, 64, level64);
    }

    private Slice Reduce(Slice stage, int index) => Convolve(
        Text.Of($"reduce{index}"), stage, Channels,
        new(Text.Of($"fpn.reduce_layers.{index}.conv"), Text.Of($"fpn.reduce_layers.{index}.bn")));

    private Slice Down(string name, Slice input, string layer) => Separable(name, input, Channels, layer, stride: 2);

    private Slice Ghost(string name, string layer, Slice first, Slice second)
    {
        layer += ".blocks.0.";
        Slice input = Graph.Concat(name + ".in", [first, second]);
        int channels = input.Shape.Channels;
        Slice x = Primary(name + ".ghost1.pw", input, layer + "ghost1");
        x = Rectified(name + ".ghost1.pw", x);
        x = Graph.Concat(name + ".ghost1", [x, Rectified(name + ".ghost1.dw", Cheap(name + ".ghost1.dw", x, layer + "ghost1"))]);
        x = Primary(name + ".ghost2.pw", x, layer + "ghost2");
        x = Graph.Concat(name + ".ghost2", [x, Cheap(name + ".ghost2.dw", x, layer + "ghost2")]);
        Slice shortcut = Graph.Convolution(
            name + ".shortcut.dw", input, channels, Counted(layer + "shortcut", 0), Detector.Kernel, 1, channels);
        shortcut = Graph.Convolution(name + ".shortcut.pw", shortcut, Channels, Counted(layer + "shortcut", 2), 1, 1, 1);
        return Graph.Add(name, [x, shortcut]);
    }

    private Slice Primary(string name, Slice input, string module) =>
        Graph.Convolution(name, input, Channels / 2, Counted(module + ".primary_conv", 0), 1, 1, 1);

    private Slice Cheap(string name, Slice half, string module) => Graph.Convolution(
        name, half, half.Shape.Channels, Counted(module + ".cheap_operation", 0), GhostKernel, 1, half.Shape.Channels);
}
