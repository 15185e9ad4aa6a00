namespace ShuffleNet.Compiler;

/// <summary>Table 1 of the V1 paper, and its scaling (section 4: "ShuffleNet s x").</summary>
internal sealed class Table1 : PublishedChannels
{
    public static readonly Table1 Instance = new();

    private const int StemChannels = 24;

    private Table1()
    {
    }

    public override IReadOnlyList<PublishedSize> Sizes { get; } = [.. new[] { 1, 0.25, 0.5, 1.5, 2 }.Select(PublishedSize.Of)];

    public override IReadOnlyList<double>? Stages(NetworkSpec spec, PublishedSize size) =>
        StageChannels(spec.Groups)?.Select(channels => Scaled(channels, size.Scale, spec.ChannelMultiple)).ToArray();

    /// <summary>Tables that do not scale the stem are followed as they are.</summary>
    public override double Stem(NetworkSpec spec, PublishedSize size) => spec.Dialect switch
    {
        ShuffleNetDialect.OnnxZoo => StemChannels,
        ShuffleNetDialect.Megvii when size.Scale == 1.5 => StemChannels,
        _ => Scaled(StemChannels, size.Scale, spec.ChannelMultiple),
    };

    public override int Head(PublishedSize size) => 0;

    /// <summary>Output channels of the stages 2, 3 and 4 at scale 1; null for a number of groups that the table does not have.</summary>
    private static int[]? StageChannels(int groups) => groups switch
    {
        1 => [144, 288, 576],
        2 => [200, 400, 800],
        3 => [240, 480, 960],
        4 => [272, 544, 1088],
        8 => [384, 768, 1536],
        _ => null,
    };

    /// <summary>
    /// Channels times scale, rounded to the nearest multiple that the groups ask for, halves up, at least one multiple. A double,
    /// since a large scale leaves the range of int; the caller bounds it.
    /// </summary>
    private static double Scaled(int channels, double scale, int multiple) =>
        Math.Max(1, Math.Floor((channels * scale / multiple) + 0.5)) * multiple;
}
