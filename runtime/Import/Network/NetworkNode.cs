namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Something that computes planes. What only moves channels (split, slice, concatenation, shuffle) is no node: it is part of
/// the <see cref="ChannelView"/> through which a node reads.
/// </summary>
internal abstract class NetworkNode(string name, int channels, int height, int width, params IReadOnlyList<ChannelView> inputs)
{
    /// <summary>The name in the file, for messages.</summary>
    public string Name { get; } = name;

    public int Channels { get; } = channels;

    public int Height { get; } = height;

    public int Width { get; } = width;

    public IReadOnlyList<ChannelView> Inputs { get; } = inputs;

    /// <summary>The only, or first, input.</summary>
    public ChannelView Input => Inputs[0];

    public override string ToString() => $"{Name} ({Channels}x{Height}x{Width})";
}
