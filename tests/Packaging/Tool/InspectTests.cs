using System.Text.Json;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary><c>shufflenet inspect</c>, and how the tool prints.</summary>
public class InspectTests
{
    [Fact]
    public void Inspect_SpecAsJson_HasTheDocumentedFields()
    {
        JsonElement json = ToolProcess.Run("inspect", "V1", "g3", "megvii", "--json").Json();

        Assert.Equal(
            ["source",
                "title",
                "attribute",
                "input",
                "outputs",
                "multiply_adds",
                "parameters",
                "weight_bytes",
                "arena_bytes",
                "copies",
                "arm64_instructions_estimate",
                "layers",
                "memory",
            ],
            json.EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            ["name", "kind", "input", "output", "folded", "multiply_adds", "parameters", "bytes", "arm64_instructions_estimate"],
            json.GetProperty("layers")[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            ["tensors", "offset_bytes", "bytes", "first", "last", "first_layer", "last_layer"],
            json.GetProperty("memory")[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("source").ValueKind);
        Assert.Equal([3, 224, 224], json.GetProperty("input").EnumerateArray().Select(extent => extent.GetInt32()));

        // The paper's Table 1 says 137 M for this network.
        Assert.InRange(json.GetProperty("multiply_adds").GetInt64(), 137_000_000, 138_000_000);
        Assert.Equal(0, json.GetProperty("copies").GetInt32());
    }

    [Theory]
    [InlineData("512", 256)]
    [InlineData("256", 256)]
    [InlineData("128", 128)]
    public void Inspect_Schedule_HasEveryLayerAndItsVectors(string width, int bitsOfSevenColumns)
    {
        JsonElement json = ToolProcess.Run("inspect", "V1", "g3", "megvii", "--schedule", "--width", width, "--json").Json();

        JsonElement[] kernels = [.. json.GetProperty("schedule").EnumerateArray()];
        Assert.Equal(["kernel", "layers", "vector_bits", "schedule"], kernels[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            json.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("name").GetString()).ToHashSet(),
            kernels.SelectMany(kernel => kernel.GetProperty("layers").EnumerateArray()).Select(layer => layer.GetString()).ToHashSet());
        JsonElement depthwise = kernels.Single(kernel => kernel.GetProperty("kernel").GetString() == "Depthwise240Size7x7Stride1");
        Assert.Equal(bitsOfSevenColumns, depthwise.GetProperty("vector_bits").GetInt32());
        Assert.All(kernels, kernel => Assert.NotEqual("", kernel.GetProperty("schedule").GetString()));
    }

    [Fact]
    public void Inspect_BothWaysOfWritingASpec_GiveTheSame()
    {
        string words = ToolProcess.Run("inspect", "V2 0.5x Classes=10", "--json").Text();
        string attribute = ToolProcess.Run("inspect", "[ShuffleNet(ShuffleNetVersion.V2, Scale = 0.5, Classes = 10)]", "--json").Text();

        Assert.Equal(words, attribute);
    }

    [Theory]
    [InlineData("v1-paper-dynamic-opset13.onnx", "ONNX", "[ShuffleNet(ShuffleNetVersion.V1, ")]
    [InlineData("v2-megvii-tensors.pth", "PyTorch", "[ShuffleNet(ShuffleNetVersion.V2, Dialect = ShuffleNetDialect.Megvii")]
    public void Inspect_File_SaysWhatItHolds(string name, string format, string attribute)
    {
        string path = Path.Combine(Repository.Models, name);

        JsonElement json = ToolProcess.Run("inspect", path, "--json").Json();

        JsonElement source = json.GetProperty("source");
        Assert.Equal(
            ["path", "format", "bytes", "tensors", "values", "element_types"], source.EnumerateObject().Select(field => field.Name));
        Assert.Equal(format, source.GetProperty("format").GetString());
        Assert.Equal(new FileInfo(path).Length, source.GetProperty("bytes").GetInt64());
        Assert.True(source.GetProperty("values").GetInt64() > source.GetProperty("tensors").GetInt64());
        Assert.StartsWith(attribute, json.GetProperty("attribute").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_FileWithANote_TakesTheAttributeFromIt()
    {
        string text = ToolProcess.Run("inspect", FashionFiles.Weights).Text();

        Assert.Contains("1x28x28 to 10 classes", text, StringComparison.Ordinal);
        Assert.Contains("safetensors, ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_InAPipe_HasNoColours() =>
        Assert.DoesNotContain('\e', ToolProcess.Run("inspect", "V1").Text());

    [Theory]
    [InlineData("", true)]
    [InlineData("1", false)]
    public void Inspect_OnATerminal_HasColoursUnlessNoColorIsSet(string noColor, bool expected)
    {
        const string Script = "/usr/bin/script";
        Assert.SkipUnless(File.Exists(Script), $"{Script} is not there: apt-get install bsdutils");

        ToolResult result = ToolProcess.Start(
            Script,
            ["-qec", $"dotnet '{ToolProcess.Program}' inspect V1", "/dev/null"],
            Repository.Root,
            ("NO_COLOR", noColor),
            ("TERM", "xterm-256color"));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("multiply-adds", result.Output, StringComparison.Ordinal);
        Assert.Equal(expected, result.Output.Contains("\e[1;38;5;", StringComparison.Ordinal));
    }
}
