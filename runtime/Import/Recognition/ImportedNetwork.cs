namespace ShuffleNet.Compiler.Import;

/// <summary>A network that was recognised.</summary>
/// <param name="Findings">What the file shows of its properties.</param>
/// <param name="Layers">The layers for a class of the given spec, with which the findings agree.</param>
internal sealed record ImportedNetwork(SpecFindings Findings, Func<NetworkSpec, IEnumerable<NamedLayer>> Layers);
