namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>The defaults of each dialect, as a spec that has no stages yet. docs/spec.md has them as a table.</summary>
internal static class DialectPreset
{
    public static NetworkSpec Of(ShuffleNetVersion version, ShuffleNetDialect dialect) => (version, dialect) switch
    {
        (ShuffleNetVersion.V1, ShuffleNetDialect.Paper) => Paper,
        (ShuffleNetVersion.V1, ShuffleNetDialect.Megvii) => Megvii,
        (ShuffleNetVersion.V1, ShuffleNetDialect.OnnxZoo) => OnnxZoo,
        (ShuffleNetVersion.V2, ShuffleNetDialect.Torchvision) => Torchvision,
        (ShuffleNetVersion.V2, ShuffleNetDialect.Megvii) => Torchvision with { Dialect = ShuffleNetDialect.Megvii, ClassifierBias = false },
        _ => throw new InvalidOperationException($"dialect: expected one of {version}, found {dialect}"),
    };

    private static readonly NetworkSpec Paper = new()
    {
        Dialect = ShuffleNetDialect.Paper,
        ClassifierBias = true,
        Softmax = false,
        Bottleneck = BottleneckRule.QuarterOfBranch,
        ShufflePosition = ShufflePosition.BeforeDepthwise,
        ShuffleDirection = ShuffleDirection.GroupsToChannels,
        StemPoolPadding = 0,
        StemPoolRounding = PoolRounding.Ceiling,
        ShortcutPoolPadding = 0,
        ShortcutPoolRounding = PoolRounding.Ceiling,
        ShortcutPoolDivisor = AverageDivisor.ValidElements,
        ConcatOrder = ConcatOrder.ShortcutFirst,
        StridedRelu = StridedReluPlacement.AfterConcat,
        FirstUnitGrouped = false,
    };

    private static readonly NetworkSpec Megvii = Paper with
    {
        Dialect = ShuffleNetDialect.Megvii,
        ClassifierBias = false,
        Bottleneck = BottleneckRule.QuarterOfUnit,
        ShufflePosition = ShufflePosition.AfterDepthwise,
        ShuffleDirection = ShuffleDirection.ChannelsToGroups,
        StemPoolPadding = 1,
        StemPoolRounding = PoolRounding.Floor,
        ShortcutPoolPadding = 1,
        ShortcutPoolRounding = PoolRounding.Floor,
        ShortcutPoolDivisor = AverageDivisor.WindowSize,
        StridedRelu = StridedReluPlacement.OnBranch,
    };

    private static readonly NetworkSpec OnnxZoo = Paper with
    {
        Dialect = ShuffleNetDialect.OnnxZoo,
        Softmax = true,
        Bottleneck = BottleneckRule.Branch,
        StemPoolPadding = 1,
        StemPoolRounding = PoolRounding.Floor,
        ShortcutPoolPadding = 1,
        ShortcutPoolRounding = PoolRounding.Floor,
        ConcatOrder = ConcatOrder.BranchFirst,
        FirstUnitGrouped = true,
    };

    private static readonly NetworkSpec Torchvision = new()
    {
        Version = ShuffleNetVersion.V2,
        Dialect = ShuffleNetDialect.Torchvision,
        Groups = 1,
        ClassifierBias = true,
        StemPoolPadding = 1,
        StemPoolRounding = PoolRounding.Floor,
    };
}
