using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Passes;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Passes;

public class PassPipelineTests
{
    public static TheoryData<string> Networks => [.. NetworkCases.QuickNames, .. NetworkCases.SweepNames];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Run_Network_LeavesNothingThatOnlyMovesData(string name)
    {
        NetworkGraph graph = PassPipeline.Run(NetworkFamily.Build(NetworkCases.Get(name)));

        Assert.DoesNotContain(
            graph.Nodes, node => node is ShuffleNode or SplitNode or ConcatNode or AddNode or ActivationNode or BatchNormNode or CopyNode);
        Assert.DoesNotContain(graph.Nodes.OfType<PoolNode>(), pool => !pool.Activation.IsNone);
    }

    [Fact]
    public void Run_Twice_ChangesNothing()
    {
        NetworkGraph once = PassPipeline.Run(NetworkFamily.Build(Presets.Of(ShuffleNetDialect.Paper, 3, 0.25)));

        Assert.Equal(GraphPrinter.Print(once), GraphPrinter.Print(PassPipeline.Run(once)));
    }

    [Fact]
    public void Validate_InputReadBeforeWritten_NamesNodeAndTensor()
    {
        NetworkGraph graph = NetworkFamily.Build(Small(ShuffleNetDialect.Paper));
        NetworkGraph broken = graph with { Nodes = [.. graph.Nodes.Reverse()] };

        InvalidGraphException exception = Assert.Throws<InvalidGraphException>(() => GraphValidator.Validate(broken));

        Assert.Contains(broken.Nodes[0].Name, exception.Message);
    }

    // One unit of each kind, so that each rewrite can be read in the text.
    [Theory]
    [InlineData(ShuffleNetDialect.Paper, "fold batch norm",
        "stage2.0.pw1: 6x8x8 stage2.0.pw1.norm = Pointwise 1x1 stride 1 groups 1 bn (stem.pool.out)")]
    [InlineData(ShuffleNetDialect.Paper, "sink activation into concat",
        "stage2.0.concat: 30x4x4 stage2.0.concat.act = Concat (stage2.0.shortcut.out.first.act, stage2.0.pw2.norm.second.act)")]
    [InlineData(ShuffleNetDialect.Paper, "fuse residual add",
        "stage2.1.pw2: 30x4x4 stage2.1.sum = Pointwise 1x1 stride 1 groups 3 bn add stage2.0.concat.act (stage2.1.dw.norm")]
    [InlineData(ShuffleNetDialect.Paper, "fuse activation",
        "stage2.1.pw2: 30x4x4 stage2.1.add.act = Pointwise 1x1 stride 1 groups 3 bn add stage2.0.concat.act relu (")]
    [InlineData(ShuffleNetDialect.Paper, "eliminate identity activation",
        "stage2.0.shortcut: 6x4x4 stage2.0.shortcut.out.first.act = AveragePool 3x3 stride 2 padding 0 by ValidElements (stem.pool.out)")]
    [InlineData(ShuffleNetDialect.Paper, "fold channel shuffle",
        "stage2.1.dw: 6x4x4 stage2.1.dw.norm.unshuffled = Depthwise 3x3 stride 1 groups 6 bn filters [0 3 1 4 2 5] (stage2.1.pw1.act)")]
    [InlineData(ShuffleNetDialect.Paper, "fold channel shuffle",
        "stage2.1.pw2: 30x4x4 stage2.1.add.act = Pointwise 1x1 stride 1 groups 3 bn input [0 2 4 1 3 5] add")]
    [InlineData(ShuffleNetDialect.Megvii, "fold channel shuffle",
        "stage2.1.pw2: 30x4x4 stage2.1.add.act = Pointwise 1x1 stride 1 groups 3 bn input [0 3 1 4 2 5] add")]
    [InlineData(ShuffleNetDialect.Paper, "eliminate concat", "stage2.0.pw2: 24x4x4 stage2.0.concat.act+6 = Pointwise")]
    [InlineData(ShuffleNetDialect.OnnxZoo, "eliminate concat", "stage2.0.shortcut: 6x4x4 stage2.0.concat.act+24 = AveragePool")]
    public void Run_UpToPass_RewritesAsDocumented(ShuffleNetDialect dialect, string pass, string expected)
    {
        string text = GraphPrinter.Print(PassPipeline.Run(NetworkFamily.Build(Small(dialect)), pass));

        Assert.Contains("\n" + expected, text);
    }

