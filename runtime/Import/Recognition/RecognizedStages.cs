namespace ShuffleNet.Compiler.Import;

/// <summary>Everything between the stem and the global average.</summary>
/// <param name="Output">What the average reads.</param>
/// <param name="Layers">The layers for a class of the given spec.</param>
internal sealed record RecognizedStages(ChannelView Output, Func<NetworkSpec, IEnumerable<NamedLayer>> Layers);
