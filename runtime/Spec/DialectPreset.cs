namespace ShuffleNet.Compiler;

/// <summary>The defaults of the attribute, as docs/spec.md has them. The tests have their own, which these are compared with.</summary>
internal static class DialectPreset
{
    private static readonly NetworkSpec s_paper = new()
    {
        Dialect = ShuffleNetDialect.Paper,
        ClassifierBias = true,
        StemPoolRounding = PoolRounding.Ceiling,
        ShortcutPoolRounding = PoolRounding.Ceiling,
    };

    private static readonly NetworkSpec s_torchvision = new()
    {
        Version = ShuffleNetVersion.V2,
        Dialect = ShuffleNetDialect.Torchvision,
        Groups = 1,
        ClassifierBias = true,
        StemPoolPadding = 1,
    };

    /// <summary>All versions and dialects, the default of each version first. Channels are left out; they depend on groups and scale.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } =
    [
        s_paper,
        new()
        {
            Dialect = ShuffleNetDialect.Megvii,
            Bottleneck = BottleneckRule.QuarterOfUnit,
            ShufflePosition = ShufflePosition.AfterDepthwise,
            ShuffleDirection = ShuffleDirection.ChannelsToGroups,
            StemPoolPadding = 1,
            ShortcutPoolPadding = 1,
            ShortcutPoolDivisor = AverageDivisor.WindowSize,
            StridedRelu = StridedReluPlacement.OnBranch,
        },
        new()
        {
            Dialect = ShuffleNetDialect.OnnxZoo,
            ClassifierBias = true,
            Softmax = true,
            Bottleneck = BottleneckRule.Branch,
            StemPoolPadding = 1,
            ShortcutPoolPadding = 1,
            ConcatOrder = ConcatOrder.BranchFirst,
            FirstUnitGrouped = true,
        },
        s_torchvision,
        s_torchvision with { Dialect = ShuffleNetDialect.Megvii, ClassifierBias = false },
    ];

    public static NetworkSpec Of(ShuffleNetVersion version, ShuffleNetDialect dialect) =>
        All.Single(preset => preset.Version == version && preset.Dialect == dialect);

    /// <summary>The dialects of a version, the default first.</summary>
    public static IEnumerable<ShuffleNetDialect> DialectsOf(ShuffleNetVersion version) =>
        All.Where(preset => preset.Version == version).Select(preset => preset.Dialect);

    /// <summary>The dialect that a class of this version has if it names none.</summary>
    public static ShuffleNetDialect DefaultOf(ShuffleNetVersion version) => DialectsOf(version).First();
}
