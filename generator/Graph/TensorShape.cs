namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Extents of a planar tensor: one plane of rows and columns per channel.</summary>
internal sealed record TensorShape(int Channels, int Height, int Width)
{
    /// <summary>Elements of one plane.</summary>
    public int Plane => Height * Width;

    /// <summary>Elements of all planes.</summary>
    public int Length => Channels * Plane;

    public override string ToString() => Text.Join("x", Channels, Height, Width);
}
