namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// Turns what the user wrote into a network, or into what is wrong with it, as far as that can be seen without its graph. Pure: no
/// Roslyn symbol, no state. The checks run in an order in which each may rely on the ones before it, so the first check that finds
/// an error is the last.
/// </summary>
internal static class SpecResolver
{
    public static SpecResolution Resolve(RawSpec raw)
    {
        SpecProblem[] problems = [.. ValueChecks.Check(raw)];
        if (problems.Length > 0)
        {
            return new(null, new(problems));
        }

        problems = [.. DialectChecks.Check(raw)];
        if (problems.Length > 0)
        {
            return new(null, new(problems));
        }

        PublishedSize size = raw.PublishedSize;
        NetworkSpec spec = WithSecondGroups(raw, Apply(raw, DialectPreset.Of((ShuffleNetVersion)raw.Version, DialectChecks.Resolve(raw))));
        problems = [.. StageChecks.Check(raw, spec, size)];
        if (problems.Length > 0)
        {
            return new(null, new(problems));
        }

        spec = spec with
        {
            StemChannels = raw.StemChannels ?? (int)PublishedChannels.Of(spec.Version).Stem(spec, size),
            Stages = new(Stages(raw, spec, size)),
        };
        problems = [.. UnitListChecks.Check(raw, spec)];
        if (problems.Length > 0)
        {
            return new(null, new(problems));
        }

        spec = UnitList.Resolve(raw, spec) with
        {
            OutputStages = OutputStages(raw, spec),
            HeadChannels = Head(raw, spec, size),
        };
        problems = [.. VersionRules.Of(spec.Version).Check(raw, spec)];
        if (problems.Length > 0)
        {
            return new(null, new(problems));
        }

        return new(spec, new(UnusedPropertyChecks.Check(raw))) { Options = Options(raw), Size = size };
    }

    /// <summary>A second number of groups is kept only if it is another one, so that equal networks have equal specs.</summary>
    private static NetworkSpec WithSecondGroups(RawSpec raw, NetworkSpec spec) =>
        SpecProperties.Has(spec.Version, nameof(NetworkSpec.SecondGroups)) && raw.SecondGroups is int second && second != spec.Groups
            ? spec with { SecondGroups = second }
            : spec;

    /// <summary>The properties that need no other: all but the channels, the stages and what goes by them.</summary>
    private static NetworkSpec Apply(RawSpec raw, NetworkSpec preset) => SpecProperties.OfSpec
        .Where(property => !property.IsDerived && property.IsOf(preset.Version) && raw.Has(property.Name))
        .Aggregate(preset, (spec, property) => property.Set!(spec, property.FromAttribute(raw[property.Name]!)));

    private static CompileOptions Options(RawSpec raw) => new()
    {
        Threads = raw.Truth(nameof(ShuffleNetAttribute.Checked)) == true ? 1 : raw.Threads ?? 1,
        Profile = raw.Truth(nameof(ShuffleNetAttribute.Profile)) == true,
        Checked = raw.Truth(nameof(ShuffleNetAttribute.Checked)) == true,
    };

    private static IEnumerable<StageSpec> Stages(RawSpec raw, NetworkSpec spec, PublishedSize size)
    {
        IEnumerable<int> channels = raw.StageChannels is EquatableArray<int> given
            ? given
            : PublishedChannels.Of(spec.Version).Stages(spec, size)!.Select(count => (int)count);
        EquatableArray<int> repeats = raw.StageRepeats ?? PublishedChannels.Of(spec.Version).Repeats;
        return channels.Select((count, stage) => new StageSpec(count, repeats[stage], raw.StageStrides?[stage] ?? 2));
    }

    private static EquatableArray<int> OutputStages(RawSpec raw, NetworkSpec spec) =>
        raw.Outputs != (int)NetworkOutputs.Stages ? default : raw.OutputStages ?? new(Enumerable.Range(2, spec.Stages.Count));

    private static int Head(RawSpec raw, NetworkSpec spec, PublishedSize size) =>
        SpecProperties.Has(spec.Version, nameof(NetworkSpec.HeadChannels)) && raw.Outputs != (int)NetworkOutputs.Stages
            ? raw.HeadChannels ?? PublishedChannels.Of(spec.Version).Head(size)
            : 0;
}
