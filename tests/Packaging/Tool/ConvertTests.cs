using System.Text.Json;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary><c>shufflenet convert</c>: what is written computes what the original does.</summary>
public class ConvertTests
{
    private const double Tolerance = 1e-4;

    private static readonly string s_model = Path.Combine(Repository.Models, "v1-megvii-tensors.pth");

    [Fact]
    public void Convert_ToOnnx_AgreesInOnnxRuntime()
    {
        using TemporaryFile folder = new("unused", []);
        string path = Beside(folder, "model.onnx");

        JsonElement json = ToolProcess.Run("convert", s_model, "-o", path, "--json").Json();

        Assert.Equal(["output", "format", "bytes"], json.EnumerateObject().Select(field => field.Name));
        Assert.Equal("onnx", json.GetProperty("format").GetString());
        Assert.Equal(new FileInfo(path).Length, json.GetProperty("bytes").GetInt64());
        using ModelFile original = ModelFile.Open(s_model);
        float[] input = RandomInput.Of(3 * 224 * 224, 3);
        using OnnxSession session = new(File.ReadAllBytes(path));
        Assert.InRange(Difference.Relative(original.Evaluate(input), session.Run(input)), 0, Tolerance);
    }

    [Fact]
    public void Convert_ToSafetensors_KeepsTheNetworkAndItsWeights()
    {
        using TemporaryFile folder = new("unused", []);
        string path = Beside(folder, "model.out");

        ToolProcess.Run("convert", s_model, "-o", path, "--to", "safetensors").Text();

        using ModelFile original = ModelFile.Open(s_model);
        using ModelFile written = ModelFile.Open(path);
        Assert.Equal(original.Attribute, written.Attribute);
        float[] input = RandomInput.Of(3 * 224 * 224, 3);
        Assert.Equal(original.Evaluate(input), written.Evaluate(input));
    }

    [Fact]
    public void Convert_ToPackedAndBack_GivesTheSameNetwork()
    {
        using TemporaryFile folder = new("unused", []);
        string packed = Beside(folder, "model.snw");
        string back = Beside(folder, "model.safetensors");
        using ModelFile original = ModelFile.Open(s_model);

        ToolProcess.Run("convert", s_model, "-o", packed).Text();
        ToolProcess.Run("convert", packed, "--spec", original.Attribute, "-o", back).Text();

        using ModelFile written = ModelFile.Open(back);
        Assert.Equal(original.Attribute, written.Attribute);
        float[] input = RandomInput.Of(3 * 224 * 224, 3);
        double[] expected = original.Evaluate(input);
        Assert.InRange(Difference.Relative(expected, Array.ConvertAll(written.Evaluate(input), value => (float)value)), 0, Tolerance);
    }

    private static string Beside(TemporaryFile file, string name) => Path.Combine(Path.GetDirectoryName(file.Path)!, name);
}
