namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>The defaults of each dialect, as a spec that has no stages yet. docs/spec.md has them as a table.</summary>
internal static class DialectPreset
{
    public static NetworkSpec Of(ShuffleNetDialect dialect) => dialect switch
    {
        ShuffleNetDialect.Paper => Paper,
        ShuffleNetDialect.Megvii => Megvii,
        ShuffleNetDialect.OnnxZoo => OnnxZoo,
        _ => throw new InvalidOperationException($"dialect: expected a member of {nameof(ShuffleNetDialect)}, found {(int)dialect}"),
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
}
