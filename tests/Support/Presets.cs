namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>
/// The networks of the paper's Table 1 in every dialect, written down from the paper and the published models and not
/// through the compiler's resolver, so that the two can be compared.
/// </summary>
internal static class Presets
{
    /// <summary>The dialects of V1.</summary>
    public static IReadOnlyList<ShuffleNetDialect> Dialects { get; } =
    [
        ShuffleNetDialect.Paper, ShuffleNetDialect.Megvii, ShuffleNetDialect.OnnxZoo,
    ];

    public static IReadOnlyList<int> Groups { get; } = [1, 2, 3, 4, 8];

    public static IReadOnlyList<double> Scales { get; } = [0.25, 0.5, 1, 1.5, 2];

    /// <summary>Table 1 at 224x224 with 1,000 classes.</summary>
    public static NetworkSpec Of(ShuffleNetDialect dialect, int groups, double scale)
    {
        int[] channels = groups switch
        {
            1 => [144, 288, 576],
            2 => [200, 400, 800],
            3 => [240, 480, 960],
            4 => [272, 544, 1088],
            8 => [384, 768, 1536],
            _ => throw new ArgumentOutOfRangeException(nameof(groups), groups, "Table 1 has 1, 2, 3, 4 and 8 groups"),
        };
        int[] repeats = [4, 8, 4];

        return WithDialect(dialect) with
        {
            Groups = groups,
            StemChannels = StemChannels(dialect, groups, scale),
            Stages = new(channels.Zip(repeats, (count, repeat) => new StageSpec(Scaled(count, groups, scale), repeat, 2))),
        };
    }

    public static IReadOnlyList<ShuffleNetDialect> SplitDialects { get; } = [ShuffleNetDialect.Torchvision, ShuffleNetDialect.Megvii];

    public static IReadOnlyList<double> SplitScales { get; } = [0.5, 1, 1.5, 2];

    /// <summary>ShuffleNet V2 at 224x224 with 1,000 classes, as torchvision and the authors' code have it.</summary>
    public static NetworkSpec SplitOf(ShuffleNetDialect dialect, double scale)
    {
        int[] channels = scale switch
        {
            0.5 => [48, 96, 192, 1024],
            1 => [116, 232, 464, 1024],
            1.5 => [176, 352, 704, 1024],
            2 => [244, 488, 976, 2048],
            _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "V2 has 0.5, 1, 1.5 and 2"),
        };
        int[] repeats = [4, 8, 4];
        return new NetworkSpec
        {
            Version = ShuffleNetVersion.V2,
            Dialect = dialect,
            Groups = 1,
            StemChannels = 24,
            StemPoolPadding = 1,
            StemPoolRounding = PoolRounding.Floor,
            Stages = new(repeats.Select((repeat, stage) => new StageSpec(channels[stage], repeat, 2))),
            HeadChannels = channels[3],
            ClassifierBias = dialect == ShuffleNetDialect.Torchvision,
        };
    }

    public static IReadOnlyList<NetworkSize> PlusSizes { get; } = [NetworkSize.Small, NetworkSize.Medium, NetworkSize.Large];

    /// <summary>ShuffleNetV2+ at 224x224 with 1,000 classes, as the authors' code has it.</summary>
    public static NetworkSpec PlusOf(NetworkSize size) => Searched(ShuffleNetVersion.V2Plus, size switch
    {
        NetworkSize.Small => [36, 104, 208, 416],
        NetworkSize.Medium => [48, 128, 256, 512],
        _ => [68, 168, 336, 672],
    }) with
    {
        HeadChannels = 1280, HardSwishStages = [1, 3, 4, 5], SqueezeExcitationStages = [4, 5],
    };

    /// <summary>The one-shot search's network at 224x224 with 1,000 classes, as the authors' code has it.</summary>
    public static NetworkSpec OneShot() => Searched(ShuffleNetVersion.OneShot, [64, 160, 320, 640]) with
    {
        HeadChannels = 1024,
        MiddleChannels = [44, 38, 25, 38, 48, 112, 64, 80, 96, 192, 256, 192, 160, 224, 256, 160, 320, 384, 320, 256],
    };

    private static NetworkSpec Searched(ShuffleNetVersion version, int[] channels)
    {
        int[] repeats = [4, 4, 8, 4];
        return new NetworkSpec
        {
            Version = version,
            Dialect = ShuffleNetDialect.Megvii,
            Groups = 1,
            StemChannels = 16,
            StemPool = false,
            StemPoolPadding = 1,
            Stages = new(repeats.Select((repeat, stage) => new StageSpec(channels[stage], repeat, 2))),
            UnitKinds = [0, 0, 3, 1, 1, 1, 0, 0, 2, 0, 2, 1, 1, 0, 2, 0, 2, 1, 3, 2],
        };
    }

    private static NetworkSpec WithDialect(ShuffleNetDialect dialect) => dialect switch
    {
        ShuffleNetDialect.Paper => new NetworkSpec
        {
            Dialect = dialect,
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
            ClassifierBias = true,
            Softmax = false,
        },
        ShuffleNetDialect.Megvii => new NetworkSpec
        {
            Dialect = dialect,
            Bottleneck = BottleneckRule.QuarterOfUnit,
            ShufflePosition = ShufflePosition.AfterDepthwise,
            ShuffleDirection = ShuffleDirection.ChannelsToGroups,
            StemPoolPadding = 1,
            StemPoolRounding = PoolRounding.Floor,
            ShortcutPoolPadding = 1,
            ShortcutPoolRounding = PoolRounding.Floor,
            ShortcutPoolDivisor = AverageDivisor.WindowSize,
            ConcatOrder = ConcatOrder.ShortcutFirst,
            StridedRelu = StridedReluPlacement.OnBranch,
            FirstUnitGrouped = false,
            ClassifierBias = false,
            Softmax = false,
        },
        ShuffleNetDialect.OnnxZoo => new NetworkSpec
        {
            Dialect = dialect,
            Bottleneck = BottleneckRule.Branch,
            ShufflePosition = ShufflePosition.BeforeDepthwise,
            ShuffleDirection = ShuffleDirection.GroupsToChannels,
            StemPoolPadding = 1,
            StemPoolRounding = PoolRounding.Floor,
            ShortcutPoolPadding = 1,
            ShortcutPoolRounding = PoolRounding.Floor,
            ShortcutPoolDivisor = AverageDivisor.ValidElements,
            ConcatOrder = ConcatOrder.BranchFirst,
            StridedRelu = StridedReluPlacement.AfterConcat,
            FirstUnitGrouped = true,
            ClassifierBias = true,
            Softmax = true,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(dialect), dialect, "unknown dialect"),
    };

    private static int StemChannels(ShuffleNetDialect dialect, int groups, double scale) => dialect switch
    {
        ShuffleNetDialect.OnnxZoo => 24,
        ShuffleNetDialect.Megvii when scale == 1.5 => 24,
        _ => Scaled(24, groups, scale),
    };

    private static int Scaled(int channels, int groups, double scale) =>
        groups * Math.Max(1, (int)Math.Round(channels * scale / groups, MidpointRounding.AwayFromZero));
}
