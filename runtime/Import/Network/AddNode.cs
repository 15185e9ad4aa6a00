namespace ShuffleNet.Compiler.Import;

/// <summary>The sum of two tensors of one shape.</summary>
internal sealed class AddNode(string name, ChannelView left, ChannelView right)
    : NetworkNode(name, left.Channels, left.Height, left.Width, left, right);
