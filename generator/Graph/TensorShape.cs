namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Channels, rows and columns of a tensor.</summary>
internal sealed record TensorShape(int Channels, int Height, int Width)
{
    /// <summary>Elements of one channel.</summary>
    public int Plane => Height * Width;

    /// <summary>Elements of all channels.</summary>
    public int Length => Channels * Plane;

    public override string ToString() => Text.Join("x", Channels, Height, Width);
}
