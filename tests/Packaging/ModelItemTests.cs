using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;

namespace ShuffleNet.Compiler.Tests.Packaging;

/// <summary>The program that makes classes of model files when a project is built.</summary>
public class ModelItemTests
{
    private const string Item = """<ShuffleNetModel Include="detector.onnx" Class="My.Detector" />""";

    private static readonly float[] s_input = RandomInput.Of(SmallDetector.InputLength, seed: 7);

    [Fact]
    public void Run_Model_GivesTextAndWeightsThatComputeWhatTheFileDoes()
    {
        using WeightsProject project = new(Item);

        Assert.Empty(project.Run());

        Assert.Contains("result \"scores\" ", File.ReadAllText(project.PathOf("My.Detector.operators")), StringComparison.Ordinal);
        Assert.InRange(Difference.Relative(Expected(project), Actual(project)), 0, 1e-5);
    }

    [Fact]
    public void Run_OtherWeights_LeavesTheTextAndPacksAnew()
    {
        using WeightsProject project = new(Item);
        project.Run();
        DateTime written = File.GetLastWriteTimeUtc(project.PathOf("My.Detector.operators"));

        SmallDetector.Write(project.PathOf("detector.onnx"), seed: 9);
        Assert.Empty(project.Run());

        Assert.Equal(written, File.GetLastWriteTimeUtc(project.PathOf("My.Detector.operators")));
        Assert.InRange(Difference.Relative(Expected(project), Actual(project)), 0, 1e-5);
    }

    [Fact]
    public void Run_NothingChanged_LeavesThePackedFile()
    {
        using WeightsProject project = new(Item);
        project.Run();

        // Not what the step would write, so it shows whether it did.
        File.WriteAllText(project.PathOf("My.Detector.snw"), "as it was");
        Assert.Empty(project.Run());

        Assert.Equal("as it was", File.ReadAllText(project.PathOf("My.Detector.snw")));
    }

    [Theory]
    [InlineData("""<ShuffleNetModel Include="detector.onnx" />""", "SNC064: the item says nothing of the class")]
    [InlineData("""<ShuffleNetModel Include="model.safetensors" Class="My.Detector" />""", "SNC066: ")]
    [InlineData("""<ShuffleNetModel Include="damaged.onnx" Class="My.Detector" />""", "SNC065: ")]
    [InlineData(Item + "\n" + Item, "SNC063: 'My.Detector' is the class of another model already")]
    public void Run_WrongItem_SaysSoOnItsLine(string items, string expected)
    {
        using WeightsProject project = new(items);
        File.WriteAllBytes(project.PathOf("damaged.onnx"), File.ReadAllBytes(project.PathOf("detector.onnx"))[..^9]);

        int line = 3 + items.Count(character => character == '\n');
        Assert.StartsWith($"My.csproj({line},6): error {expected}", Assert.Single(project.Run()), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ShuffleNet_SaysWhichAttributeDescribesIt()
    {
        using WeightsProject project = new("""<ShuffleNetModel Include="model.onnx" Class="My.Model" />""");

        Assert.Empty(project.Run());

        Assert.StartsWith("model.onnx is a ShuffleNet: [ShuffleNet(ShuffleNetVersion.V1", project.Notes, StringComparison.Ordinal);
    }

    private static double[] Expected(WeightsProject project) =>
        Array.ConvertAll(OnnxAnswers.Of(File.ReadAllBytes(project.PathOf("detector.onnx")), s_input)[0], value => (double)value);

    private static float[] Actual(WeightsProject project) => ImportedModelRunner.RunPacked(
        ImportedModel.Read(project.PathOf("detector.onnx")), project.PathOf("My.Detector.snw"), s_input)[0];
}
