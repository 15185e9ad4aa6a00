namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Says in words and numbers what a step does, for the comment above its call.</summary>
internal static class StepSentence
{
    public static string Of(Step step)
    {
        string folded = step.Row.Folded.Length == 0 ? "" : "; with " + step.Row.Folded;
        return Text.Of(
            $"{Literal.Comment(step.Name)}: {step.Row.Kind}, {step.Row.Input} -> {step.Row.Output}{folded}.{Order(step)}{Planes(step)}");
    }

    /// <summary>Where the folded shuffle went: into the planes that are read, or into those that are written.</summary>
    private static string Order(Step step)
    {
        if (step.Kernel is not PointwiseKernel { Groups: > 1 } kernel)
        {
            return !step.IsViewed && step.Weights is { Kind: LayerKind.Pointwise, OutputOrder: not null }
                ? " Its rows are packed in the order in which the next pointwise layer reads them: the shuffle."
                : "";
        }

        if (kernel.Load.IsIndexed || kernel.Store.IsIndexed)
        {
            return "";
        }

        if (step.Shuffle is Permutation order && kernel.Load.ChannelStep == 1)
        {
            return Text.Of($" Reads channels {List(order.Sources, kernel.Inputs)}: the shuffle; they were stored as neighbours.");
        }

        return kernel.Load.ChannelStep != 1
            ? Text.Of($" Group q reads planes {Sequence(kernel.Load)}: the shuffle.")
            : kernel.Store.ChannelStep != 1
                ? Text.Of($" Group q stores planes {Sequence(kernel.Store)}: the next shuffle.")
                : "";
    }

    /// <summary>The planes that no steps lead to.</summary>
    private static string Planes(Step step)
    {
        string why = step.Kernel is PointwiseKernel { Groups: > 1 } ? ": the next shuffle" : ", which are free by now";
        string text = step.LoadPlanes.Count == 0 ? "" : Text.Of($" Reads planes {Ranges(step.LoadPlanes)}, where they stand.");
        return text + (step.StorePlanes.Count == 0 ? "" : Text.Of($" Writes planes {Ranges(step.StorePlanes)}{why}."));
    }

    private static string Sequence(PlaneAccess access) =>
        Text.Of($"q, q + {access.ChannelStep}, q + {2 * access.ChannelStep}, …")
            .Replace("q,", access.GroupStep == 1 ? "q," : Text.Of($"{access.GroupStep} q,"));

    /// <summary>The first group's channels as runs: "0-6, 20-26, 40-45, then the next".</summary>
    private static string List(EquatableArray<int> sources, int perGroup)
    {
        return Ranges(new(sources.Take(perGroup).OrderBy(channel => channel))) + " for group 0";
    }

    private static string Ranges(EquatableArray<int> sorted)
    {
        IReadOnlyList<string> ranges =
        [
            .. Consecutive.Runs(sorted.Count, index => sorted[index] == sorted[index - 1] + 1).Select(run => run.Count == 1
                ? Text.Of($"{sorted[run.First]}")
                : Text.Of($"{sorted[run.First]}-{sorted[run.First + run.Count - 1]}")),
        ];
        return string.Join(", ", ranges.Take(8)) + (ranges.Count > 8 ? ", …" : "");
    }
}
