namespace ShuffleNet.Compiler.Import;

/// <summary>Every plane times a factor of its own, which the network computes: squeeze-and-excitation.</summary>
internal sealed class ScaleNode(string name, ChannelView input, ChannelView factors)
    : NetworkNode(name, input.Channels, input.Height, input.Width, input, factors);
