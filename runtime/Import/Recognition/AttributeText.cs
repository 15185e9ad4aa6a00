namespace ShuffleNet.Compiler.Import;

/// <summary>A network as the attribute that compiles it.</summary>
internal static class AttributeText
{
    /// <summary>C# that compiles after <c>using ShuffleNet.Compiler</c>; properties that have the preset's value are left out.</summary>
    public static string Of(NetworkSpec spec)
    {
        IEnumerable<string> named = Properties(spec).Select(property => $"{property.Name} = {property.Code}");
        return $"[ShuffleNet({string.Join(", ", [SpecProperty.Code(spec.Version), .. named])})]";
    }

    /// <summary>The properties that have to be said, with their values as C#.</summary>
    public static IReadOnlyList<(string Name, string Code)> Properties(NetworkSpec spec)
    {
        List<(string, string)> said = [];
        if (spec.Dialect != DialectPreset.DefaultOf(spec.Version))
        {
            said.Add((nameof(spec.Dialect), SpecProperty.Code(spec.Dialect)));
        }

        (PublishedSize size, NetworkSpec preset) = PresetOf(spec);
        foreach (SpecProperty property in SpecProperties.All.Where(property =>
            property.IsInFiles && property.Name is not (nameof(spec.Version) or nameof(spec.Dialect))))
        {
            if (property.Name == nameof(ShuffleNetAttribute.Scale) && size.Scale != PublishedSize.Default.Scale)
            {
                said.Add((property.Name, SpecProperty.Code(size.Scale)));
            }

            if (property.Name == nameof(ShuffleNetAttribute.Size) && size.Size != PublishedSize.Default.Size)
            {
                said.Add((property.Name, SpecProperty.Code(size.Size)));
            }

            if ((!spec.IsBackbone || !property.IsOfHead)
                && property.Get?.Invoke(spec) is object value
                && Differs(property, spec, preset))
            {
                said.Add((property.Name, SpecProperty.Code(PerStage(property, spec) ?? value)));
            }
        }

        if (spec.IsBackbone)
        {
            said.Add((nameof(spec.Outputs), SpecProperty.Code(spec.Outputs)));
        }

        return said;
    }

    /// <summary>Kernels and kinds of units say the same; where there is no Xception, kernels are the plainer words.</summary>
    private static bool Differs(SpecProperty property, NetworkSpec spec, NetworkSpec preset) => property.Name switch
    {
        nameof(spec.DepthwiseKernels) => !UnitKind.HasXception(spec) && !spec.UnitKinds.SequenceEqual(preset.UnitKinds),
        nameof(spec.UnitKinds) => UnitKind.HasXception(spec) && !spec.UnitKinds.SequenceEqual(preset.UnitKinds),
        _ => !property.Get!(spec).Equals(property.Get(preset)),
    };

    /// <summary>One entry per stage of what is said per unit, where that says it; the attribute takes either.</summary>
    private static EquatableArray<int>? PerStage(SpecProperty property, NetworkSpec spec)
    {
        if (property.Name is not (nameof(spec.DepthwiseKernels) or nameof(spec.UnitKinds) or nameof(spec.MiddleChannels)))
        {
            return null;
        }

        IReadOnlyList<int> perUnit = (IReadOnlyList<int>)property.Get!(spec);
        if (perUnit.Count != spec.StageRepeats.Sum())
        {
            return null;
        }

        int[] perStage = [.. spec.StageRepeats.Select((_, stage) => perUnit[spec.StageRepeats.Take(stage + 1).Sum() - 1])];
        IEnumerable<int> spread = perStage.SelectMany((value, stage) => Enumerable.Repeat(value, spec.StageRepeats[stage]));
        return spread.SequenceEqual(perUnit) ? new(perStage) : null;
    }

    /// <summary>The published size that has the network's channels, and what the attribute means if it says no more.</summary>
    private static (PublishedSize Size, NetworkSpec Preset) PresetOf(NetworkSpec spec)
    {
        NetworkSpec preset = DialectPreset.Of(spec.Version, spec.Dialect);
        NetworkSpec grouped = preset with { Groups = spec.Groups, SecondGroups = spec.SecondGroups };
        NetworkSpec units = PublishedChannels.WithUnits(spec);
        grouped = grouped with
        {
            UnitKinds = units.UnitKinds,
            MiddleChannels = units.MiddleChannels,
            HardSwishStages = units.HardSwishStages,
            SqueezeExcitationStages = units.SqueezeExcitationStages,
        };
        PublishedChannels table = PublishedChannels.Of(spec.Version);
        foreach (PublishedSize size in table.Sizes)
        {
            if (PublishedChannels.Apply(grouped, size) is { } published && published.StageChannels.SequenceEqual(spec.StageChannels))
            {
                return (size, published with { Groups = preset.Groups, SecondGroups = spec.Groups });
            }
        }

        return (PublishedSize.Default, grouped with
        {
            Groups = preset.Groups,
            SecondGroups = spec.Groups,
            StageRepeats = spec.StageChannels.Count == table.Repeats.Count ? table.Repeats : [],
            StageStrides = [.. spec.StageChannels.Select(_ => 2)],
            StemChannels = (int)table.Stem(grouped, PublishedSize.Default),
            HeadChannels = table.Head(PublishedSize.Default),
        });
    }
}
