using System.Runtime.InteropServices;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Import;

/// <summary>Files of tensors alone, written by PyTorch: names and shapes give the attribute, and PyTorch's logits are the answer.</summary>
public class StateDictionaryTests
{
    private static readonly ModelOptions s_options = new() { InputHeight = 32, InputWidth = 40 };

    private static string Data => Repository.Models;

    [Theory]
    [InlineData(
        "v1-megvii-tensors",
        "ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, StageChannels = [36, 72], StageRepeats = [2, 2], StemChannels = 12")]
    [InlineData(
        "v1-megvii-groups-kernels-tensors",
        "Groups = 2, SecondGroups = 4, StageChannels = [36, 72], StageRepeats = [2, 2], DepthwiseKernels = [5, 3]")]
    [InlineData("v2-torchvision-tensors", "ShuffleNetVersion.V2, StageChannels = [16, 24, 32], StageRepeats = [2, 3, 1], StemChannels = 8")]
    [InlineData(
        "v2-megvii-tensors",
        "ShuffleNetVersion.V2, Dialect = ShuffleNetDialect.Megvii, StageChannels = [20, 44], StageRepeats = [3, 2], StemChannels = 8")]
    public void Open_WrittenByTorch_CompilesAndGivesPyTorchsLogits(string name, string attribute)
    {
        using ModelFile file = ModelFile.Open(Path.Combine(Data, name + ".pth"), s_options);
        double[] expected = [.. MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(Data, name + ".logits")))];
        float[] input = TorchExportTests.Ramp(3 * 32 * 40);
        INetworkRunner network = GeneratedNetwork.Create(file.Attribute);

        using TensorSource weights = file.TensorsFor(network.Spec);
        float[] actual = network.Run(weights, input);

        Assert.Equal(ModelFormat.StateDictionary, file.Format);
        Assert.Contains(attribute, file.Attribute);
        Assert.InRange(Difference.Relative(expected, actual), 0, 1e-4);
        Assert.InRange(Difference.Relative(expected, Array.ConvertAll(file.Evaluate(input), value => (float)value)), 0, 1e-4);
    }

    /// <summary>The files of tests/Networks/Data/searched.py.</summary>
    [Theory]
    [InlineData("V2Plus-small", "[ShuffleNet(ShuffleNetVersion.V2Plus, StageChannels = [20, 28, 44], StageRepeats = [2, 3, 3], "
        + "UnitKinds = [1, 3, 0, 1, 3, 2, 0, 3], InputHeight = 45, InputWidth = 70, HeadChannels = 40, Classes = 10)]")]
    [InlineData("OneShot-small", "[ShuffleNet(ShuffleNetVersion.OneShot, StageChannels = [20, 28, 44], StageRepeats = [2, 3, 3], "
        + "UnitKinds = [1, 3, 0, 1, 3, 2, 0, 3], MiddleChannels = [6, 14, 14, 16, 11, 22, 35, 22], "
        + "InputHeight = 45, InputWidth = 70, HeadChannels = 40, Classes = 10)]")]
    public void Open_SearchedNetwork_CompilesAndGivesPyTorchsLogits(string name, string attribute)
    {
        string path = Path.Combine(Repository.Root, "tests", "Networks", "Data", name);
        using ModelFile file = ModelFile.Open(path + ".pth", new ModelOptions { InputHeight = 45, InputWidth = 70 });
        double[] expected = [.. MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path + ".f32"))[..10]];
        float[] input = [.. Enumerable.Range(0, 3 * 45 * 70).Select(i => (float)(((((long)i * 7919) % 1009) - 504) / 504.0))];
        INetworkRunner network = GeneratedNetwork.Create(file.Attribute);

        using TensorSource weights = file.TensorsFor(network.Spec);
        float[] actual = network.Run(weights, input);

        Assert.Equal(attribute, file.Attribute);
        Assert.InRange(Difference.Relative(expected, actual), 0, 1e-4);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void Open_AuthorsTrainedFile_GivesItsAttribute(int groups)
    {
        using ModelFile file = ModelFile.Open(SharedData.PathOf($"shufflenet-v1-0.5x-g{groups}.pth.tar"));

        string also = groups == 3 ? "" : $"Groups = {groups}, ";
        Assert.Equal($"[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, {also}Scale = 0.5)]", file.Attribute);
    }

    /// <summary>The authors' trained networks, from their tensors to ONNX and back, on a photograph: PyTorch's logits.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void Evaluate_AuthorsTrainedFile_GivesPyTorchsLogits(int groups)
    {
        using ModelFile file = ModelFile.Open(SharedData.PathOf($"shufflenet-v1-0.5x-g{groups}.pth.tar"));
        ReadOnlySpan<float> inputs = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedData.PathOf("imagenet-100/input-first4.f32")));
        ReadOnlySpan<float> logits = MemoryMarshal.Cast<byte, float>(
            File.ReadAllBytes(SharedData.PathOf($"imagenet-100/logits-g{groups}.f32")));

        double[] actual = file.Evaluate(inputs[..(3 * 224 * 224)]);

        double[] expected = Array.ConvertAll(logits[..1000].ToArray(), value => (double)value);
        Assert.InRange(Difference.Relative(expected, Array.ConvertAll(actual, value => (float)value)), 0, 1e-4);
    }
}
