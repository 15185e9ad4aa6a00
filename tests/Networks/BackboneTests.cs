using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Reference;
using ShuffleNet.Compiler.Tests.Support.Tensors;
using Version = ShuffleNet.Compiler.ShuffleNetVersion;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>Compiled backbones against the naive networks, stage by stage and channel by channel.</summary>
public class BackboneTests
{
    public static TheoryData<string> Cases => [.. BackboneCases.QuickNames];

    public static TheoryData<string> More => [.. BackboneCases.LongNames];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_Backbone_GivesEveryStageInTheNetworksOrder(string name) => Compare(BackboneCases.Get(name));

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [MemberData(nameof(More))]
    public void Run_MoreBackbones_GiveEveryStageInTheNetworksOrder(string name) => Compare(BackboneCases.Get(name));

    private static void Compare(NetworkSpec spec)
    {
        // A trained file has a classifier and stages beyond the last one asked for, which a backbone passes over.
        NetworkSpec whole = spec with { OutputStages = [], HeadChannels = spec.Version == Version.V1 ? 0 : 100 };
        using RandomTensors weights = new(whole, 1);
        float[] input = RandomInput.Of(spec, 2);
        IReadOnlyList<Planes> stages = spec.Version != Version.V1
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

    /// <summary>
    /// A stage is copied if a window of the next one reaches beyond the borders of its planes, where a caller's span has nothing to
    /// read. The last one is computed where the caller wants it.
    /// </summary>
    [Theory]
    [InlineData("V2 torchvision", 2)] // The first unit's depthwise convolutions.
    [InlineData("V2 Megvii", 2)]
    [InlineData("V2 352x352, stage 3 alone", 0)]
    [InlineData("V1 paper", 2)] // The first unit's shortcut pool.
    [InlineData("V1 zoo, stage 3 alone", 0)]
    // Stage 3 has the channels of stage 2 and no pool: it reads by a 1x1 convolution and an addition.
    [InlineData("V1 stages of stride 1", 1)]
    public void Summary_OfBackbone_CopiesTheStagesThatWindowsReadOn(string name, int copies) =>
        Assert.Equal(copies, CompiledNetwork.CreateBackbone(BackboneCases.Get(name)).Summary.Copies);
}
