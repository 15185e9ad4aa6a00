namespace ShuffleNet.Compiler.Import;

/// <summary>The softmax over all channels of planes of one element.</summary>
internal sealed class SoftmaxNode(string name, ChannelView input) : NetworkNode(name, input.Channels, 1, 1, input);
