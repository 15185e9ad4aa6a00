namespace ShuffleNet.Compiler.Import;

/// <summary>The defaults of the attribute, as docs/spec.md has them. The compiler has its own; a test holds the two equal.</summary>
internal static class DialectPreset
{
    /// <summary>The published scales; any other is written as channels.</summary>
    public static IReadOnlyList<double> Scales { get; } = [1, 0.25, 0.5, 1.5, 2];

    public static IReadOnlyList<int> Repeats { get; } = [4, 8, 4];

    public static IReadOnlyList<ShuffleNetDialect> Dialects { get; } = [ShuffleNetDialect.Paper, ShuffleNetDialect.Megvii, ShuffleNetDialect.OnnxZoo];

    /// <summary>All properties of a dialect but the channels, which depend on groups and scale.</summary>
    public static NetworkDescription Of(ShuffleNetDialect dialect) => dialect switch
    {
        ShuffleNetDialect.Megvii => new NetworkDescription
        {
            Dialect = dialect,
            Bottleneck = BottleneckRule.QuarterOfUnit,
            ShufflePosition = ShufflePosition.AfterDepthwise,
            ShuffleDirection = ShuffleDirection.ChannelsToGroups,
            StemPoolPadding = 1,
            ShortcutPoolPadding = 1,
            ShortcutPoolDivisor = AverageDivisor.WindowSize,
            StridedRelu = StridedReluPlacement.OnBranch,
        },
        ShuffleNetDialect.OnnxZoo => new NetworkDescription
        {
            Dialect = dialect,
            ClassifierBias = true,
            Softmax = true,
            Bottleneck = BottleneckRule.Branch,
            StemPoolPadding = 1,
            ShortcutPoolPadding = 1,
            ConcatOrder = ConcatOrder.BranchFirst,
            FirstUnitGrouped = true,
        },
        _ => new NetworkDescription
        {
            Dialect = dialect,
            ClassifierBias = true,
            StemPoolRounding = PoolRounding.Ceiling,
            ShortcutPoolRounding = PoolRounding.Ceiling,
        },
    };

    /// <summary>The stages' output channels at a scale; null for a number of groups that the paper's Table 1 does not have.</summary>
    public static IReadOnlyList<int>? StageChannels(int groups, double scale)
    {
        int[]? channels = groups switch
        {
            1 => [144, 288, 576],
            2 => [200, 400, 800],
            3 => [240, 480, 960],
            4 => [272, 544, 1088],
            8 => [384, 768, 1536],
            _ => null,
        };
        return channels is null ? null : Array.ConvertAll(channels, count => Scaled(count, groups, scale));
    }

    /// <summary>Output channels of the first convolution.</summary>
    public static int StemChannels(ShuffleNetDialect dialect, int groups, double scale) => dialect switch
    {
        ShuffleNetDialect.OnnxZoo => 24,
        ShuffleNetDialect.Megvii when scale == 1.5 => 24,
        _ => Scaled(24, groups, scale),
    };

    private static int Scaled(int channels, int groups, double scale) => Math.Max(1, (int)Math.Floor((channels * scale / groups) + 0.5)) * groups;
}
