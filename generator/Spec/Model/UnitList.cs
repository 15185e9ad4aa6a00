namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Spreads what the user wrote of the units, for the network, each stage or each unit, over the units.</summary>
internal static class UnitList
{
    /// <summary>A spec whose stages are given, with its units: the written ones, or the version's own.</summary>
    public static NetworkSpec Resolve(RawSpec raw, NetworkSpec spec)
    {
        spec = PublishedChannels.WithUnits(spec);
        bool splits = SpecProperties.Has(spec.Version, nameof(NetworkSpec.UnitKinds));
        spec = raw.DepthwiseKernels is EquatableArray<int> kernels ? spec with { DepthwiseKernels = Spread(kernels, spec) } : spec;
        return !splits ? spec : spec with
        {
            UnitKinds = raw.UnitKinds is EquatableArray<int> kinds ? Spread(kinds, spec) : spec.UnitKinds,
            MiddleChannels = raw.MiddleChannels is EquatableArray<int> middle ? Middle(middle, spec) : spec.MiddleChannels,
            HardSwishStages = raw.HardSwishStages ?? spec.HardSwishStages,
            SqueezeExcitationStages = raw.SqueezeExcitationStages ?? spec.SqueezeExcitationStages,
        };
    }

    /// <summary>None where all are half of what the units put out, so that equal networks have equal specs.</summary>
    private static EquatableArray<int> Middle(EquatableArray<int> written, NetworkSpec spec)
    {
        EquatableArray<int> middle = written.Count == 0 ? written : Spread(written, spec);
        return middle.SequenceEqual(UnitSpec.Of(spec).Select(unit => unit.Out / 2)) ? default : middle;
    }

    private static EquatableArray<int> Spread(EquatableArray<int> written, NetworkSpec spec) => written.Count == spec.Stages.Count
        ? new(written.SelectMany((value, stage) => Enumerable.Repeat(value, spec.Stages[stage].Repeats)))
        : written;
}
