namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>V2+ and OneShot: units as V2's, and channels that are published for every size there is.</summary>
internal sealed class SearchedRules : SplitRules
{
    public override SpecProblem NotPublished(NetworkSpec spec, PublishedSize size) =>
        throw new InvalidOperationException($"{spec.Version} has channels of every size");

    public override string? ReasonNotToScale(RawSpec raw) => "StageChannels is given";
}
