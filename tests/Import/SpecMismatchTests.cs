using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Import;

/// <summary>A class that differs from a file in one property is refused, and the message names it, the node and both values.</summary>
public class SpecMismatchTests
{
    private static readonly Dictionary<string, NetworkSpec> s_others = new()
    {
        [nameof(NetworkSpec.Groups)] = MegviiNetwork.Spec with { Groups = 4 },
        [nameof(NetworkSpec.SecondGroups)] = MegviiNetwork.Spec with { SecondGroups = 6 },
        [nameof(NetworkSpec.DepthwiseKernels)] = MegviiNetwork.Spec with { DepthwiseKernels = [3, 5, 3] },
        [nameof(NetworkSpec.StageChannels)] = MegviiNetwork.Spec with { StageChannels = [48, 102] },
        [nameof(NetworkSpec.StageRepeats)] = MegviiNetwork.Spec with { StageRepeats = [2, 2] },
        [nameof(NetworkSpec.StageStrides)] = MegviiNetwork.Spec with { StageStrides = [2, 1] },
        [nameof(NetworkSpec.StemChannels)] = MegviiNetwork.Spec with { StemChannels = 24 },
        [nameof(NetworkSpec.StemStride)] = MegviiNetwork.Spec with { StemStride = 1 },
        [nameof(NetworkSpec.StemPool)] = MegviiNetwork.Spec with { StemPool = false },
        [nameof(NetworkSpec.StemPoolPadding)] = MegviiNetwork.Spec with { StemPoolPadding = 0 },
        [nameof(NetworkSpec.StemPoolRounding)] = MegviiNetwork.Spec with { StemPoolRounding = PoolRounding.Ceiling },
        [nameof(NetworkSpec.InputChannels)] = MegviiNetwork.Spec with { InputChannels = 1 },
        [nameof(NetworkSpec.InputHeight)] = MegviiNetwork.Spec with { InputHeight = 64 },
        [nameof(NetworkSpec.InputWidth)] = MegviiNetwork.Spec with { InputWidth = 64 },
        [nameof(NetworkSpec.Classes)] = MegviiNetwork.Spec with { Classes = 11 },
        [nameof(NetworkSpec.ClassifierBias)] = MegviiNetwork.Spec with { ClassifierBias = true },
        [nameof(NetworkSpec.Softmax)] = MegviiNetwork.Spec with { Softmax = true },
        [nameof(NetworkSpec.Shuffle)] = MegviiNetwork.Spec with { Shuffle = false },
        [nameof(NetworkSpec.ShufflePosition)] = MegviiNetwork.Spec with { ShufflePosition = ShufflePosition.BeforeDepthwise },
        [nameof(NetworkSpec.ShuffleDirection)] = MegviiNetwork.Spec with { ShuffleDirection = ShuffleDirection.GroupsToChannels },
        [nameof(NetworkSpec.Bottleneck)] = MegviiNetwork.Spec with { Bottleneck = BottleneckRule.Branch },
        [nameof(NetworkSpec.ShortcutPoolKernel)] = MegviiNetwork.Spec with { ShortcutPoolKernel = 2 },
        [nameof(NetworkSpec.ShortcutPoolPadding)] = MegviiNetwork.Spec with { ShortcutPoolPadding = 0 },
        [nameof(NetworkSpec.ShortcutPoolDivisor)] = MegviiNetwork.Spec with { ShortcutPoolDivisor = AverageDivisor.ValidElements },
        [nameof(NetworkSpec.ConcatOrder)] = MegviiNetwork.Spec with { ConcatOrder = ConcatOrder.BranchFirst },
        [nameof(NetworkSpec.StridedRelu)] = MegviiNetwork.Spec with { StridedRelu = StridedReluPlacement.AfterConcat },
        [nameof(NetworkSpec.FirstUnitGrouped)] = MegviiNetwork.Spec with { FirstUnitGrouped = true },
        [nameof(NetworkSpec.Version)] = MegviiNetwork.Spec with { Version = ShuffleNetVersion.V2 },
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
        Assert.Contains(exception.Mismatches, mismatch => mismatch.Property == nameof(NetworkSpec.Bottleneck));
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
