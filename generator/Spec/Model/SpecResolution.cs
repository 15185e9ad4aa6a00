namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>The outcome of resolving a spec.</summary>
/// <param name="Spec">The network; null exactly if one of the problems is an error.</param>
/// <param name="Problems">Everything found, in the order of the checks.</param>
internal sealed record SpecResolution(NetworkSpec? Spec, EquatableArray<SpecProblem> Problems)
{
    /// <summary>How the network is compiled.</summary>
    public CompileOptions Options { get; init; } = CompileOptions.Default;

    /// <summary>The published size by which titles name the network.</summary>
    public PublishedSize Size { get; init; } = PublishedSize.Default;
}
