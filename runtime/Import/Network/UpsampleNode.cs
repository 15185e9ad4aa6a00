namespace ShuffleNet.Compiler.Import;

/// <summary>Twice as many rows and columns: the nearest element, or linear between the centres of elements.</summary>
internal sealed class UpsampleNode(string name, ChannelView input, bool bilinear)
    : NetworkNode(name, input.Channels, 2 * input.Height, 2 * input.Width, input)
{
    public bool Bilinear { get; } = bilinear;
}
