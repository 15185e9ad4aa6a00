using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Warns of properties that are set without effect: nothing is silently ignored.</summary>
internal static class UnusedPropertyChecks
{
    private static readonly string[] s_shuffle = [nameof(ShuffleNetAttribute.ShufflePosition),
        nameof(ShuffleNetAttribute.ShuffleDirection)];

    public static IEnumerable<SpecProblem> Check(RawSpec raw) => OfSettings(raw).Concat(OfOtherVersion(raw)).Concat(OfOtherOutputs(raw));

    private static IEnumerable<SpecProblem> OfSettings(RawSpec raw) => new[]
    {
        Unused(raw, raw.Truth(nameof(ShuffleNetAttribute.Checked)) == true && raw.Threads > 1, "Checked is true",
            nameof(ShuffleNetAttribute.Threads)),
        Unused(raw, raw.Truth(nameof(ShuffleNetAttribute.StemPool)) == false, "StemPool is false",
            nameof(ShuffleNetAttribute.StemPoolPadding), nameof(ShuffleNetAttribute.StemPoolRounding)),
        Unused(raw, HasNoShuffle(raw), "Shuffle is false", s_shuffle),
        raw.StageChannels is not null && VersionRules.Of((ShuffleNetVersion)raw.Version).ReasonNotToScale(raw) is string reason
            ? Unused(raw, true, reason, [
                .. ((string[])[nameof(ShuffleNetAttribute.Scale), nameof(ShuffleNetAttribute.Size)])
                    .Where(property => SpecProperties.Has((ShuffleNetVersion)raw.Version, property)),
            ])
            : [],
    }
    .SelectMany(problems => problems);

    /// <summary>Of what the other version alone has; where Shuffle is false, that is the reason given.</summary>
    private static IEnumerable<SpecProblem> OfOtherVersion(RawSpec raw) => Unused(
        raw,
        true,
        $"Version is {(ShuffleNetVersion)raw.Version}",
        [.. SpecProperties.All
            .Where(property => !property.IsOf((ShuffleNetVersion)raw.Version))
            .Select(property => property.Name)
            .Where(name => !HasNoShuffle(raw) || !s_shuffle.Contains(name))]);

    private static IEnumerable<SpecProblem> OfOtherOutputs(RawSpec raw) => IsBackbone(raw)
        ? Unused(raw, true, "Outputs is Stages",
            [.. SpecProperties.All
                .Where(property => property.IsOfHead && property.IsOf((ShuffleNetVersion)raw.Version))
                .Select(property => property.Name)])
        : Unused(raw, true, "Outputs is Logits", nameof(ShuffleNetAttribute.OutputStages));

    private static bool IsBackbone(RawSpec raw) => raw.Outputs == (int)NetworkOutputs.Stages;

    private static bool HasNoShuffle(RawSpec raw) => raw.Truth(nameof(ShuffleNetAttribute.Shuffle)) == false;

    private static IEnumerable<SpecProblem> Unused(RawSpec raw, bool condition, string reason, params string[] properties) => properties
        .Where(property => condition && raw.Has(property))
        .Select(property => SpecProblem.At([property], DiagnosticCatalogue.NoEffect, $"{property}", $"{reason}"));
}
