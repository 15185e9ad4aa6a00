using ShuffleNet.Compiler.Tool;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary>Both ways of writing a spec on the command line, and that nothing else is taken for one.</summary>
public class SpecTextTests
{
    [Theory]
    [InlineData("V1", "[ShuffleNet(ShuffleNetVersion.V1)]")]
    [InlineData("v2 0.5x", "[ShuffleNet(ShuffleNetVersion.V2, Scale = 0.5)]")]
    [InlineData("V1 g3 0.5x megvii", "[ShuffleNet(ShuffleNetVersion.V1, Groups = 3, Scale = 0.5, Dialect = ShuffleNetDialect.Megvii)]")]
    [InlineData("V1, G8, 320x192", "[ShuffleNet(ShuffleNetVersion.V1, Groups = 8, InputHeight = 320, InputWidth = 192)]")]
    [InlineData(
        "V1 stemPool=false Classes=10 StageChannels=[60, 90,120]",
        "[ShuffleNet(ShuffleNetVersion.V1, StemPool = false, Classes = 10, StageChannels = [60, 90, 120])]")]
    [InlineData(
        "V2 Outputs=stages OutputStages=[3,4]",
        "[ShuffleNet(ShuffleNetVersion.V2, Outputs = NetworkOutputs.Stages, OutputStages = [3, 4])]")]
    [InlineData("[ShuffleNet(ShuffleNetVersion.V1, Groups = 8)]", "[ShuffleNet(ShuffleNetVersion.V1, Groups = 8)]")]
    [InlineData("v2+ small Classes=10", "[ShuffleNet(ShuffleNetVersion.V2Plus, Size = NetworkSize.Small, Classes = 10)]")]
    [InlineData("oneshot", "[ShuffleNet(ShuffleNetVersion.OneShot)]")]
    [InlineData(
        "[ShuffleNet.Compiler.ShuffleNetAttribute(ShuffleNetVersion.V1, StageStrides = new[] { 1, 2, 2 }, Scale = .5)]",
        "[ShuffleNet(ShuffleNetVersion.V1, StageStrides = [1, 2, 2], Scale = 0.5)]")]
    [InlineData(
        "[ShuffleNet(ShuffleNetVersion.V1, StageStrides = new int[] { 1, 2, 2 }) /* a comment */]",
        "[ShuffleNet(ShuffleNetVersion.V1, StageStrides = [1, 2, 2])]")]
    public void Read_Spec_IsTheAttribute(string text, string attribute) => Assert.Equal(attribute, SpecReader.Read(text).Attribute);

    [Theory]
    [InlineData("V1 fast", "'fast' is none of")]
    [InlineData("V1 g3 g4", "Groups is said twice")]
    [InlineData("V1 Depth=3", "there is no property 'Depth'")]
    [InlineData("V1 Groups=many", "Groups is an integer, not 'many'")]
    [InlineData("V1 Dialect=caffe", "Dialect is Paper or Megvii or OnnxZoo or Torchvision, not 'caffe'")]
    [InlineData("V1 Dialect=1", "not '1'")]
    [InlineData("V1 StageChannels=24", "StageChannels is a list")]
    [InlineData("V3", "Version is V1 or V2 or V2Plus or OneShot, not 'V3'")]
    [InlineData("g3 0.5x", "does not say the version")]
    [InlineData("V1 g5", "SNC0")]
    [InlineData("[ShuffleNet]", "does not say the version")]
    [InlineData("[ShuffleNet(ShuffleNetVersion.V1, Groups = 3.5)]", "Groups is an integer")]
    public void Read_WrongSpec_SaysWhatIsWrong(string text, string expected)
    {
        ToolException problem = Assert.Throws<ToolException>(() => SpecReader.Read(text));

        Assert.Equal(ExitCode.Usage, problem.ExitCode);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PropertyWithoutEffect_Warns() =>
        Assert.StartsWith("SNC0", Assert.Single(SpecReader.Read("V2 g3").Warnings), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "[ShuffleNet(ShuffleNetVersion.V1)] class Other { static Other() => System.Environment.Exit(9); } "
            + "[ShuffleNet(ShuffleNetVersion.V1)]")]
    [InlineData("[ShuffleNet(ShuffleNetVersion.V1), System.Obsolete]")]
    [InlineData("[ShuffleNet(ShuffleNetVersion.V1)] [System.Obsolete]")]
    [InlineData("[assembly: ShuffleNet(ShuffleNetVersion.V1)]")]
    [InlineData("[System.Obsolete(\"V1\")]")]
    [InlineData("[ShuffleNet(ShuffleNetVersion.V1, Groups = int.MaxValue)]")]
    [InlineData("[ShuffleNet(ShuffleNetVersion.V1, Groups = 1 + 2)]")]
    [InlineData("[ShuffleNet(ShuffleNetVersion.V1, Groups = Evil.Groups)]")]
    [InlineData("[ShuffleNet((ShuffleNetVersion)1)]")]
    [InlineData("[ShuffleNet(Other.ShuffleNetVersion.V1)]")]
    [InlineData("[ShuffleNet(List<ShuffleNetVersion>.V1)]")]
    [InlineData("[ShuffleNet(ShuffleNetVersion.V1, StageChannels = [..Evil.List])]")]
    [InlineData("[ShuffleNet(ShuffleNetVersion.V1\n#if true\n, Groups = 2\n#endif\n)]")]
    [InlineData("[ShuffleNet(ShuffleNetVersion.V1, Groups = 3")]
    public void Read_AnythingButTheAttribute_IsRefused(string text)
    {
        ToolException problem = Assert.Throws<ToolException>(() => SpecReader.Read(text));

        Assert.Equal(ExitCode.Usage, problem.ExitCode);
        Assert.StartsWith("spec: ", problem.Message, StringComparison.Ordinal);
    }
}
