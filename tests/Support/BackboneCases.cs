using Dialect = ShuffleNet.Compiler.ShuffleNetDialect;
namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>The backbones that are compiled and compared with other implementations, by name.</summary>
internal static class BackboneCases
{
    private static readonly Dictionary<string, NetworkSpec> s_cases = new()
    {
        ["V2 torchvision"] = Split(Dialect.Torchvision, 0.5, 64, 64, 2, 3, 4),
        ["V2 Megvii"] = Split(Dialect.Megvii, 0.5, 64, 64, 2, 3, 4),
        ["V2 torchvision 1x, odd sizes"] = Split(Dialect.Torchvision, 1, 75, 100, 2, 3, 4),
        ["V2 Megvii 1x, odd sizes"] = Split(Dialect.Megvii, 1, 75, 100, 2, 3, 4),
        ["V2 300x400"] = Split(Dialect.Torchvision, 0.5, 300, 400, 3, 4),
        ["V2 320x320"] = Split(Dialect.Megvii, 0.5, 320, 320, 2, 4),
        ["V2 352x352, stage 3 alone"] = Split(Dialect.Torchvision, 0.5, 352, 352, 3),
        ["V2 416x416, stage 4 alone"] = Split(Dialect.Torchvision, 0.5, 416, 416, 4),
        ["V2 1x1"] = Split(Dialect.Torchvision, 0.5, 1, 1, 2, 3, 4),
        ["V2 one unit a stage"] = Split(Dialect.Torchvision, 0.5, 50, 34, 2, 3) with { Stages = new([new(12, 1, 2), new(20, 1, 2)]) },
        ["V2 chain of two stages"] = Split(Dialect.Torchvision, 0.5, 50, 34, 2, 3) with { Stages = new([new(12, 3, 2), new(12, 3, 1)]) },
        ["V2 Megvii chain of two stages"] = Split(Dialect.Megvii, 0.5, 50, 34, 2, 3) with { Stages = new([new(30, 3, 2), new(30, 3, 1)]) },
        ["V2 chain from the stem"] = Split(Dialect.Torchvision, 0.5, 50, 34, 2) with { Stages = new([new(24, 3, 1), new(40, 3, 2)]) },
        ["V2 chain from the stem without pool"] = Split(Dialect.Megvii, 0.5, 31, 34, 2, 3) with
        {
            StemPool = false, Stages = new([new(24, 3, 1), new(40, 3, 2)]),
        },
        ["V2+ with squeezes in the last stage"] = Presets.PlusOf(NetworkSize.Small) with
        {
            InputHeight = 50, InputWidth = 34, HeadChannels = 0, OutputStages = [2, 3, 4], UnitKinds = [0, 3, 1, 3, 2, 0],
            Stages = new([new(24, 2, 2), new(36, 2, 2), new(52, 2, 2)]), HardSwishStages = [1, 3, 4], SqueezeExcitationStages = [3, 4],
        },
        ["V1 paper"] = Residual(Dialect.Paper, 64, 64, 2, 3, 4),
        ["V1 Megvii, odd sizes"] = Residual(Dialect.Megvii, 75, 100, 2, 3, 4),
        ["V1 zoo, stage 3 alone"] = Residual(Dialect.OnnxZoo, 75, 100, 3),
        ["V1 one unit a stage"] = Residual(Dialect.Megvii, 50, 34, 2, 3) with { Stages = new([new(60, 1, 2), new(120, 1, 2)]) },
        ["V1 stages that contain each other"] = Residual(Dialect.Megvii, 50, 34, 2, 3, 4) with
        {
            Stages = new([new(60, 1, 2), new(96, 1, 1), new(132, 1, 2)]),
        },
        ["V1 three stages that contain each other"] = Residual(Dialect.OnnxZoo, 50, 34, 2, 3, 4) with
        {
            Stages = new([new(60, 1, 2), new(96, 1, 1), new(132, 1, 1)]),
        },
        ["V1 stages of stride 1"] = Residual(Dialect.Megvii, 50, 34, 2, 3, 4) with
        {
            Stages = new([new(60, 2, 2), new(60, 2, 1), new(96, 2, 1)]),
        },
    };

    private static readonly HashSet<string> s_quick =
    [
        "V2 torchvision", "V2+ with squeezes in the last stage",
        "V2 1x1", "V2 one unit a stage", "V2 Megvii chain of two stages", "V2 chain from the stem without pool",
        "V1 zoo, stage 3 alone", "V1 stages that contain each other", "V1 stages of stride 1",
    ];

    public static IEnumerable<string> QuickNames => s_cases.Keys.Where(s_quick.Contains);

    public static IEnumerable<string> LongNames => s_cases.Keys.Where(name => !s_quick.Contains(name));

    public static NetworkSpec Get(string name) => s_cases[name];

    public static NetworkSpec? Find(string name) => s_cases.GetValueOrDefault(name);

    private static NetworkSpec Split(Dialect dialect, double scale, int height, int width, params int[] outputs) =>
        Presets.SplitOf(dialect, scale) with { InputHeight = height, InputWidth = width, HeadChannels = 0, OutputStages = outputs };

    private static NetworkSpec Residual(Dialect dialect, int height, int width, params int[] outputs) =>
        Presets.Of(dialect, 3, 0.25) with { InputHeight = height, InputWidth = width, OutputStages = outputs, Classes = 10 };
}
