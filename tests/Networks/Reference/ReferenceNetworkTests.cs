namespace ShuffleNet.Compiler.Tests.Networks.Reference;

using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;
using ShuffleNet.Compiler.Tests.Support.Reference;
using ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>The two second opinions against each other: the naive network and ONNX Runtime on the exported model.</summary>
public class ReferenceNetworkTests
{
    public static TheoryData<string> Cases { get; } = [.. ReferenceCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_AnyNetwork_AgreesWithOnnxRuntime(string name)
    {
        NetworkSpec spec = ReferenceCases.All[name];
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
        NetworkSpec spec = Presets.SplitOf((ShuffleNetDialect)dialect, scale) with { InputHeight = height, InputWidth = width, Classes = 50 };
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
    [Theory]
    [InlineData("Paper 0.25x g=3", "no shuffle, Paper")]
    [InlineData("Paper 0.25x g=3", "shuffle after depthwise the paper's way")]
    [InlineData("Paper 0.25x g=3", "shuffle before depthwise the other way")]
    [InlineData("Paper 0.25x g=3", "Paper, ReLU on the branch", true)]
    [InlineData("Paper 0.25x g=3", "Paper, branch first")]
    [InlineData("Megvii 0.25x g=3", "padded shortcut over valid elements, Megvii")]
    [InlineData("65x47, 2x2 shortcut rounded up", "65x47, 2x2 shortcut rounded up over the window", true)]
    public void Run_OneOtherProperty_ChangesTheAnswer(string one, string other, bool equal = false)
    {
        NetworkSpec spec = ReferenceCases.All[one];
        using var tensors = new RandomTensors(spec, seed: 11);
        float[] input = RandomInput.Of(spec, seed: 12);

        double[] first = new ReferenceNetwork(spec, tensors).Run(input);
        double[] second = new ReferenceNetwork(ReferenceCases.All[other], tensors).Run(input);

        double difference = Difference.Relative(first, Array.ConvertAll(second, value => (float)value));
        Assert.Equal(equal, difference < 1e-3);
    }

    [Fact]
    public void Run_PaperDialectOnAnOddSize_ThrowsWhereTheConcatDoesNotFit()
    {
        NetworkSpec spec = ReferenceCases.All["Paper 0.25x g=3"] with { InputHeight = 47 };
        using var tensors = new RandomTensors(spec, seed: 11);

        Assert.Throws<ArgumentException>(() => new ReferenceNetwork(spec, tensors).Run(RandomInput.Of(spec, seed: 12)));
    }
}
