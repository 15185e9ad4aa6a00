namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// Everything that the emitted source depends on, and nothing else: no symbol, syntax, location or compilation, and every
/// part compares by value, so that an edit elsewhere leaves the source cached.
/// </summary>
internal sealed record NetworkModel(TargetType Type, NetworkSpec Spec)
{
    /// <summary>File name of the emitted source; unique in the assembly, whatever the case.</summary>
    public string HintName { get; init; } = Generator.Spec.HintName.Of(Type);

    /// <summary>The resource that holds packed weights, where the project embeds some for this class.</summary>
    public string? WeightsResource { get; init; }
}
