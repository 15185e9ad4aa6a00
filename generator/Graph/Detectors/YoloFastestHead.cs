namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// Yolo-FastestV2: the stages of stride 16 and 32, each with a branch for boxes and one for objectness and classes; both levels share the
/// convolutions that give the results.
/// </summary>
internal sealed class YoloFastestHead(GraphBuilder graph, DetectorSpec detector) : DetectorFamily(graph, detector)
{
    private const int Sides = 4;

    // Two levels, width and height.
    private int Anchors => Detector.Anchors.Count / 4;

    protected override void Draw(Slice stride8, Slice stride16, Slice stride32)
    {
        Slice coarse = Squeeze(stride32, 3);
        Slice joined = Graph.Concat("neck", [Graph.Upsample("neck.up", stride32, bilinear: false), stride16]);
        Results(16, 2, Squeeze(joined, 2));
        Results(32, 3, coarse);
    }

    private Slice Squeeze(Slice input, int level) =>
        Convolve(Text.Of($"squeeze{level}"), input, Detector.Channels, Counted(Text.Of($"fpn.conv1x1_{level}"), 0));

    private void Results(int stride, int level, Slice features)
    {
        Slice boxes = Branch("reg", level, features);
        Slice classes = Branch("cls", level, features);
        string name = Text.Of($"head{stride}");
        Level(stride, Graph.Concat(name,
        [
            Result(name + ".reg", boxes, "output_reg_layers", Sides * Anchors),
            Result(name + ".obj", classes, "output_obj_layers", Anchors),
            Result(name + ".cls", classes, "output_cls_layers", Detector.Classes),
        ]));
    }

    private Slice Branch(string branch, int level, Slice input)
    {
        string name = Text.Of($"{branch}{level}");
        string sequence = Text.Of($"fpn.{branch}_head_{level}.block");
        input = Separable(name + ".0", input, sequence, 0);
        return Separable(name + ".1", input, sequence, 5);
    }

    private Slice Separable(string name, Slice input, string sequence, int index) => Graph.Convolution(
        name + ".pw", Depthwise(name + ".dw", input, Counted(sequence, index)), Detector.Channels, Counted(sequence, index + 3), 1, 1, 1);

    private Slice Result(string name, Slice input, string layer, int channels) =>
        Graph.Convolution(name, input, channels, layer, 1, 1, 0, 1, bias: true);
}
