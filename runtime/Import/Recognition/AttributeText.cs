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

        (double scale, NetworkSpec preset) = PresetOf(spec);
        foreach (SpecProperty property in SpecProperties.All.Where(property =>
            property.IsInFiles && property.Name is not (nameof(spec.Version) or nameof(spec.Dialect))))
        {
            if (property.Name == nameof(ShuffleNetAttribute.Scale) && scale != 1)
            {
                said.Add((property.Name, SpecProperty.Code(scale)));
            }

            if ((!spec.IsBackbone || !property.IsOfHead)
                && property.Get?.Invoke(spec) is object value
                && !value.Equals(property.Get(preset)))
            {
                said.Add((property.Name, SpecProperty.Code(property.Name == nameof(spec.DepthwiseKernels) ? Kernels(spec) : value)));
            }
        }

        if (spec.IsBackbone)
        {
            said.Add((nameof(spec.Outputs), SpecProperty.Code(spec.Outputs)));
        }

        return said;
    }

    /// <summary>One kernel per stage, where that says it; the attribute takes either.</summary>
    private static EquatableArray<int> Kernels(NetworkSpec spec)
    {
        int[] ends = [.. spec.StageRepeats.Select((_, stage) => spec.StageRepeats.Take(stage + 1).Sum())];
        int[] perStage = [.. ends.Select(end => spec.DepthwiseKernel(end - 1))];
        IEnumerable<int> spread = perStage.SelectMany((kernel, stage) => Enumerable.Repeat(kernel, spec.StageRepeats[stage]));
        return spec.DepthwiseKernels.Count > 1 && spread.SequenceEqual(spec.DepthwiseKernels) ? new(perStage) : new(spec.DepthwiseKernels);
    }

    /// <summary>The published scale that has the network's channels, and what the attribute means if it says no more.</summary>
    private static (double Scale, NetworkSpec Preset) PresetOf(NetworkSpec spec)
    {
        NetworkSpec preset = DialectPreset.Of(spec.Version, spec.Dialect);
        NetworkSpec grouped = preset with { Groups = spec.Groups, SecondGroups = spec.SecondGroups };
        foreach (double scale in PublishedChannels.Scales)
        {
            if (PublishedChannels.Apply(grouped, scale) is { } published && published.StageChannels.SequenceEqual(spec.StageChannels))
            {
                return (scale, published with { Groups = preset.Groups, SecondGroups = spec.Groups });
            }
        }

        return (1, preset with
        {
            SecondGroups = spec.Groups,
            StageRepeats = spec.StageChannels.Count == PublishedChannels.Repeats.Count ? PublishedChannels.Repeats : [],
            StageStrides = [.. spec.StageChannels.Select(_ => 2)],
            StemChannels = (int)PublishedChannels.Of(grouped.Version).Stem(grouped, 1),
            HeadChannels = PublishedChannels.Of(grouped.Version).Head(1),
        });
    }
}
