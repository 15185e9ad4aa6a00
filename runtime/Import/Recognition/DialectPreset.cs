namespace ShuffleNet.Compiler.Import;

/// <summary>The defaults of the attribute, as docs/spec.md has them. The compiler has its own; a test holds the two equal.</summary>
internal static class DialectPreset
{
    private static readonly NetworkDescription s_paper = new()
    {
        Dialect = ShuffleNetDialect.Paper,
        ClassifierBias = true,
        StemPoolRounding = PoolRounding.Ceiling,
        ShortcutPoolRounding = PoolRounding.Ceiling,
    };

    private static readonly NetworkDescription s_torchvision = new()
    {
        Version = ShuffleNetVersion.V2,
        Dialect = ShuffleNetDialect.Torchvision,
        Groups = 1,
        ClassifierBias = true,
        StemPoolPadding = 1,
    };

    /// <summary>All versions and dialects, the default of each version first. Channels are left out; they depend on groups and scale.</summary>
    public static IReadOnlyList<NetworkDescription> All { get; } =
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

    public static NetworkDescription Of(ShuffleNetVersion version, ShuffleNetDialect dialect) =>
        All.Single(preset => preset.Version == version && preset.Dialect == dialect);

    /// <summary>The dialect that a class of this version has if it names none.</summary>
    public static ShuffleNetDialect DefaultOf(ShuffleNetVersion version) => All.First(preset => preset.Version == version).Dialect;
}
