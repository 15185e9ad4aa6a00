using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Reference;
using ShuffleNet.Compiler.Tests.Support.Tensors;
using Dialect = ShuffleNet.Compiler.ShuffleNetDialect;
using Version = ShuffleNet.Compiler.ShuffleNetVersion;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>Compiled backbones against the naive networks, stage by stage and channel by channel.</summary>
public class BackboneTests
{
    private static readonly Dictionary<string, NetworkSpec> s_cases = new()
    {
        ["V2 torchvision"] = Split(Dialect.Torchvision, 0.5, 64, 64, 2, 3, 4),
        ["V2 Megvii"] = Split(Dialect.Megvii, 0.5, 64, 64, 2, 3, 4),
        ["V2 torchvision 1x, odd sizes"] = Split(Dialect.Torchvision, 1, 75, 100, 2, 3, 4),
        ["V2 Megvii 1x, odd sizes"] = Split(Dialect.Megvii, 1, 75, 100, 2, 3, 4),
        ["V2 300x400"] = Split(Dialect.Torchvision, 0.5, 300, 400, 3, 4),
        ["V2 320x320"] = Split(Dialect.Megvii, 0.5, 320, 320, 2, 4),
        ["V2 352x352, stage 3 alone"] = Split(Dialect.Torchvision, 0.5, 352, 352, 3),
        ["V2 416x416, stage 4 alone"] = Split(Dialect.Torchvision, 0.5, 416, 416, 4),
        ["V2 1x1"] = Split(Dialect.Torchvision, 0.5, 1, 1, 2, 3, 4),
        ["V2 one unit a stage"] = Split(Dialect.Torchvision, 0.5, 50, 34, 2, 3) with { Stages = new([new(12, 1, 2), new(20, 1, 2)]) },
        ["V2 chain of two stages"] = Split(Dialect.Torchvision, 0.5, 50, 34, 2, 3) with { Stages = new([new(12, 3, 2), new(12, 3, 1)]) },
        ["V2 Megvii chain of two stages"] = Split(Dialect.Megvii, 0.5, 50, 34, 2, 3) with { Stages = new([new(30, 3, 2), new(30, 3, 1)]) },
        ["V2 chain from the stem"] = Split(Dialect.Torchvision, 0.5, 50, 34, 2) with { Stages = new([new(24, 3, 1), new(40, 3, 2)]) },
        ["V2 chain from the stem without pool"] = Split(Dialect.Megvii, 0.5, 31, 34, 2, 3) with { StemPool = false, Stages = new([new(24, 3, 1), new(40, 3, 2)]) },
        ["V1 paper"] = Residual(Dialect.Paper, 64, 64, 2, 3, 4),
        ["V1 Megvii, odd sizes"] = Residual(Dialect.Megvii, 75, 100, 2, 3, 4),
        ["V1 zoo, stage 3 alone"] = Residual(Dialect.OnnxZoo, 75, 100, 3),
        ["V1 one unit a stage"] = Residual(Dialect.Megvii, 50, 34, 2, 3) with { Stages = new([new(60, 1, 2), new(120, 1, 2)]) },
        ["V1 stages that contain each other"] = Residual(Dialect.Megvii, 50, 34, 2, 3, 4) with { Stages = new([new(60, 1, 2), new(96, 1, 1), new(132, 1, 2)]) },
        ["V1 three stages that contain each other"] = Residual(Dialect.OnnxZoo, 50, 34, 2, 3, 4) with { Stages = new([new(60, 1, 2), new(96, 1, 1), new(132, 1, 1)]) },
        ["V1 stages of stride 1"] = Residual(Dialect.Megvii, 50, 34, 2, 3, 4) with { Stages = new([new(60, 2, 2), new(60, 2, 1), new(96, 2, 1)]) },
    };

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    internal static IEnumerable<string> Names => s_cases.Keys;

    internal static NetworkSpec Get(string name) => s_cases[name];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_Backbone_GivesEveryStageInTheNetworksOrder(string name)
    {
        NetworkSpec spec = s_cases[name];

        // A trained file has a classifier and stages beyond the last one asked for, which a backbone passes over.
        NetworkSpec whole = spec with { OutputStages = default, HeadChannels = spec.Version == Version.V2 ? 100 : 0 };
        using RandomTensors weights = new(whole, 1);
        float[] input = RandomInput.Of(spec, 2);
        IReadOnlyList<Planes> stages = spec.Version == Version.V2
            ? [.. new SplitReference(spec, weights).Stages(input).Select(stage => stage.Planes)]
            : new ReferenceNetwork(spec, weights).Stages(input);
        IBackboneRunner network = CompiledNetwork.CreateBackbone(spec);

        float[][] actual = network.Run(weights, input);

        Assert.Equal(spec.OutputStages, network.Stages.Select(stage => stage.Stage));
        for (int output = 0; output < actual.Length; output++)
        {
            Planes expected = stages[spec.OutputStages[output] - 2];
            StageShape shape = network.Stages[output];
            Assert.Equal((expected.Channels, expected.Height, expected.Width), (shape.Channels, shape.Height, shape.Width));
            Assert.InRange(Difference.Relative(expected.Values, actual[output]), 0, 1e-4);
        }

        Assert.False(network.WritesOutside(weights, input));
        Assert.Equal(0, network.AllocatedByRun(input));
    }

    /// <summary>A stage that the next one reads is copied, the last one is computed where the caller wants it.</summary>
    [Theory]
    [InlineData("V2 torchvision", 2)]
    [InlineData("V2 Megvii", 2)]
    [InlineData("V2 352x352, stage 3 alone", 0)]
    [InlineData("V1 paper", 2)]
    [InlineData("V1 zoo, stage 3 alone", 0)]
    public void Summary_OfBackbone_CountsOnlyTheStagesThatAreReadOn(string name, int copies) =>
        Assert.Equal(copies, CompiledNetwork.CreateBackbone(s_cases[name]).Summary.Copies);

    private static NetworkSpec Split(Dialect dialect, double scale, int height, int width, params int[] outputs) =>
        Presets.SplitOf(dialect, scale) with { InputHeight = height, InputWidth = width, HeadChannels = 0, OutputStages = new(outputs) };

    private static NetworkSpec Residual(Dialect dialect, int height, int width, params int[] outputs) =>
        Presets.Of(dialect, 3, 0.25) with { InputHeight = height, InputWidth = width, OutputStages = new(outputs), Classes = 10 };
}
