namespace ShuffleNet.Compiler.Tests.Networks.Reference;

using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;
using ShuffleNet.Compiler.Tests.Support.Reference;
using ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>The two second opinions against each other: the naive network and ONNX Runtime on the exported model.</summary>
public class ReferenceNetworkTests
{
    // Tests of the tests: each dialect, the variants of which the answer depends on more than one property.
    public static TheoryData<string> Cases { get; } = [.. Residual(NetworkCases.QuickNames).Where((_, index) => index % 2 == 0).Take(10)];

    public static TheoryData<string> More { get; } = [.. Residual(NetworkCases.QuickNames.Concat(NetworkCases.LongNames))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_AnyNetwork_AgreesWithOnnxRuntime(string name) => Compare(NetworkCases.Get(name));

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [MemberData(nameof(More))]
    public void Run_MoreNetworks_AgreeWithOnnxRuntime(string name) => Compare(NetworkCases.Get(name));

    private static IEnumerable<string> Residual(IEnumerable<string> names) =>
        names.Where(name => NetworkCases.Get(name) is { Version: ShuffleNetVersion.V1, InputHeight: > 1 and < 110 });

    private static void Compare(NetworkSpec spec)
    {
        using var tensors = new RandomTensors(spec, seed: 11);
        float[] input = RandomInput.Of(spec, seed: 12);
        using var session = new OnnxSession(ExportedModel.Of(spec, tensors));

        double[] expected = new ReferenceNetwork(spec, tensors).Run(input);
        float[] actual = session.Run(input);

        Assert.True(expected.Max() - expected.Min() > 0.01 * expected.Max(Math.Abs), "the answers of the classes hardly differ");
        Assert.InRange(Difference.Relative(expected, actual), 0, 1e-5);
    }

    [Theory]
    [InlineData((int)ShuffleNetDialect.Torchvision, 0.5, 64, 64)]
    [InlineData((int)ShuffleNetDialect.Torchvision, 1, 33, 20)]
    [InlineData((int)ShuffleNetDialect.Megvii, 0.5, 64, 64)]
    [InlineData((int)ShuffleNetDialect.Megvii, 1, 33, 20)]
    public void Run_SplitNetwork_AgreesWithOnnxRuntime(int dialect, double scale, int height, int width)
    {
        NetworkSpec spec = Presets.SplitOf((ShuffleNetDialect)dialect, scale) with
        {
            InputHeight = height, InputWidth = width, Classes = 50,
        };
        using var tensors = new RandomTensors(spec, seed: 11);
        float[] input = RandomInput.Of(spec, seed: 12);
        using var session = new OnnxSession(ExportedModel.Of(spec, tensors));

        double[] expected = new SplitReference(spec, tensors).Run(input);

        Assert.True(expected.Max() - expected.Min() > 0.01 * expected.Max(Math.Abs), "the answers of the classes hardly differ");
        Assert.InRange(Difference.Relative(expected, session.Run(input)), 0, 1e-5);
    }

    /// <summary>
    /// Properties change the answer, so that the agreement above says something about them. Two do not: a window without
    /// padding has only valid elements, and a shortcut is never negative, so a ReLU after the concat leaves it alone.
    /// </summary>
    [Fact]
    public void Run_OneOtherProperty_ChangesTheAnswer()
    {
        NetworkSpec paper = Small(Presets.Of(ShuffleNetDialect.Paper, 3, 0.25));
        NetworkSpec megvii = Small(Presets.Of(ShuffleNetDialect.Megvii, 3, 0.25));
        NetworkSpec hanging = paper with { InputHeight = 65, InputWidth = 47, ShortcutPoolKernel = 2 };

        Assert.True(Differs(paper, paper with { Shuffle = false }));
        Assert.True(Differs(paper, paper with { ShufflePosition = ShufflePosition.AfterDepthwise }));
        Assert.True(Differs(paper, paper with { ShuffleDirection = ShuffleDirection.ChannelsToGroups }));
        Assert.False(Differs(paper, paper with { StridedRelu = StridedReluPlacement.OnBranch }));
        Assert.True(Differs(paper, paper with { ConcatOrder = ConcatOrder.BranchFirst }));
        Assert.True(Differs(megvii, megvii with { ShortcutPoolDivisor = AverageDivisor.ValidElements }));
        Assert.False(Differs(hanging, hanging with { ShortcutPoolDivisor = AverageDivisor.WindowSize }));
    }

    [Fact]
    public void Run_PaperDialectOnAnOddSize_ThrowsWhereTheConcatDoesNotFit()
    {
        NetworkSpec spec = Small(Presets.Of(ShuffleNetDialect.Paper, 3, 0.25)) with { InputHeight = 47 };
        using var tensors = new RandomTensors(spec, seed: 11);

        Assert.Throws<ArgumentException>(() => new ReferenceNetwork(spec, tensors).Run(RandomInput.Of(spec, seed: 12)));
    }

    private static NetworkSpec Small(NetworkSpec spec) => spec with { InputHeight = 64, InputWidth = 64, Classes = 50 };

    private static bool Differs(NetworkSpec one, NetworkSpec other)
    {
        using var tensors = new RandomTensors(one, seed: 11);
        float[] input = RandomInput.Of(one, seed: 12);
        double[] second = new ReferenceNetwork(other, tensors).Run(input);

        return Difference.Relative(new ReferenceNetwork(one, tensors).Run(input), Array.ConvertAll(second, value => (float)value)) >= 1e-3;
    }
}
