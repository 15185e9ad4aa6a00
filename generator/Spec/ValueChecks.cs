using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Whether every value is in its own range, whatever the others are.</summary>
internal static class ValueChecks
{
    public static IEnumerable<SpecProblem> Check(RawSpec raw) => new[]
    {
        Member<ShuffleNetVersion>(nameof(raw.Version), raw.Version),
        Member<ShuffleNetDialect>(nameof(raw.Dialect), raw.Dialect),
        Member<BottleneckRule>(nameof(raw.Bottleneck), raw.Bottleneck),
        Member<ShufflePosition>(nameof(raw.ShufflePosition), raw.ShufflePosition),
        Member<ShuffleDirection>(nameof(raw.ShuffleDirection), raw.ShuffleDirection),
        Member<PoolRounding>(nameof(raw.StemPoolRounding), raw.StemPoolRounding),
        Member<PoolRounding>(nameof(raw.ShortcutPoolRounding), raw.ShortcutPoolRounding),
        Member<AverageDivisor>(nameof(raw.ShortcutPoolDivisor), raw.ShortcutPoolDivisor),
        Member<ConcatOrder>(nameof(raw.ConcatOrder), raw.ConcatOrder),
        Member<StridedReluPlacement>(nameof(raw.StridedRelu), raw.StridedRelu),
        Member<NetworkOutputs>(nameof(raw.Outputs), raw.Outputs),
        Scale(raw.Scale),
        Range(nameof(raw.Groups), raw.Groups, 1, SpecLimits.Groups),
        Range(nameof(raw.SecondGroups), raw.SecondGroups, 1, SpecLimits.Groups),
        Range(nameof(raw.StemChannels), raw.StemChannels, 1, SpecLimits.Channels),
        Range(nameof(raw.StemStride), raw.StemStride, 1, 2),
        Range(nameof(raw.StemPoolPadding), raw.StemPoolPadding, 0, 1),
        Range(nameof(raw.InputHeight), raw.InputHeight, 1, SpecLimits.Side),
        Range(nameof(raw.InputWidth), raw.InputWidth, 1, SpecLimits.Side),
        Range(nameof(raw.InputChannels), raw.InputChannels, 1, SpecLimits.InputChannels),
        Range(nameof(raw.Classes), raw.Classes, 1, SpecLimits.Classes),
        Range(nameof(raw.HeadChannels), raw.HeadChannels, 1, SpecLimits.Channels),
        Range(nameof(raw.ShortcutPoolKernel), raw.ShortcutPoolKernel, 2, 3),
        Range(nameof(raw.ShortcutPoolPadding), raw.ShortcutPoolPadding, 0, 1),
        Range(nameof(raw.Threads), raw.Threads, 1, SpecLimits.Threads),
    }
    .Concat(Elements(nameof(raw.StageChannels), raw.StageChannels, SpecLimits.Channels))
    .Concat(Elements(nameof(raw.StageRepeats), raw.StageRepeats, SpecLimits.Repeats))
    .Concat(Elements(nameof(raw.StageStrides), raw.StageStrides, 2))
    .Concat(Kernels(nameof(raw.DepthwiseKernels), raw.DepthwiseKernels))
    .OfType<SpecProblem>();

    private static SpecProblem? Member<T>(string property, int? value)
        where T : struct, Enum =>
        value is not int number || Enum.IsDefined(typeof(T), number)
            ? null
            : SpecProblem.At([property], DiagnosticCatalogue.UnknownMember,
                $"{property}", $"{number}", $"{typeof(T).Name}", $"{string.Join(", ", Enum.GetNames(typeof(T)))}");

    private static SpecProblem? Scale(double? scale) =>
        scale is not double value || (value > 0 && !double.IsInfinity(value))
            ? null
            : SpecProblem.At([nameof(RawSpec.Scale)], DiagnosticCatalogue.Scale, $"{value}");

    private static SpecProblem? Range(SpecPlace place, int? value, int least, int most) =>
        value is not int number || (number >= least && number <= most)
            ? null
            : SpecProblem.At([place], DiagnosticCatalogue.OutOfRange, $"{place}", $"{number}",
                most == least + 1 ? $"{least} or {most}" : (FormattableString)$"{least} to {most}");

    private static IEnumerable<SpecProblem?> Kernels(string property, EquatableArray<int>? values) =>
        (values ?? default).Select((value, index) => SpecLimits.IsDepthwiseKernel(value)
            ? null
            : SpecProblem.At([new(property, index)], DiagnosticCatalogue.OutOfRange, $"{new SpecPlace(property, index)}", $"{value}", $"{SpecLimits.DepthwiseKernels}"));

    private static IEnumerable<SpecProblem?> Elements(string property, EquatableArray<int>? values, int most)
    {
        if (values is not EquatableArray<int> stages)
        {
            return [];
        }

        return stages.Count is 0 or > SpecLimits.Stages
            ? [SpecProblem.At([property], DiagnosticCatalogue.StageCount, $"{property}", $"{stages.Count}", $"{SpecLimits.Stages}")]
            : stages.Select((value, stage) => Range(new(property, stage), value, 1, most));
    }
}
