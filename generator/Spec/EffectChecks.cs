using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Warns of what the user wrote without effect: nothing is silently ignored.</summary>
internal static class EffectChecks
{
    public static IEnumerable<SpecProblem> Check(RawSpec raw) => new[]
    {
        Idle(raw.StemPool == false, "StemPool is false",
            (nameof(raw.StemPoolPadding), raw.StemPoolPadding is not null),
            (nameof(raw.StemPoolRounding), raw.StemPoolRounding is not null)),
        Idle(raw.Shuffle == false, "Shuffle is false",
            (nameof(raw.ShufflePosition), raw.ShufflePosition is not null),
            (nameof(raw.ShuffleDirection), raw.ShuffleDirection is not null)),
        Idle(raw.StageChannels is not null && raw.StemChannels is not null, "StageChannels and StemChannels are given",
            (nameof(raw.Scale), raw.Scale is not null)),
    }
    .SelectMany(problems => problems);

    private static IEnumerable<SpecProblem> Idle(bool condition, string reason, params (string Property, bool IsSet)[] properties) =>
        properties
            .Where(property => condition && property.IsSet)
            .Select(property => SpecProblem.At([property.Property], DiagnosticCatalogue.NoEffect, $"{property.Property}", $"{reason}"));
}
