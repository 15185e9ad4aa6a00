using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>V2: units whose branch takes half of the channels and passes the others (Figure 3 of the V2 paper).</summary>
internal class SplitRules : VersionRules
{
    public override SpecProblem NotPublished(NetworkSpec spec, PublishedSize size) => SpecProblem.At(
        [nameof(ShuffleNetAttribute.Scale)], DiagnosticCatalogue.NotInTable5, $"{size.Scale}", $"{Table5.ScalesInWords}");

    public override IEnumerable<SpecProblem> Check(RawSpec raw, NetworkSpec spec) => SplitUnitChecks.Check(spec);

    /// <summary>Only the head follows from the scale then, and only at one scale has it other channels.</summary>
    public override string? ReasonNotToScale(RawSpec raw) =>
        raw.Outputs == (int)NetworkOutputs.Stages ? "StageChannels is given"
        : raw.HeadChannels is not null || raw.Scale != 2 ? "StageChannels is given and HeadChannels does not follow from it"
        : null;

    public override IEnumerable<string> Units(NetworkSpec spec)
    {
        yield return spec.Dialect == ShuffleNetDialect.Megvii
            ? "units: shuffle, even channels pass; a strided unit's shortcut keeps the channels that enter"
            : "units: the first half passes, shuffle; a strided unit's shortcut makes half of the channels";
        if (UnitKind.HasXception(spec))
        {
            yield return Text.Of($"unit kinds: {string.Join(", ", spec.UnitKinds)}");
        }

        if (spec.MiddleChannels.Count > 0)
        {
            yield return Text.Of($"branch channels: {string.Join(", ", spec.MiddleChannels)}");
        }

        if (spec.HardSwishStages.Count > 0)
        {
            yield return Text.Of($"hard-swish: stages {string.Join(", ", spec.HardSwishStages)}");
        }

        if (spec.SqueezeExcitationStages.Count > 0)
        {
            yield return Text.Of($"squeeze-and-excitation: stages {string.Join(", ", spec.SqueezeExcitationStages)}");
        }

        if (!spec.IsBackbone)
        {
            yield return Text.Of($"head: {spec.HeadChannels} channels");
        }
    }
}
