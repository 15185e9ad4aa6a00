using System.Globalization;
using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>V1: units whose branch is added to its shortcut (Figure 2 of the paper).</summary>
internal sealed class ResidualRules : VersionRules
{
    public override SpecProblem NotPublished(NetworkSpec spec, PublishedSize size) =>
        SpecProblem.At([nameof(ShuffleNetAttribute.Groups)], DiagnosticCatalogue.NotInTable1, $"{spec.Groups}");

    public override IEnumerable<SpecProblem> Check(RawSpec raw, NetworkSpec spec)
    {
        SpecProblem[] channels = [.. ChannelChecks.Check(spec)];
        return channels.Length > 0 ? channels : PoolChecks.Check(raw, spec);
    }

    public override string? ReasonNotToScale(RawSpec raw) => raw.StemChannels is null ? null : "StageChannels and StemChannels are given";

    public override IEnumerable<string> Units(NetworkSpec spec) =>
    [
        Text.Of(
            $"groups: {Groups(spec)}, first unit {(spec.FirstUnitGrouped ? "grouped too" : "not grouped")}; bottleneck: {spec.Bottleneck}"),
        spec.Shuffle ? Text.Of($"shuffle: {spec.ShuffleDirection}, {spec.ShufflePosition}") : "shuffle: none",
        "shortcut: " + string.Concat(SpecProperties.OfSpec
            .Where(property => property.ShortcutPhrase is not null)
            .Select(property => string.Format(CultureInfo.InvariantCulture, property.ShortcutPhrase!, property.Get!(spec)))),
    ];
}
