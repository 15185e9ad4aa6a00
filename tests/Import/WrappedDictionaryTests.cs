using System.Runtime.InteropServices;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Files;

namespace ShuffleNet.Compiler.Tests.Import;

/// <summary>
/// The tensors of networks that PyTorch wrote, wrapped and prefixed as people's checkpoints are: PyTorch's logits are the answer.
/// </summary>
public class WrappedDictionaryTests
{
    private const string Residual = "v1-megvii-tensors";
    private const string Split = "v2-torchvision-tensors";
    private const string MegviiSplit = "v2-megvii-tensors";

    private static readonly ModelOptions s_options = new() { InputHeight = 32, InputWidth = 40 };

    private static byte[] Write(
        string name, Func<string, string?>? rename = null, string[]? wrappers = null, Action<PickleWriter, TensorSource>? beside = null)
    {
        using WeightFile file = WeightFile.Open(Path.Combine(Repository.Models, name + ".pth"));
        return TorchDictionary.Write(file, rename, wrappers, writer => beside?.Invoke(writer, file));
    }

    private static void Agrees(string name, byte[] content, string? key = null)
    {
        double[] expected =
            [.. MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(Repository.Models, name + ".logits")))];
        using TemporaryFile path = new("model.pth", content);
        using ModelFile file = ModelFile.Open(path.Path, s_options with { Key = key });
        float[] input = TorchExportTests.Ramp(3 * 32 * 40);
        INetworkRunner network = GeneratedNetwork.Create(file.Attribute);
        using TensorSource weights = file.TensorsFor(network.Spec);

        Assert.InRange(Difference.Relative(expected, network.Run(weights, input)), 0, 1e-4);

        // The class itself finds prefixes too.
        using WeightFile tensors = WeightFile.Open(path.Path, key);
        if (tensors.Tensors.Any(tensor => tensor.Name.EndsWith(TensorName(network.Spec), StringComparison.Ordinal)))
        {
            Assert.InRange(Difference.Relative(expected, network.Run(tensors, input)), 0, 1e-4);
        }
    }

    private static string TensorName(NetworkSpec spec) => new TensorNames(spec).Units[0] + ".branch_main_1.0.weight";

    [Theory]
    [InlineData("state_dict")]
    [InlineData("model")]
    [InlineData("net")]
    [InlineData("net_dict")]
    [InlineData("model_state")]
    [InlineData("model_state_dict")]
    [InlineData("params_ema")]
    [InlineData("what nobody else calls it")]
    [InlineData("checkpoint", "generator", "weights")]
    public void Open_Wrapped_GivesPyTorchsLogits(params string[] wrappers) => Agrees(Split, Write(Split, wrappers: wrappers));

    [Theory]
    [InlineData(Residual, "module.")]
    [InlineData(Residual, "model.")]
    [InlineData(Residual, "_orig_mod.")]
    [InlineData(Residual, "module.backbone.")]
    [InlineData(Split, "backbone.")]
    [InlineData(Split, "model._orig_mod.encoder.")]
    [InlineData(MegviiSplit, "student.")]
    public void Open_Prefixed_GivesPyTorchsLogits(string name, string prefix) => Agrees(name, Write(name, tensor => prefix + tensor));

    /// <summary>An older PyTorch's optimiser, a loss with centres, a scaler: none of them has filters.</summary>
    [Fact]
    public void Open_OtherDictionariesWithSmallerTensors_TakesTheNetwork() => Agrees(Split, Write(
        Split,
        wrappers: ["net"],
        beside: (writer, source) => writer
            .Text("centres").Op('}').Text("centres").Tensor("0", [2, 3], [3, 1], source.Tensors.Sum(tensor => tensor.Length)).Op('s')
            .Text("step").Tensor("0", [], [], source.Tensors.Sum(tensor => tensor.Length))));

    [Fact]
    public void Open_PartsOfOtherNames_TakesTheNetworkAlone() => Agrees(Split, Write(
        Split,
        tensor => "backbone." + tensor,
        beside: (writer, source) => writer
            .Text("neck.0.weight")
            .Tensor("0", [2, 3, 1, 1], [3, 1, 1, 1], source.Tensors.Sum(tensor => tensor.Length))));

    [Fact]
    public void Open_TwoNetworks_ListsTheKeysAndTakesTheOneThatIsSaid()
    {
        byte[] both = Write(
            Split,
            wrappers: ["state_dict"],
            beside: (writer, source) =>
            {
                TorchDictionary.Entries(writer.Text("ema").Op('}').Op('('), source, name => name);
                writer.Op('u');
            });
        using TemporaryFile path = new("model.pth", both);

        string message = Assert.Throws<UnsupportedWeightsException>(() => ModelFile.Open(path.Path)).Message;

        Assert.Contains("'state_dict' with ", message);
        Assert.Contains("'ema' with ", message);
        Assert.Contains("--key state_dict", message);
        Agrees(Split, both, "ema");
        Agrees(Split, both, "state_dict");
    }

    [Theory]
    [InlineData(Residual)]
    [InlineData(Split)]
    public void Open_TwoPrefixes_ListsThemAndTakesTheOneThatIsSaid(string name)
    {
        using WeightFile file = WeightFile.Open(Path.Combine(Repository.Models, name + ".pth"));
        byte[] both = TorchDictionary.Write(new TwiceNamed(file, "model.", "avg_model."), wrappers: ["state_dict"]);
        using TemporaryFile path = new("model.pth", both);

        string message = Assert.Throws<UnsupportedWeightsException>(() => ModelFile.Open(path.Path)).Message;

        Assert.Contains("'model.', 'avg_model.'", message);
        Agrees(name, both, "state_dict.model");
        Agrees(name, both, "state_dict.avg_model");
    }

    [Fact]
    public void Open_KeyThatIsNotThere_ListsThoseThatAre()
    {
        using TemporaryFile path = new("model.pth", Write(Split, wrappers: ["net"]));

        string message = Assert.Throws<UnsupportedWeightsException>(() => ModelFile.Open(path.Path, new() { Key = "ema" })).Message;

        Assert.Contains("'ema'", message);
        Assert.Contains("'net' with ", message);
    }

    /// <summary>Everything behind the stages is cut off: the network is a backbone, and a class with classes is refused.</summary>
    [Theory]
    [InlineData(Residual, "classifier")]
    [InlineData(Split, "fc", "conv5")]
    [InlineData(Split, "fc")]
    [InlineData(MegviiSplit, "classifier", "conv_last")]
    public void Open_WithoutClassifier_IsABackbone(string name, params string[] parts)
    {
        byte[] whole = File.ReadAllBytes(Path.Combine(Repository.Models, name + ".pth"));
        byte[] cut = Write(name, tensor => parts.Any(part => tensor.StartsWith(part + ".", StringComparison.Ordinal)) ? null : tensor);
        using TemporaryFile path = new("model.pth", cut);
        string wholePath = path.Add("whole.pth", whole);
        using ModelFile file = ModelFile.Open(path.Path, s_options);
        using ModelFile complete = ModelFile.Open(wholePath, s_options);
        float[] input = TorchExportTests.Ramp(3 * 32 * 40);

        Assert.EndsWith("Outputs = NetworkOutputs.Stages)]", file.Attribute);
        IBackboneRunner network = GeneratedNetwork.CreateBackbone(file.Attribute);
        using TensorSource weights = file.TensorsFor(file.Spec);
        using TensorSource same = complete.TensorsFor(file.Spec);
        Assert.Equal(network.Run(same, input), network.Run(weights, input));

        SpecMismatchException exception = Assert.Throws<SpecMismatchException>(() => file.TensorsFor(complete.Spec));
        Assert.Equal("Outputs", exception.Mismatches[0].Property);
        Assert.Contains("[ShuffleNet(", exception.Message);
    }

    /// <summary>The authors' names with the units counted in each stage, as detectors have them.</summary>
    [Fact]
    public void Open_UnitsCountedInStages_GivesPyTorchsLogits() => Agrees(MegviiSplit, Write(MegviiSplit, tensor =>
        tensor.Split('.') is ["features", string unit, .. string[] rest]
            && int.Parse(unit, System.Globalization.CultureInfo.InvariantCulture) is int index
            ? $"stage{(index < 3 ? 2 : 3)}.{(index < 3 ? index : index - 3)}.{string.Join('.', rest)}"
            : tensor));

    private sealed class TwiceNamed(TensorSource source, string first, string second) : TensorSource
    {
        public override string Name => source.Name;

        public override IReadOnlyList<TensorInfo> Tensors { get; } =
        [
            .. source.Tensors.Select(tensor => tensor with { Name = first + tensor.Name }),
            .. source.Tensors.Select(tensor => tensor with { Name = second + tensor.Name }),
        ];

        public override void Read(TensorInfo tensor, Span<double> destination) => source.Read(
            source.Tensors.First(inFile => tensor.Name == first + inFile.Name || tensor.Name == second + inFile.Name), destination);
    }
}
