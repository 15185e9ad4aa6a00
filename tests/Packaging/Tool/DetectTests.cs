using System.Text.Json;
using ShuffleNet.Compiler.Tests.Support;
using StbImageSharp;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary><c>shufflenet detect</c> and <c>evaluate</c>, on what the sample has and on what lies beside the project.</summary>
public class DetectTests
{
    private static readonly string s_sample = Path.Combine(Repository.Root, "samples", "Detection");

    private static readonly string s_weights = Path.Combine(s_sample, "weights", "fastestdet.safetensors");

    private static readonly string s_image = Path.Combine(s_sample, "photographs", "000000404484.jpg");

    [Fact]
    public void Detect_PhotographOfTheSample_FindsCatAndDogAndDrawsThem()
    {
        using TemporaryFile unused = new("unused", []);
        string folder = Path.Combine(Path.GetDirectoryName(unused.Path)!, "out");

        JsonElement json = ToolProcess.Run(
            "detect", s_weights, s_image, "-o", folder, "--labels", Path.Combine(s_sample, "coco.txt"), "--json").Json();

        Assert.Equal(["kind", "images"], json.EnumerateObject().Select(field => field.Name));
        Assert.Equal("FastestDet", json.GetProperty("kind").GetString());
        JsonElement image = Assert.Single(json.GetProperty("images").EnumerateArray());
        Assert.Equal(["path", "milliseconds", "output", "objects"], image.EnumerateObject().Select(field => field.Name));
        JsonElement[] objects = [.. image.GetProperty("objects").EnumerateArray()];
        Assert.Equal(
            ["index", "label", "score", "left", "top", "right", "bottom"], objects[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(["cat", "dog"], objects.Select(one => one.GetProperty("label").GetString()));

        // As boxes.tsv of the sample has the cat.
        Assert.InRange(objects[0].GetProperty("left").GetSingle(), 175, 180);
        Assert.InRange(objects[0].GetProperty("bottom").GetSingle(), 96, 102);
        ImageResult drawn = ImageResult.FromMemory(
            File.ReadAllBytes(image.GetProperty("output").GetString()!), ColorComponents.RedGreenBlue);
        ImageResult original = ImageResult.FromMemory(File.ReadAllBytes(s_image), ColorComponents.RedGreenBlue);
        Assert.Equal((original.Width, original.Height), (drawn.Width, drawn.Height));
        int changed = drawn.Data.Zip(original.Data).Count(pair => pair.First != pair.Second);
        Assert.InRange(changed, 1_000, drawn.Data.Length / 4);
    }

    [Fact]
    public void Detect_AnotherSize_IsCompiledForIt()
    {
        JsonElement json = ToolProcess.Run("detect", s_weights, s_image, "--input", "256x320", "--score", "0.4", "--json").Json();

        Assert.Contains(
            json.GetProperty("images")[0].GetProperty("objects").EnumerateArray(),
            one => one.GetProperty("label").GetString() == "class 15");
    }

    /// <summary>
    /// As an independent implementation has it with the published preprocessing: within half a point, and AP50, in which one box of so few
    /// is more, within one.
    /// </summary>
    [Theory]
    [InlineData("fastestdet-352.pth", null, 16.1, 29.1)]
    [InlineData("nanodet-m-416.ckpt", "416x416", 30.9, 50.3)]
    public void Evaluate_AuthorsWeights_GivesTheReferencesAveragePrecision(string weights, string? size, double ap, double ap50)
    {
        string labels = SharedData.PathOf("detectors/labels.tsv");
        string[] arguments =
        [
            "evaluate", SharedData.PathOf("detectors/weights/" + weights), "--images",
            Path.GetDirectoryName(SharedData.PathOf("detectors/photos/000000184324.jpg"))!, "--labels", labels, "--json",
            .. size is null ? [] : new[] { "--input", size },
        ];

        JsonElement json = ToolProcess.Run(arguments).Json();

        Assert.Equal(16, json.GetProperty("images").GetInt32());
        Assert.Equal(ap, 100 * json.GetProperty("ap").GetDouble(), 0.5);
        Assert.Equal(ap50, 100 * json.GetProperty("ap50").GetDouble(), 1.0);
    }
}
