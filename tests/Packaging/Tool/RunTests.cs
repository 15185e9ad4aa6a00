using System.Text.Json;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using StbImageSharp;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary><c>shufflenet run</c> and <c>spec</c>: answers that the library gives.</summary>
public class RunTests
{
    private static readonly string s_model = Path.Combine(Repository.Models, "v1-megvii-tensors.pth");

    private static readonly string s_image = FashionFiles.PathOf("images/05-sandal-0008.png");

    [Fact]
    public void Run_Image_GivesWhatTheLibraryGives()
    {
        JsonElement json = ToolProcess.Run("run", s_model, s_image, "--top", "10", "--json").Json();

        Assert.Equal(["title", "preprocess", "images"], json.EnumerateObject().Select(field => field.Name));
        Assert.Equal("megvii", json.GetProperty("preprocess").GetString());
        JsonElement image = json.GetProperty("images")[0];
        Assert.Equal(["path", "milliseconds", "classes"], image.EnumerateObject().Select(field => field.Name));
        JsonElement[] classes = [.. image.GetProperty("classes").EnumerateArray()];
        Assert.Equal(["index", "label", "output", "probability"], classes[0].EnumerateObject().Select(field => field.Name));

        float[] expected = Library(s_image);
        Assert.Equal(
            Enumerable.Range(0, 10).OrderByDescending(index => expected[index]),
            classes.Select(best => best.GetProperty("index").GetInt32()));
        Assert.All(classes, best => Assert.Equal(expected[best.GetProperty("index").GetInt32()], best.GetProperty("output").GetSingle()));
        Assert.Equal(1, classes.Sum(best => best.GetProperty("probability").GetDouble()), 1e-6);
    }

    [Fact]
    public void Run_FashionImages_PredictsAsPyTorch()
    {
        string[] images = [.. Directory.GetFiles(FashionFiles.PathOf("images"), "*.png").Order(StringComparer.Ordinal)];
        using TemporaryFile labels = new(
            "labels.txt", "t-shirt\ntrouser\npullover\ndress\ncoat\nsandal\nshirt\nsneaker\nbag\nankle-boot\n"u8);

        JsonElement json = ToolProcess.Run(
            [
                "run", FashionFiles.Weights, .. images, "--labels", labels.Path, "--top", "1", "--json",
                "--short-side", "28", "--scale", "0.003921569", "--mean", "0.2860", "--deviation", "0.3530",
            ]).Json();

        // Names end in the place among the test images: 05-sandal-0008.png.
        byte[] predictions = FashionFiles.Predictions();
        JsonElement[] classified = [.. json.GetProperty("images").EnumerateArray()];
        Assert.Equal(
            images.Select(path => (int)predictions[int.Parse(path[^8..^4], System.Globalization.CultureInfo.InvariantCulture)]),
            classified.Select(image => Best(image).GetProperty("index").GetInt32()));
        Assert.Equal("sandal", Best(classified[Array.IndexOf(images, s_image)]).GetProperty("label").GetString());

        static JsonElement Best(JsonElement image) => Assert.Single(image.GetProperty("classes").EnumerateArray());
    }

    [Fact]
    public void Spec_File_IsVerified()
    {
        using ModelFile file = ModelFile.Open(s_model);

        JsonElement json = ToolProcess.Run("spec", s_model, "--json").Json();

        Assert.Equal(["attribute", "title", "verified", "difference"], json.EnumerateObject().Select(field => field.Name));
        Assert.Equal(file.Attribute, json.GetProperty("attribute").GetString());
        Assert.True(json.GetProperty("verified").GetBoolean());
        Assert.InRange(json.GetProperty("difference").GetDouble(), 0, 1e-5);
    }

    [Fact]
    public void Bench_Spec_HasTheDocumentedFields()
    {
        JsonElement json = ToolProcess.Run("bench", "V1 g2 0.25x 64x64", "--runs", "20", "--json").Json();

        Assert.Equal(
            ["title",
                "attribute",
                "vector_bits",
                "threads",
                "runs",
                "median_ms",
                "min_ms",
                "gmacs",
                "peak_gmacs",
                "share_of_peak",
                "allocated_bytes",
                "layers",
            ],
            json.EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            ["name", "kind", "median_us", "min_us", "multiply_adds", "gmacs", "share_of_peak", "bytes", "gigabytes_per_second"],
            json.GetProperty("layers")[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(20, json.GetProperty("runs").GetInt32());
        Assert.Equal(0, json.GetProperty("allocated_bytes").GetInt64());
        Assert.InRange(json.GetProperty("min_ms").GetDouble(), 0, json.GetProperty("median_ms").GetDouble());
    }

    [Theory]
    [InlineData(1, "on one thread,", "of this core's peak of")]
    [InlineData(2, "on 2 threads,", "of these cores' peak of")]
    public void Bench_Threads_AreThoseOfTheSpec(int threads, string time, string share)
    {
        string output = ToolProcess.Run("bench", "V1 g2 0.25x 64x64", $"Threads={threads}", "--runs", "20").Text();

        Assert.Contains(time, output, StringComparison.Ordinal);
        Assert.Contains(share, output, StringComparison.Ordinal);
    }

    private static float[] Library(string path)
    {
        using ModelFile file = ModelFile.Open(s_model);
        ImageResult image = ImageResult.FromMemory(File.ReadAllBytes(path), ColorComponents.RedGreenBlue);
        ImagePreprocessor preprocessor = new(PreprocessOptions.Megvii);
        float[] input = new float[preprocessor.OutputLength];
        preprocessor.Run(image.Data, image.Width, image.Height, image.Width * 3, PixelFormat.Rgb, input);
        INetworkRunner network = GeneratedNetwork.Create(file.Attribute);
        using TensorSource tensors = file.TensorsFor(network.Spec);
        return network.Run(tensors, input);
    }
}
