namespace ShuffleNet.Compiler.Import;

/// <summary>
/// The channels of each pixel one after the other: every pixel becomes a plane of one row, whose columns were the channels.
/// </summary>
internal sealed class TransposeNode(string name, ChannelView input)
    : NetworkNode(name, input.Height * input.Width, 1, input.Channels, input);
