using System.Diagnostics;
using System.Runtime.InteropServices;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Import;

/// <summary>
/// What torch.onnx.export writes, in old and new opsets, with shapes as constants and as computations, normalisations folded
/// and not: read, compiled from the attribute that the file gives, and compared with PyTorch's logits.
/// </summary>
public class TorchExportTests
{
    private const string Python = "/usr/bin/python3";
    private const double Tolerance = 1e-4;

    private static readonly ModelOptions s_options = new() { InputHeight = 32, InputWidth = 32 };

    private static string Data => Repository.Models;

    public static TheoryData<string, string> Models => new()
    {
        { "v1-megvii-opset9", "Dialect = ShuffleNetDialect.Megvii" },
        { "v1-megvii-size-opset11", "Dialect = ShuffleNetDialect.Megvii" },
        { "v1-megvii-unfolded-opset16", "Dialect = ShuffleNetDialect.Megvii" },
        { "v1-paper-dynamic-opset13", "StageChannels" },
        { "v1-paper-dynamic-unfolded-opset12", "Groups = 2" },
        { "v1-zoo-opset14", "Dialect = ShuffleNetDialect.OnnxZoo, Groups = 4" },
        {
            "v1-paper-groups-kernels-opset13",
            "SecondGroups = 2, StageChannels = [36, 72], StageRepeats = [2, 2], DepthwiseKernels = [5, 7]"
        },
        { "v2-megvii-kernels-opset13", "StageRepeats = [3, 2], DepthwiseKernels = [5, 3, 7, 5, 3]" },
        { "v2-torchvision-opset9", "ShuffleNetVersion.V2, StageChannels = [16, 24, 32], StageRepeats = [2, 3, 1]" },
        { "v2-torchvision-dynamic-opset13", "ShuffleNetVersion.V2, StageChannels" },
        { "v2-torchvision-unfolded-opset16", "ShuffleNetVersion.V2, StageChannels" },
        { "v2-megvii-opset11", "ShuffleNetVersion.V2, Dialect = ShuffleNetDialect.Megvii, StageChannels = [20, 44]" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Open_WrittenByTorch_CompilesAndGivesPyTorchsLogits(string name, string attribute) => Check(Data, name, attribute);

    /// <summary>The same, and one that is not part of the tests' data, with the PyTorch of this machine, whatever its version.</summary>
    [Fact]
    public void Open_WrittenByThisMachinesTorch_GivesPyTorchsLogits()
    {
        Assert.SkipUnless(
            File.Exists(Python) && Start("-c", "import torch, onnx") == 0,
            $"{Python} has no PyTorch: apt-get install python3-torch python3-onnx");
        using TemporaryFile folder = new("none", []);
        string directory = Path.GetDirectoryName(folder.Path)!;
        Assert.Equal(0, Start(Path.Combine(Path.GetDirectoryName(SourceFile())!, "Data", "make.py"), directory));

        foreach ((string name, string attribute) in Models.Select(row => row.Data)
            .Append(("v2-megvii-unfolded-opset12", "ShuffleNetDialect.Megvii")))
        {
            Check(directory, name, attribute);
        }
    }

    /// <summary>Networks of published size.</summary>
    [Theory(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    [InlineData("v2-torchvision-0.5x", "[ShuffleNet(ShuffleNetVersion.V2, Scale = 0.5)]")]
    [InlineData("v2-torchvision-1x", "[ShuffleNet(ShuffleNetVersion.V2)]")]
    [InlineData("v2-torchvision-1.5x", "[ShuffleNet(ShuffleNetVersion.V2, Scale = 1.5)]")]
    [InlineData("v2-torchvision-2x", "[ShuffleNet(ShuffleNetVersion.V2, Scale = 2)]")]
    [InlineData("v2-torchvision-0.5x-tensors", "[ShuffleNet(ShuffleNetVersion.V2, Scale = 0.5)]")]
    [InlineData("v2-torchvision-1x-tensors", "[ShuffleNet(ShuffleNetVersion.V2)]")]
    [InlineData("v2-torchvision-1.5x-tensors", "[ShuffleNet(ShuffleNetVersion.V2, Scale = 1.5)]")]
    [InlineData("v2-torchvision-2x-tensors", "[ShuffleNet(ShuffleNetVersion.V2, Scale = 2)]")]
    [InlineData("v1-megvii-0.5x-g1", "[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 1, Scale = 0.5)]")]
    [InlineData("v1-megvii-0.5x-g2", "[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 2, Scale = 0.5)]")]
    [InlineData("v1-megvii-0.5x-g3", "[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Scale = 0.5)]")]
    [InlineData("v1-megvii-0.5x-g4", "[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 4, Scale = 0.5)]")]
    [InlineData("v1-megvii-0.5x-g8", "[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 8, Scale = 0.5)]")]
    [InlineData("v1-paper-1x-g1", "[ShuffleNet(ShuffleNetVersion.V1, Groups = 1)]")]
    [InlineData("v1-paper-1x-g2", "[ShuffleNet(ShuffleNetVersion.V1, Groups = 2)]")]
    [InlineData("v1-paper-1x-g3", "[ShuffleNet(ShuffleNetVersion.V1)]")]
    [InlineData("v1-paper-1x-g4", "[ShuffleNet(ShuffleNetVersion.V1, Groups = 4)]")]
    [InlineData("v1-paper-1x-g8", "[ShuffleNet(ShuffleNetVersion.V1, Groups = 8)]")]
    public void Sweep_PublishedSize_GivesItsAttributeAndPyTorchsLogits(string name, string attribute)
    {
        Assert.SkipUnless(
            File.Exists(Python) && Start("-c", "import torch, onnx") == 0,
            $"{Python} has no PyTorch: apt-get install python3-torch python3-onnx");
        using TemporaryFile folder = new("none", []);
        string directory = Path.GetDirectoryName(folder.Path)!;
        Assert.Equal(0, Start(Path.Combine(Path.GetDirectoryName(SourceFile())!, "Data", "make.py"), directory, name));

        Check(directory, name, attribute, new ModelOptions());
    }

    private static void Check(string directory, string name, string attribute, ModelOptions? options = null)
    {
        using ModelFile file = ModelFile.Open(
            Path.Combine(directory, name + (name.EndsWith("-tensors", StringComparison.Ordinal) ? ".pth" : ".onnx")), options ?? s_options);
        double[] expected = [.. MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(directory, name + ".logits")))];
        float[] input = Ramp(file.Spec.InputChannels * file.Spec.InputHeight * file.Spec.InputWidth);
        INetworkRunner network = GeneratedNetwork.Create(file.Attribute);

        using TensorSource weights = file.TensorsFor(network.Spec);
        float[] actual = network.Run(weights, input);
        float[] drawn = Array.ConvertAll(file.Evaluate(input), value => (float)value);

        Assert.Contains(attribute, file.Attribute);
        Assert.InRange(Difference.Relative(expected, actual), 0, Tolerance);
        Assert.InRange(Difference.Relative(expected, drawn), 0, Tolerance);
    }

    /// <summary>The input of Data/make.py.</summary>
    public static float[] Ramp(int length) => [.. Enumerable.Range(0, length).Select(index => (index * 7919L % 1000 / 500f) - 1)];

    private static int Start(params string[] arguments)
    {
        ProcessStartInfo start = new(Python, ["-B", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        process.StandardError.ReadToEnd();
        output.Wait();
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string SourceFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
