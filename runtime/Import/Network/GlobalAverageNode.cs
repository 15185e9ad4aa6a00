namespace ShuffleNet.Compiler.Import;

/// <summary>The average of each plane, a plane of one element.</summary>
internal sealed class GlobalAverageNode(string name, ChannelView input) : NetworkNode(name, input.Channels, 1, 1, input);
