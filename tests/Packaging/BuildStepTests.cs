using ShuffleNet.Compiler.Build;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Files;

namespace ShuffleNet.Compiler.Tests.Packaging;

/// <summary>The program that packs weights when a project is built.</summary>
public class BuildStepTests
{
    public static TheoryData<string> IdsWithExamples =>
        [.. BuildDiagnostics.All
            .Except([
                BuildDiagnostics.NeedsIcu,
                BuildDiagnostics.NarrowVectors,
                BuildDiagnostics.UnknownVectorWidth,
                BuildDiagnostics.InternalError,
            ])
            .Select(diagnostic => diagnostic.Id),
        ];

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("model.onnx")]
    public void Run_Weights_PacksWhatTheClassWouldPack(string file)
    {
        using WeightsProject project = new($"""<ShuffleNetWeights Include="{file}" Class="My.Classifier" />""");

        Assert.Empty(project.Run());

        using TinyNetwork packed = TinyNetwork.Load(project.Packed);
        Assert.Equal(project.Trained.Weights.Floats(), packed.Weights.Floats());
    }

    [Fact]
    public void Run_PackedFile_TakesItAsItIs()
    {
        using WeightsProject project = new("""<ShuffleNetWeights Include="model.snw" Class="My.Classifier" />""");
        project.Trained.Weights.Save(project.PathOf("model.snw"));

        Assert.Empty(project.Run());

        Assert.Equal(File.ReadAllBytes(project.PathOf("model.snw")), File.ReadAllBytes(project.Packed));
    }

    /// <summary>The pages under docs/diagnostics hold items; they must do what they say.</summary>
    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public void Page_Examples_TriggerTheErrorAndNothing(string id)
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md"));
        using WeightsProject project = new(Example(page, "Bad"));

        // The last item is the one at fault; the first stands in line 3.
        int line = 3 + project.Items.Count(character => character == '\n');
        Assert.StartsWith($"My.csproj({line},6): error {id}: ", Assert.Single(project.Run()), StringComparison.Ordinal);
        Assert.False(File.Exists(project.Stamp));

        project.Items = Example(page, "Fixed");
        Assert.Empty(project.Run());
    }

    [Fact]
    public void Run_OtherNetwork_NamesThePropertiesAndTheAttributeThatFits()
    {
        using WeightsProject project = new("""<ShuffleNetWeights Include="other.safetensors" Class="My.Classifier" />""");

        string message = Assert.Single(project.Run());

        Assert.Contains("error SNC044", message, StringComparison.Ordinal);
        Assert.Contains("StageChannels is [", message, StringComparison.Ordinal);
        Assert.Contains("the attribute of the file is [ShuffleNet(ShuffleNetVersion.V1, ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FileOfTwoNetworks_AsksForTheKeyAndTakesIt()
    {
        using WeightsProject project = new("""<ShuffleNetWeights Include="two.pth" Class="My.Classifier" />""");
        using WeightFile tensors = WeightFile.Open(project.PathOf("model.safetensors"));
        File.WriteAllBytes(project.PathOf("two.pth"), TorchDictionary.Write(
            tensors,
            wrappers: ["net"],
            beside: writer =>
            {
                TorchDictionary.Entries(writer.Text("ema").Op('}').Op('('), tensors, name => name);
                writer.Op('u');
            }));

        string message = Assert.Single(project.Run());
        project.Items = """<ShuffleNetWeights Include="two.pth" Class="My.Classifier" Key="ema" />""";

        Assert.Contains("error SNC045", message, StringComparison.Ordinal);
        Assert.Contains("Key=\"net\"", message, StringComparison.Ordinal);
        Assert.Empty(project.Run());
        using TinyNetwork packed = TinyNetwork.Load(project.Packed);
        Assert.Equal(project.Trained.Weights.Floats(), packed.Weights.Floats());
    }

    [Fact]
    public void Run_NoClass_SaysWhatToAdd()
    {
        using WeightsProject project = new("""<ShuffleNetWeights Include="model.safetensors" />""");

        Assert.Equal(
            "My.csproj(3,6): error SNC040: the item says nothing of the class that the weights are for: add Class=\"Namespace.Class\"",
            Assert.Single(project.Run()));
    }

    [Fact]
    public void Run_TwoWrongItems_ReportsBoth()
    {
        using WeightsProject project = new("""
            <ShuffleNetWeights Include="missing.safetensors" Class="My.Classifier" />
            <ShuffleNetWeights Include="model.safetensors" Class="My.Labels" />
            """);

        Assert.Collection(
            project.Run(),
            first => Assert.StartsWith("My.csproj(3,6): error SNC043: no file 'missing.safetensors'", first, StringComparison.Ordinal),
            second => Assert.StartsWith("My.csproj(4,6): error SNC041: 'My.Labels'", second, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_NothingChanged_LeavesThePackedFile()
    {
        using WeightsProject project = new();
        project.Run();
        // Not what the step would write, so it shows whether it did.
        File.WriteAllText(project.Packed, "as it was");

        project.Write("Labels.cs", "namespace My; public static class Labels { public const int Count = 11; }");
        project.Run();

        Assert.Equal("as it was", File.ReadAllText(project.Packed));
    }

    [Theory]
    [InlineData("InputHeight = 32", "InputHeight = 64")]
    [InlineData("Groups = 3", "Groups = 3, ShuffleDirection = ShuffleDirection.ChannelsToGroups")]
    public void Run_SpecChanged_PacksAnew(string before, string after)
    {
        // Without notes about the spec, which would contradict the second one.
        using WeightsProject project = new("""<ShuffleNetWeights Include="model.pth" Class="My.Classifier" />""");
        File.WriteAllBytes(project.PathOf("model.pth"), WithoutNotes(project.PathOf("model.safetensors")));
        Assert.Empty(project.Run());
        byte[] packed = File.ReadAllBytes(project.Packed);

        project.Write("Classifier.cs", WeightsProject.Network.Replace(before, after, StringComparison.Ordinal));
        Assert.Empty(project.Run());

        Assert.NotEqual(packed, File.ReadAllBytes(project.Packed));
    }

    [Fact]
    public void Run_WeightsChanged_PacksAnew()
    {
        using WeightsProject project = new();
        project.Run();
        using TinyNetwork newer = TinyNetwork.CreateRandom(2);
        using (FileStream file = File.Create(project.PathOf("model.safetensors")))
        {
            ModelExporter.WriteSafetensors(newer, file);
        }

        project.Run();

        using TinyNetwork packed = TinyNetwork.Load(project.Packed);
        Assert.Equal(newer.Weights.Floats(), packed.Weights.Floats());
    }

    /// <summary>MSBuild starts the program only when one of these changes.</summary>
    [Fact]
    public void Run_LiteralSpec_DependsOnItsFileAndTheWeights()
    {
        using WeightsProject project = new();

        project.Run();

        string[] inputs = File.ReadAllLines(project.Inputs);
        Assert.Contains(project.PathOf("Classifier.cs"), inputs);
        Assert.Contains(project.PathOf("model.safetensors"), inputs);
        Assert.DoesNotContain(project.PathOf("Labels.cs"), inputs);
    }

    [Fact]
    public void Run_SpecWithAConstant_DependsOnEverySource()
    {
        using WeightsProject project = new();
        project.Write("Classifier.cs", WeightsProject.Network.Replace("Classes = 10", "Classes = Labels.Count", StringComparison.Ordinal));

        Assert.Empty(project.Run());

        Assert.Contains(project.PathOf("Labels.cs"), File.ReadAllLines(project.Inputs));
    }

    /// <summary>The compiler reports it, with its own suppressions and in its own words; it must get that far.</summary>
    [Theory]
    [InlineData("Groups = 3", "Groups = 0")]
    [InlineData("Groups = 3", "Groups = ")]
    [InlineData("using ShuffleNet.Compiler;", "")]
    [InlineData("class Classifier;", "class ;")]
    public void Run_ClassThatDoesNotCompile_LeavesItToTheCompiler(string before, string after)
    {
        using WeightsProject project = new();
        project.Write("Classifier.cs", WeightsProject.Network.Replace(before, after, StringComparison.Ordinal));

        Assert.Empty(project.Run());

        Assert.True(File.Exists(project.Packed));
        Assert.False(File.Exists(project.Stamp));
    }

    [Fact]
    public void Run_ExceptionThatNobodyForesaw_IsOneLine()
    {
        using WeightsProject project = new();
        project.Write("Labels.cs", "");
        project.Run();
        File.Delete(project.PathOf("Labels.cs"));

        Assert.StartsWith("My.csproj: error SNC901: System.", Assert.Single(project.Run()), StringComparison.Ordinal);
    }

    private static byte[] WithoutNotes(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        int length = BitConverter.ToInt32(file);
        string header = System.Text.Encoding.UTF8.GetString(file, 8, length);
        string shorter = System.Text.RegularExpressions.Regex.Replace(header, "\"__metadata__\":\\{[^}]*\\},", "").PadRight(length);
        System.Text.Encoding.UTF8.GetBytes(shorter).CopyTo(file, 8);
        return file;
    }

    private static string Example(string page, string heading)
    {
        const string Fence = "```xml\n";
        int start = page.IndexOf(Fence, page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal), StringComparison.Ordinal)
            + Fence.Length;
        return page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)];
    }
}