    // Three units of four channels: the first concatenates, each of the others passes half.
    [Theory]
    [InlineData(ShuffleNetDialect.Torchvision, "fold channel shuffle",
        "stage2.1.split2: 2x4x4 stage2.1.half2 = Split 2 to 3 (stage2.0.shuffled)")]
    [InlineData(ShuffleNetDialect.Torchvision, "fold channel shuffle",
        "conv5: 8x4x4 conv5.act = Pointwise 1x1 stride 1 groups 1 bn input [0 2 1 3] relu (stage2.2.both)")]
    [InlineData(ShuffleNetDialect.Torchvision, "eliminate split", "view: stage2.1.half2 = stage2.0.both[1] stage2.0.both[3]")]
    [InlineData(ShuffleNetDialect.Torchvision, "eliminate split", "view: stage2.2.half2 = stage2.0.both[2] stage2.1.pw2.act[1]")]
    [InlineData(ShuffleNetDialect.Torchvision, "eliminate split",
        "stage2.1.pw1: 2x4x4 stage2.1.pw1.act = Pointwise 1x1 stride 1 groups 1 bn relu (stage2.1.half2)")]
    [InlineData(ShuffleNetDialect.Megvii, "fold channel shuffle",
        "stage2.1.shuffle: 4x4x4 stage2.1.shuffled = Shuffle [0 2 1 3] (stage2.0.both)")]
    [InlineData(ShuffleNetDialect.Megvii, "eliminate split", "view: stage2.2.half2 = stage2.0.both[2] stage2.1.pw2.act[1]")]
    [InlineData(ShuffleNetDialect.Megvii, "eliminate concat", "stage2.0.pw2: 2x4x4 stage2.0.both+2 = Pointwise")]
    public void Run_SplitNetworkUpToPass_RewritesAsDocumented(ShuffleNetDialect dialect, string pass, string expected)
    {
        string text = GraphPrinter.Print(PassPipeline.Run(NetworkFamily.Build(SmallSplit(dialect)), pass));

        Assert.Contains("\n" + expected, text);
    }

    [Fact]
    public void Run_Backbone_CopiesTheStageThatIsReadOn()
    {
        NetworkSpec spec = SmallSplit(ShuffleNetDialect.Torchvision) with { OutputStages = [2, 3],
            HeadChannels = 0, Stages = new([new(4, 2, 2), new(8, 1, 2), new(16, 1, 2)]) };

        NetworkGraph graph = PassPipeline.Run(NetworkFamily.Build(spec));

        Assert.Equal(["stage2.1.pw2.copied", "stage3.0.shuffled"], graph.Outputs.Select(output => output.Slice.Tensor));
        Assert.Equal(["stage2.1.pw2.copy"], graph.Nodes.OfType<CopyNode>().Select(copy => copy.Name));
        Assert.DoesNotContain(graph.Nodes, node => node.Name.StartsWith("stage4", StringComparison.Ordinal));
        Assert.Equal(["stage4.0.", "conv5.", "fc."], graph.IgnoredPrefixes);
    }

    [Fact]
    public void EliminateDead_NodeWithoutReader_Goes()
    {
        Slice input = new("input", 0, TensorType.Float32(new(4, 3, 3)));
        ActivationNode dead = new("dead", input, input with { Tensor = "unread" }, Activation.Relu);
        ActivationNode live = new("live", input, input with { Tensor = "output" }, Activation.Relu);

        NetworkGraph graph = new EliminateDead().Run(new NetworkGraph(input, [new("output", live.Output)], [dead, live]));

        Assert.Equal([live], graph.Nodes);
    }

    private static NetworkSpec SmallSplit(ShuffleNetDialect dialect) => Presets.SplitOf(dialect, 1) with
    {
        InputHeight = 32, InputWidth = 32, StemChannels = 2, Stages = new([new(4, 3, 2)]), HeadChannels = 8, Classes = 10,
    };

    // Bottlenecks of 6 channels in each dialect, 8x8 pixels after the stem.
    private static NetworkSpec Small(ShuffleNetDialect dialect) => Presets.Of(dialect, 3, 1) with
    {
        InputHeight = 32, InputWidth = 32, StemChannels = 6, Stages = new([new(30, 2, 2)]), Classes = 10,
    };
}
