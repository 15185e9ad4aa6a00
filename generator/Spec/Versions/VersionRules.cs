namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>What one version of the network asks and says beyond what all do; the only place here that knows the versions.</summary>
internal abstract class VersionRules
{
    public static VersionRules Of(ShuffleNetVersion version) => version switch
    {
        ShuffleNetVersion.V1 => new ResidualRules(),
        ShuffleNetVersion.V2 => new SplitRules(),
        _ => new SearchedRules(),
    };

    /// <summary>Such as "3", or "3 and 2" where the second pointwise convolutions have another number.</summary>
    public static string Groups(NetworkSpec spec) =>
        Text.Of($"{spec.Groups}{(spec.SecondGroups == spec.Groups ? "" : Text.Of($" and {spec.SecondGroups}"))}");

    /// <summary>What is wrong when the paper's table has no channels for the network.</summary>
    public abstract SpecProblem NotPublished(NetworkSpec spec, PublishedSize size);

    /// <summary>What the version's units do not allow.</summary>
    public abstract IEnumerable<SpecProblem> Check(RawSpec raw, NetworkSpec spec);

    /// <summary>Why scale or size of a network with stage channels of its own have no effect; null where they have one.</summary>
    public abstract string? ReasonNotToScale(RawSpec raw);

    /// <summary>The properties of the units in words, one a line.</summary>
    public abstract IEnumerable<string> Units(NetworkSpec spec);
}
