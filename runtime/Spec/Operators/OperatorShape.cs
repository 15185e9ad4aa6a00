namespace ShuffleNet.Compiler;

/// <summary>Channels, rows and columns of a tensor in the text of operators.</summary>
internal sealed record OperatorShape(int Channels, int Height, int Width)
{
    /// <summary>Elements, which may be more than an int holds.</summary>
    public long Length => (long)Channels * Height * Width;

    public override string ToString() => FormattableString.Invariant($"{Channels}x{Height}x{Width}");
}
