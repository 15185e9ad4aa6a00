using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Whether the number of stages is one number, and every stage has channels: from Table 1 and the scale, or given.</summary>
internal static class StageChecks
{
    public static IEnumerable<SpecProblem> Check(RawSpec raw, NetworkSpec spec)
    {
        if (raw.StageChannels is null && Table1.StageChannels(spec.Groups) is null)
        {
            yield return SpecProblem.At([nameof(raw.Groups)], DiagnosticCatalogue.NotInTable1, $"{spec.Groups}");
            yield break;
        }

        foreach (SpecProblem problem in Counts(raw).Concat(ScaledChannels(raw, spec)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<SpecProblem> Counts(RawSpec raw)
    {
        int stages = raw.StageChannels?.Count ?? Table1.Repeats.Count;
        if ((raw.StageRepeats?.Count ?? Table1.Repeats.Count) is int repeats && repeats != stages)
        {
            yield return Differ(nameof(raw.StageRepeats), raw.StageRepeats, repeats);
        }

        if (raw.StageStrides?.Count is int strides && strides != stages)
        {
            yield return Differ(nameof(raw.StageStrides), raw.StageStrides, strides);
        }

        SpecProblem Differ(string property, EquatableArray<int>? values, int count) => SpecProblem.At(
            [property, nameof(raw.StageChannels)], DiagnosticCatalogue.StageCountsDiffer,
            $"{nameof(raw.StageChannels)}", $"{Says(raw.StageChannels)}", $"{stages}", $"{property}", $"{Says(values)}", $"{count}");

        static string Says(EquatableArray<int>? values) => values is null ? "by default has" : "has";
    }

    private static IEnumerable<SpecProblem> ScaledChannels(RawSpec raw, NetworkSpec spec)
    {
        if (raw.StemChannels is null && SpecResolver.DefaultStem(spec) is > SpecLimits.Channels and double stem)
        {
            yield return TooMany("The stem", stem);
        }

        if (raw.StageChannels is not null)
        {
            yield break;
        }

        // The widest stage is the last; one message is enough for what one number causes.
        EquatableArray<int> table = Table1.StageChannels(spec.Groups)!.Value;
        double widest = Table1.Scaled(table[table.Count - 1], spec.Scale, spec.Groups);
        if (widest > SpecLimits.Channels)
        {
            yield return TooMany($"Stage {table.Count + 1}", widest);
        }

        static SpecProblem TooMany(string what, double channels) => SpecProblem.At(
            [nameof(raw.Scale)], DiagnosticCatalogue.TooLarge, $"{what}", $"has", $"{channels} channels", $"{SpecLimits.Channels}");
    }
}
