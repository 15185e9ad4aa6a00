using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Warns of what the user wrote without effect: nothing is silently ignored.</summary>
internal static class EffectChecks
{
    public static IEnumerable<SpecProblem> Check(RawSpec raw) => Settings(raw).Concat(OfOtherVersion(raw)).Concat(OfOtherOutputs(raw));

    private static IEnumerable<SpecProblem> Settings(RawSpec raw) => new[]
    {
        Idle(raw.Checked == true, "Checked is true", (nameof(raw.Threads), raw.Threads > 1)),
        Idle(raw.StemPool == false, "StemPool is false",
            (nameof(raw.StemPoolPadding), raw.StemPoolPadding is not null),
            (nameof(raw.StemPoolRounding), raw.StemPoolRounding is not null)),
        Idle(raw.Shuffle == false, "Shuffle is false",
            (nameof(raw.ShufflePosition), raw.ShufflePosition is not null),
            (nameof(raw.ShuffleDirection), raw.ShuffleDirection is not null)),
        Idle(IsV1(raw) && raw.StageChannels is not null && raw.StemChannels is not null, "StageChannels and StemChannels are given",
            (nameof(raw.Scale), raw.Scale is not null)),
        Idle(!IsV1(raw) && raw.StageChannels is not null && (raw.HeadChannels is not null || raw.Scale != 2 || IsBackbone(raw)),
            IsBackbone(raw) ? "StageChannels is given" : "StageChannels is given and HeadChannels does not follow from it",
            (nameof(raw.Scale), raw.Scale is not null)),
    }
    .SelectMany(problems => problems);

    private static IEnumerable<SpecProblem> OfOtherVersion(RawSpec raw) => IsV1(raw)
        ? Idle(true, "Version is V1", (nameof(raw.HeadChannels), raw.HeadChannels is not null))
        : Idle(true, "Version is V2",
            (nameof(raw.Groups), raw.Groups is not null),
            (nameof(raw.SecondGroups), raw.SecondGroups is not null),
            (nameof(raw.Shuffle), raw.Shuffle is not null),
            (nameof(raw.Bottleneck), raw.Bottleneck is not null),
            (nameof(raw.ShufflePosition), raw.ShufflePosition is not null && raw.Shuffle != false),
            (nameof(raw.ShuffleDirection), raw.ShuffleDirection is not null && raw.Shuffle != false),
            (nameof(raw.ShortcutPoolKernel), raw.ShortcutPoolKernel is not null),
            (nameof(raw.ShortcutPoolPadding), raw.ShortcutPoolPadding is not null),
            (nameof(raw.ShortcutPoolRounding), raw.ShortcutPoolRounding is not null),
            (nameof(raw.ShortcutPoolDivisor), raw.ShortcutPoolDivisor is not null),
            (nameof(raw.ConcatOrder), raw.ConcatOrder is not null),
            (nameof(raw.StridedRelu), raw.StridedRelu is not null),
            (nameof(raw.FirstUnitGrouped), raw.FirstUnitGrouped is not null));

    private static IEnumerable<SpecProblem> OfOtherOutputs(RawSpec raw) => IsBackbone(raw)
        ? Idle(true, "Outputs is Stages",
            (nameof(raw.Classes), raw.Classes is not null),
            (nameof(raw.ClassifierBias), raw.ClassifierBias is not null),
            (nameof(raw.Softmax), raw.Softmax is not null),
            (nameof(raw.HeadChannels), raw.HeadChannels is not null && !IsV1(raw)))
        : Idle(true, "Outputs is Logits", (nameof(raw.OutputStages), raw.OutputStages is not null));

    private static bool IsV1(RawSpec raw) => raw.Version == (int)ShuffleNetVersion.V1;

    private static bool IsBackbone(RawSpec raw) => raw.Outputs == (int)NetworkOutputs.Stages;

    private static IEnumerable<SpecProblem> Idle(bool condition, string reason, params (string Property, bool IsSet)[] properties) =>
        properties
            .Where(property => condition && property.IsSet)
            .Select(property => SpecProblem.At([property.Property], DiagnosticCatalogue.NoEffect, $"{property.Property}", $"{reason}"));
}
