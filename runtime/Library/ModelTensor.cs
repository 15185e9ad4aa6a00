namespace ShuffleNet.Compiler;

/// <summary>An input or a result of a model file: planes of rows of columns, one plane per channel.</summary>
/// <param name="Name">What the file calls it.</param>
/// <param name="Channels">Planes.</param>
/// <param name="Height">Rows of a plane.</param>
/// <param name="Width">Columns of a row.</param>
public sealed record ModelTensor(string Name, int Channels, int Height, int Width)
{
    /// <summary>Floats of all planes.</summary>
    public int Length => Channels * Height * Width;
}
