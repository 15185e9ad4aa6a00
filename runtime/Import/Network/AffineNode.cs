namespace ShuffleNet.Compiler.Import;

/// <summary>A factor and a summand for each channel: a batch normalisation, a scale layer, a bias of its own.</summary>
internal sealed class AffineNode(string name, ChannelView input, Func<ChannelAffine> read)
    : NetworkNode(name, input.Channels, input.Height, input.Width, input)
{
    public ChannelAffine Read() => read();
}
