namespace ShuffleNet.Compiler.Import;

/// <summary>Every element of planes as a plane of its own, in their order: what a matrix over whole planes reads.</summary>
internal sealed class FlattenNode(string name, ChannelView input)
    : NetworkNode(name, input.Channels * input.Height * input.Width, 1, 1, input);
