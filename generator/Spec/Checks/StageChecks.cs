using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// Whether the number of stages is one number, every stage has channels (published or given), and the output stages exist.
/// </summary>
internal static class StageChecks
{
    public static IEnumerable<SpecProblem> Check(RawSpec raw, NetworkSpec spec, PublishedSize size)
    {
        SpecProblem[] unknown = raw.StageChannels is not null ? [] : [.. Published(spec, size)];
        return unknown.Length > 0 ? unknown : Counts(raw, spec).Concat(ScaledChannels(raw, spec, size)).Concat(Lists(raw, spec));
    }

    /// <summary>Whether the paper of the version has channels for the network.</summary>
    private static IEnumerable<SpecProblem> Published(NetworkSpec spec, PublishedSize size)
    {
        if (PublishedChannels.Of(spec.Version).Stages(spec, size) is null)
        {
            yield return VersionRules.Of(spec.Version).NotPublished(spec, size);
        }
    }

    /// <summary>Whether the stages that are listed exist, each once; those that are output are at least one.</summary>
    private static IEnumerable<SpecProblem> Lists(RawSpec raw, NetworkSpec spec)
    {
        int last = 1 + (raw.StageChannels?.Count ?? PublishedChannels.Of(spec.Version).Repeats.Count);
        return
        [
            .. raw.OutputStages is { Count: 0 } ? [NoStages(last)] : Array.Empty<SpecProblem>(),
            .. List(nameof(ShuffleNetAttribute.OutputStages), raw.OutputStages, 2, last),
            .. List(nameof(ShuffleNetAttribute.HardSwishStages), raw.HardSwishStages, 1, last),
            .. List(nameof(ShuffleNetAttribute.SqueezeExcitationStages), raw.SqueezeExcitationStages, 2, last),
        ];
    }

    private static SpecProblem NoStages(int last) => SpecProblem.At(
        [nameof(ShuffleNetAttribute.OutputStages)], DiagnosticCatalogue.StageList, $"{nameof(ShuffleNetAttribute.OutputStages)}",
        $"is empty", $"2 to {last}");

    private static IEnumerable<SpecProblem> List(string property, EquatableArray<int>? written, int first, int last)
    {
        EquatableArray<int> stages = written ?? default;
        for (int index = 0; index < stages.Count; index++)
        {
            SpecPlace place = new(property, index);
            if (stages[index] < first || stages[index] > last)
            {
                yield return SpecProblem.At(
                    [place], DiagnosticCatalogue.StageList, $"{property}", $"has {stages[index]}", $"{first} to {last}");
            }
            else if (index > 0 && stages[index] <= stages[index - 1])
            {
                yield return SpecProblem.At(
                    [place], DiagnosticCatalogue.StageList, $"{property}", $"has {stages[index]} after {stages[index - 1]}",
                    $"{first} to {last}");
            }
        }
    }

    private static IEnumerable<SpecProblem> Counts(RawSpec raw, NetworkSpec spec)
    {
        int published = PublishedChannels.Of(spec.Version).Repeats.Count;
        int stages = raw.StageChannels?.Count ?? published;
        if ((raw.StageRepeats?.Count ?? published) is int repeats && repeats != stages)
        {
            yield return Differ(nameof(ShuffleNetAttribute.StageRepeats), raw.StageRepeats, repeats);
        }

        if (raw.StageStrides?.Count is int strides && strides != stages)
        {
            yield return Differ(nameof(ShuffleNetAttribute.StageStrides), raw.StageStrides, strides);
        }

        SpecProblem Differ(string property, EquatableArray<int>? values, int count) => SpecProblem.At(
            [property, nameof(ShuffleNetAttribute.StageChannels)], DiagnosticCatalogue.StageCountsDiffer,
            $"{nameof(ShuffleNetAttribute.StageChannels)}", $"{Says(raw.StageChannels)}", $"{stages}",
            $"{property}", $"{Says(values)}", $"{count}");

        static string Says(EquatableArray<int>? values) => values is null ? "by default has" : "has";
    }

    private static IEnumerable<SpecProblem> ScaledChannels(RawSpec raw, NetworkSpec spec, PublishedSize size)
    {
        if (raw.StemChannels is null && PublishedChannels.Of(spec.Version).Stem(spec, size) is > SpecLimits.Channels and double stem)
        {
            yield return TooMany("The stem", stem);
        }

        if (raw.StageChannels is not null)
        {
            yield break;
        }

        // The widest stage is the last; one message is enough for what one number causes.
        IReadOnlyList<double> stages = PublishedChannels.Of(spec.Version).Stages(spec, size)!;
        double widest = stages[stages.Count - 1];
        if (widest > SpecLimits.Channels)
        {
            yield return TooMany($"Stage {stages.Count + 1}", widest);
        }

        static SpecProblem TooMany(string what, double channels) => SpecProblem.At(
            [nameof(ShuffleNetAttribute.Scale)], DiagnosticCatalogue.TooLarge,
            $"{what}", $"has", $"{channels} channels", $"{SpecLimits.Channels}");
    }
}
