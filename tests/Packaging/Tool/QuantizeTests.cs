using System.Text;
using System.Text.Json;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary><c>shufflenet quantize</c>: what is written opens again, and the comparison is of the images held out.</summary>
public class QuantizeTests
{
    private static readonly string s_images = FashionFiles.PathOf("images");

    private static readonly string[] s_preparation =
    [
        "--short-side", "28", "--scale", "0.003921569", "--mean", "0.2860", "--deviation", "0.3530",
    ];

    [Fact]
    public void Quantize_LabelledImages_HasTheDocumentedFields()
    {
        // The names begin with the number of the class.
        string[] names = [.. Directory.GetFiles(s_images, "*.png").Select(path => Path.GetFileName(path))];
        using TemporaryFile labels = new(
            "labels.tsv", Encoding.UTF8.GetBytes(string.Concat(names.Select(name => $"{name}\t{name[1]}\n"))));
        string path = Path.Combine(Path.GetDirectoryName(labels.Path)!, "fashion.int8.safetensors");

        JsonElement json = Quantize(path, "--labels", labels.Path, "--held-out", "6", "--seed", "3");

        Assert.Equal(
            ["output", "bytes", "title", "preprocess", "seed", "calibrated", "comparison", "layers"],
            json.EnumerateObject().Select(field => field.Name));
        JsonElement comparison = json.GetProperty("comparison");
        Assert.Equal(
            ["images", "agreement", "signal_to_noise", "float_top1", "float_top5", "quantized_top1", "quantized_top5"],
            comparison.EnumerateObject().Select(field => field.Name));
        Assert.Equal(names.Length - 6, json.GetProperty("calibrated").GetInt32());
        Assert.Equal(6, comparison.GetProperty("images").GetInt32());
        Assert.Equal(1, comparison.GetProperty("float_top1").GetDouble());
        Assert.InRange(comparison.GetProperty("agreement").GetDouble(), 0.8, 1);
        Assert.Equal(comparison.GetProperty("agreement").GetDouble(), comparison.GetProperty("quantized_top1").GetDouble());
        Assert.Equal(new FileInfo(path).Length, json.GetProperty("bytes").GetInt64());
        QuantizedNetwork written = QuantizedNetwork.Open(path);
        Assert.Equal(names.Length - 6, written.CalibrationImages);
        Assert.Equal(
            written.Layers.Select(layer => layer.Name),
            json.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("name").GetString()));
    }

    [Fact]
    public void Quantize_AnotherSeed_KeepsOtherImages()
    {
        using TemporaryFile folder = new("unused", []);
        string Beside(string name) => Path.Combine(Path.GetDirectoryName(folder.Path)!, name);

        Quantize(Beside("a"), "--held-out", "8");
        Quantize(Beside("b"), "--held-out", "8");
        Quantize(Beside("c"), "--held-out", "8", "--seed", "2");

        Assert.Equal(File.ReadAllBytes(Beside("a")), File.ReadAllBytes(Beside("b")));
        Assert.NotEqual(File.ReadAllBytes(Beside("a")), File.ReadAllBytes(Beside("c")));
    }

    private static JsonElement Quantize(string path, params string[] options) => ToolProcess.Run(
    [
        "quantize", FashionFiles.PathOf("weights/fashion.safetensors"), "--images", s_images, "-o", path, "--json",
        .. s_preparation, .. options,
    ]).Json();
}
