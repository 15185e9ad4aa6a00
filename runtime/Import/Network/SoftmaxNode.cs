namespace ShuffleNet.Compiler.Import;

/// <summary>The softmax over all channels, at each pixel by itself.</summary>
internal sealed class SoftmaxNode(string name, ChannelView input)
    : NetworkNode(name, input.Channels, input.Height, input.Width, input);
