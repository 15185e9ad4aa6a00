namespace ShuffleNet.Compiler.Import;

/// <summary>The published channels: Table 1 of the V1 paper, times a scale, and Table 5 of the V2 paper.</summary>
internal static class ScaleTable
{
    /// <summary>The published scales, the default first.</summary>
    public static IReadOnlyList<double> Scales { get; } = [1, 0.25, 0.5, 1.5, 2];

    public static IReadOnlyList<int> Repeats { get; } = [4, 8, 4];

    /// <summary>A preset with its version's channels at a scale; null where the tables have none.</summary>
    public static NetworkDescription? Apply(NetworkDescription preset, double scale) => StageChannels(preset, scale) is { } channels
        ? preset with
        {
            StageChannels = channels,
            StageRepeats = Repeats,
            StageStrides = [2, 2, 2],
            StemChannels = StemChannels(preset, scale),
            HeadChannels = HeadChannels(preset, scale),
        }
        : null;

    /// <summary>Output channels of the first convolution, also of a network whose stages are given.</summary>
    public static int StemChannels(NetworkDescription preset, double scale) =>
        preset.Version == ShuffleNetVersion.V2 || preset.Dialect == ShuffleNetDialect.OnnxZoo || (preset.Dialect == ShuffleNetDialect.Megvii && scale == 1.5)
            ? 24
            : Scaled(24, GroupMultiple.Of(preset), scale);

    /// <summary>Output channels of conv5, also of a network whose stages are given.</summary>
    public static int HeadChannels(NetworkDescription preset, double scale) =>
        preset.Version == ShuffleNetVersion.V1 ? 0 : scale == 2 ? 2048 : 1024;

    private static int[]? StageChannels(NetworkDescription preset, double scale)
    {
        if (preset.Version == ShuffleNetVersion.V2)
        {
            return scale switch
            {
                0.5 => [48, 96, 192],
                1 => [116, 232, 464],
                1.5 => [176, 352, 704],
                2 => [244, 488, 976],
                _ => null,
            };
        }

        int[]? channels = preset.Groups switch
        {
            1 => [144, 288, 576],
            2 => [200, 400, 800],
            3 => [240, 480, 960],
            4 => [272, 544, 1088],
            8 => [384, 768, 1536],
            _ => null,
        };
        return channels is null ? null : Array.ConvertAll(channels, count => Scaled(count, GroupMultiple.Of(preset), scale));
    }

    private static int Scaled(int channels, int multiple, double scale) => Math.Max(1, (int)Math.Floor((channels * scale / multiple) + 0.5)) * multiple;
}
