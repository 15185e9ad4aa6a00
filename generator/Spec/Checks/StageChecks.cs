using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// Whether the number of stages is one number, every stage has channels (published or given), and the output stages exist.
/// </summary>
internal static class StageChecks
{
    public static IEnumerable<SpecProblem> Check(RawSpec raw, NetworkSpec spec, double scale)
    {
        SpecProblem[] unknown = raw.StageChannels is not null ? [] : [.. Published(spec, scale)];
        return unknown.Length > 0 ? unknown : Counts(raw).Concat(ScaledChannels(raw, spec, scale)).Concat(OutputStages(raw));
    }

    /// <summary>Whether the paper of the version has channels for the network.</summary>
    private static IEnumerable<SpecProblem> Published(NetworkSpec spec, double scale)
    {
        if (PublishedChannels.Of(spec.Version).Stages(spec, scale) is null)
        {
            yield return VersionRules.Of(spec.Version).NotPublished(spec, scale);
        }
    }

    /// <summary>Whether the stages that are output exist, each once.</summary>
    private static IEnumerable<SpecProblem> OutputStages(RawSpec raw)
    {
        if (raw.OutputStages is not EquatableArray<int> outputs)
        {
            yield break;
        }

        int last = 1 + (raw.StageChannels?.Count ?? PublishedChannels.Repeats.Count);
        if (outputs.Count == 0)
        {
            yield return SpecProblem.At(
                [nameof(ShuffleNetAttribute.OutputStages)], DiagnosticCatalogue.OutputStages, $"is empty", $"2 to {last}");
        }

        for (int index = 0; index < outputs.Count; index++)
        {
            SpecPlace place = new(nameof(ShuffleNetAttribute.OutputStages), index);
            if (outputs[index] < 2 || outputs[index] > last)
            {
                yield return SpecProblem.At([place], DiagnosticCatalogue.OutputStages, $"has {outputs[index]}", $"2 to {last}");
            }
            else if (index > 0 && outputs[index] <= outputs[index - 1])
            {
                yield return SpecProblem.At(
                    [place], DiagnosticCatalogue.OutputStages, $"has {outputs[index]} after {outputs[index - 1]}", $"2 to {last}");
            }
        }
    }

    private static IEnumerable<SpecProblem> Counts(RawSpec raw)
    {
        int stages = raw.StageChannels?.Count ?? PublishedChannels.Repeats.Count;
        if ((raw.StageRepeats?.Count ?? PublishedChannels.Repeats.Count) is int repeats && repeats != stages)
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

    private static IEnumerable<SpecProblem> ScaledChannels(RawSpec raw, NetworkSpec spec, double scale)
    {
        if (raw.StemChannels is null && PublishedChannels.Of(spec.Version).Stem(spec, scale) is > SpecLimits.Channels and double stem)
        {
            yield return TooMany("The stem", stem);
        }

        if (raw.StageChannels is not null)
        {
            yield break;
        }

        // The widest stage is the last; one message is enough for what one number causes.
        IReadOnlyList<double> stages = PublishedChannels.Of(spec.Version).Stages(spec, scale)!;
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
