namespace ShuffleNet.Compiler;

/// <summary>
/// The channels that the papers publish for "ShuffleNet s x": Table 1 of the V1 paper times s, and Table 5 of the V2 paper.
/// </summary>
internal static class PublishedChannels
{
    /// <summary>The published scales, the default first.</summary>
    public static IReadOnlyList<double> Scales { get; } = [1, 0.25, 0.5, 1.5, 2];

    /// <summary>Units of each stage.</summary>
    public static IReadOnlyList<int> Repeats => Table1.Repeats;

    /// <summary>
    /// Output channels of each stage, by version and groups; null where the tables have none. Doubles, since a large scale leaves the
    /// range of int; the caller bounds them.
    /// </summary>
    public static IReadOnlyList<double>? Stages(NetworkSpec spec, double scale) => spec.Version == ShuffleNetVersion.V2
        ? Table5.StageChannels(scale)?.Select(channels => (double)channels).ToArray()
        : Table1.StageChannels(spec.Groups)?.Select(channels => Table1.Scaled(channels, scale, spec.ChannelMultiple)).ToArray();

    /// <summary>Output channels of the first convolution. Tables that do not scale the stem are followed as they are.</summary>
    public static double Stem(NetworkSpec spec, double scale) => spec.Dialect switch
    {
        _ when spec.Version == ShuffleNetVersion.V2 => Table5.StemChannels,
        ShuffleNetDialect.OnnxZoo => Table1.StemChannels,
        ShuffleNetDialect.Megvii when scale == 1.5 => Table1.StemChannels,
        _ => Table1.Scaled(Table1.StemChannels, scale, spec.ChannelMultiple),
    };

    /// <summary>Output channels of V2's conv5; 0 in V1, which has none.</summary>
    public static int Head(NetworkSpec spec, double scale) =>
        SpecProperties.Has(spec.Version, nameof(NetworkSpec.HeadChannels)) ? Table5.HeadChannels(scale) : 0;

    /// <summary>A spec with the channels and stages of its version at a scale; null where the tables have none.</summary>
    public static NetworkSpec? Apply(NetworkSpec spec, double scale) => Stages(spec, scale) is { } channels
        ? spec with
        {
            Stages = new(channels.Zip(Repeats, (count, repeats) => new StageSpec((int)count, repeats, 2))),
            StemChannels = (int)Stem(spec, scale),
            HeadChannels = Head(spec, scale),
        }
        : null;
}
