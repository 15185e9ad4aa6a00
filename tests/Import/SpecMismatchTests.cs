using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Import;

/// <summary>A class that differs from a file in one property is refused, and the message names it, the node and both values.</summary>
public class SpecMismatchTests
{
    private static readonly Dictionary<string, NetworkDescription> s_others = new()
    {
        [nameof(NetworkDescription.Groups)] = MegviiNetwork.Spec with { Groups = 4 },
        [nameof(NetworkDescription.SecondGroups)] = MegviiNetwork.Spec with { SecondGroups = 6 },
        [nameof(NetworkDescription.DepthwiseKernels)] = MegviiNetwork.Spec with { DepthwiseKernels = [3, 5, 3] },
        [nameof(NetworkDescription.StageChannels)] = MegviiNetwork.Spec with { StageChannels = [48, 102] },
        [nameof(NetworkDescription.StageRepeats)] = MegviiNetwork.Spec with { StageRepeats = [2, 2] },
        [nameof(NetworkDescription.StageStrides)] = MegviiNetwork.Spec with { StageStrides = [2, 1] },
        [nameof(NetworkDescription.StemChannels)] = MegviiNetwork.Spec with { StemChannels = 24 },
        [nameof(NetworkDescription.StemStride)] = MegviiNetwork.Spec with { StemStride = 1 },
        [nameof(NetworkDescription.StemPool)] = MegviiNetwork.Spec with { StemPool = false },
        [nameof(NetworkDescription.StemPoolPadding)] = MegviiNetwork.Spec with { StemPoolPadding = 0 },
        [nameof(NetworkDescription.StemPoolRounding)] = MegviiNetwork.Spec with { StemPoolRounding = PoolRounding.Ceiling },
        [nameof(NetworkDescription.InputChannels)] = MegviiNetwork.Spec with { InputChannels = 1 },
        [nameof(NetworkDescription.InputHeight)] = MegviiNetwork.Spec with { InputHeight = 64 },
        [nameof(NetworkDescription.InputWidth)] = MegviiNetwork.Spec with { InputWidth = 64 },
        [nameof(NetworkDescription.Classes)] = MegviiNetwork.Spec with { Classes = 11 },
        [nameof(NetworkDescription.ClassifierBias)] = MegviiNetwork.Spec with { ClassifierBias = true },
        [nameof(NetworkDescription.Softmax)] = MegviiNetwork.Spec with { Softmax = true },
        [nameof(NetworkDescription.Shuffle)] = MegviiNetwork.Spec with { Shuffle = false },
        [nameof(NetworkDescription.ShufflePosition)] = MegviiNetwork.Spec with { ShufflePosition = ShufflePosition.BeforeDepthwise },
        [nameof(NetworkDescription.ShuffleDirection)] = MegviiNetwork.Spec with { ShuffleDirection = ShuffleDirection.GroupsToChannels },
        [nameof(NetworkDescription.Bottleneck)] = MegviiNetwork.Spec with { Bottleneck = BottleneckRule.Branch },
        [nameof(NetworkDescription.ShortcutPoolKernel)] = MegviiNetwork.Spec with { ShortcutPoolKernel = 2 },
        [nameof(NetworkDescription.ShortcutPoolPadding)] = MegviiNetwork.Spec with { ShortcutPoolPadding = 0 },
        [nameof(NetworkDescription.ShortcutPoolDivisor)] = MegviiNetwork.Spec with { ShortcutPoolDivisor = AverageDivisor.ValidElements },
        [nameof(NetworkDescription.ConcatOrder)] = MegviiNetwork.Spec with { ConcatOrder = ConcatOrder.BranchFirst },
        [nameof(NetworkDescription.StridedRelu)] = MegviiNetwork.Spec with { StridedRelu = StridedReluPlacement.AfterConcat },
        [nameof(NetworkDescription.FirstUnitGrouped)] = MegviiNetwork.Spec with { FirstUnitGrouped = true },
        [nameof(NetworkDescription.Version)] = MegviiNetwork.Spec with { Version = ShuffleNetVersion.V2 },
    };

    public static TheoryData<string> Properties => [.. s_others.Keys];

    [Theory]
    [MemberData(nameof(Properties))]
    public void TensorsFor_OneOtherProperty_NamesIt(string property)
    {
        using TemporaryFile path = new("megvii.onnx", Exported(MegviiNetwork.CreateRandom(1)));
        using ModelFile file = ModelFile.Open(path.Path);

        SpecMismatchException exception = Assert.Throws<SpecMismatchException>(() => file.TensorsFor(s_others[property]));

        SpecMismatch mismatch = Assert.Single(exception.Mismatches);
        Assert.Equal(property, mismatch.Property);
        Assert.StartsWith(path.Path, exception.Message);
        Assert.Contains(mismatch.Node, exception.Message);
        Assert.NotEqual(mismatch.InFile, mismatch.InClass);
    }

    [Fact]
    public void Load_FileOfAnotherDialect_SaysWhereTheShuffleStands()
    {
        using TemporaryFile path = new("megvii.onnx", Exported(MegviiNetwork.CreateRandom(1)));

        SpecMismatchException exception = Assert.Throws<SpecMismatchException>(() => ModelFile.Load<TinyNetwork>(path.Path));

        Assert.Contains("ShufflePosition is AfterDepthwise in the file (node Transpose_", exception.Message);
        Assert.Contains("), BeforeDepthwise in the class", exception.Message);
        Assert.Contains(exception.Mismatches, mismatch => mismatch.Property == nameof(NetworkDescription.Bottleneck));
    }

    [Fact]
    public void Load_OtherDialectOfV2_NamesTheDialect()
    {
        using TemporaryFile path = new("torchvision.onnx", Exported(SplitNetwork.CreateRandom(1)));

        SpecMismatchException exception = Assert.Throws<SpecMismatchException>(() => ModelFile.Load<MegviiSplitNetwork>(path.Path));

        Assert.Contains(exception.Mismatches, mismatch => mismatch is { Property: "Dialect", InFile: "Torchvision", InClass: "Megvii" });
    }

    private static byte[] Exported<T>(T network)
        where T : class, IShuffleNet<T>
    {
        using MemoryStream model = new();
        ModelExporter.WriteOnnx(network, model);
        network.Dispose();
        return model.ToArray();
    }
}
