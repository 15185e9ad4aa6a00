namespace ShuffleNet.Compiler.Import;

/// <summary>max(0, x).</summary>
internal sealed class ReluNode(string name, ChannelView input) : NetworkNode(name, input.Channels, input.Height, input.Width, input);
