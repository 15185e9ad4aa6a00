namespace ShuffleNet.Compiler;

/// <summary>The channels that a version's paper publishes for "ShuffleNet s x".</summary>
internal abstract class PublishedChannels
{
    /// <summary>The published scales, the default first.</summary>
    public static IReadOnlyList<double> Scales { get; } = [1, 0.25, 0.5, 1.5, 2];

    /// <summary>Units of each stage, in all tables.</summary>
    public static EquatableArray<int> Repeats { get; } = new([4, 8, 4]);

    /// <summary>The table of a version.</summary>
    public static PublishedChannels Of(ShuffleNetVersion version) => version switch
    {
        ShuffleNetVersion.V1 => Table1.Instance,
        _ => Table5.Instance,
    };

    /// <summary>A spec with the channels and stages of its version at a scale; null where the table has none.</summary>
    public static NetworkSpec? Apply(NetworkSpec spec, double scale)
    {
        PublishedChannels table = Of(spec.Version);
        return table.Stages(spec, scale) is { } channels
            ? spec with
            {
                Stages = new(channels.Zip(Repeats, (count, repeats) => new StageSpec((int)count, repeats, 2))),
                StemChannels = (int)table.Stem(spec, scale),
                HeadChannels = table.Head(scale),
            }
            : null;
    }

    /// <summary>
    /// Output channels of each stage, by groups and scale; null where the table has none. Doubles, since a large scale leaves the
    /// range of int; the caller bounds them.
    /// </summary>
    public abstract IReadOnlyList<double>? Stages(NetworkSpec spec, double scale);

    /// <summary>Output channels of the first convolution.</summary>
    public abstract double Stem(NetworkSpec spec, double scale);

    /// <summary>Output channels of the convolution before the classifier; 0 where there is none.</summary>
    public abstract int Head(double scale);
}
