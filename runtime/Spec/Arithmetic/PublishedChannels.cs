namespace ShuffleNet.Compiler;

/// <summary>The channels and units that are published of a version's networks.</summary>
internal abstract class PublishedChannels
{
    /// <summary>The table of a version.</summary>
    public static PublishedChannels Of(ShuffleNetVersion version) => version switch
    {
        ShuffleNetVersion.V1 => Table1.Instance,
        ShuffleNetVersion.V2 => Table5.Instance,
        ShuffleNetVersion.V2Plus => PlusTable.Instance,
        _ => OneShotTable.Instance,
    };

    /// <summary>The published networks, the default first.</summary>
    public abstract IReadOnlyList<PublishedSize> Sizes { get; }

    /// <summary>Units of each stage, in all networks of the table.</summary>
    public virtual EquatableArray<int> Repeats { get; } = new([4, 8, 4]);

    /// <summary>A spec with the channels and stages of its version at a size; null where the table has none.</summary>
    public static NetworkSpec? Apply(NetworkSpec spec, PublishedSize size)
    {
        PublishedChannels table = Of(spec.Version);
        return table.Stages(spec, size) is { } channels
            ? spec with
            {
                Stages = new(channels.Zip(table.Repeats, (count, repeats) => new StageSpec((int)count, repeats, 2))),
                StemChannels = (int)table.Stem(spec, size),
                HeadChannels = table.Head(size),
            }
            : null;
    }

    /// <summary>A spec, whose stages are given, with the units that the version has where nothing is said of them.</summary>
    public static NetworkSpec WithUnits(NetworkSpec spec)
    {
        PublishedChannels table = Of(spec.Version);
        return spec with
        {
            UnitKinds = table.UnitKinds(spec),
            MiddleChannels = table.MiddleChannels(spec),
            HardSwishStages = table.HardSwishStages(spec),
            SqueezeExcitationStages = table.SqueezeExcitationStages(spec),
        };
    }

    /// <summary>
    /// Output channels of each stage, by groups and size; null where the table has none. Doubles, since a large scale leaves the
    /// range of int; the caller bounds them.
    /// </summary>
    public abstract IReadOnlyList<double>? Stages(NetworkSpec spec, PublishedSize size);

    /// <summary>Output channels of the first convolution.</summary>
    public abstract double Stem(NetworkSpec spec, PublishedSize size);

    /// <summary>Output channels of the convolution before the classifier; 0 where there is none.</summary>
    public abstract int Head(PublishedSize size);

    /// <summary>What titles call a size; empty where there is one network.</summary>
    public virtual string Title(PublishedSize size) => FormattableString.Invariant($"{size.Scale}x");

    /// <summary>The kinds of a spec's units, one for all or one for each.</summary>
    protected virtual IReadOnlyList<int> UnitKinds(NetworkSpec spec) => [0];

    /// <summary>Channels in the branches of a spec's units; empty where they are half of what the units put out.</summary>
    protected virtual IReadOnlyList<int> MiddleChannels(NetworkSpec spec) => [];

    /// <summary>The stages of a spec with hard-swish; 1 is the stem.</summary>
    protected virtual IReadOnlyList<int> HardSwishStages(NetworkSpec spec) => [];

    /// <summary>The stages of a spec with squeeze-and-excitation.</summary>
    protected virtual IReadOnlyList<int> SqueezeExcitationStages(NetworkSpec spec) => [];
}
