namespace ShuffleNet.Compiler;

/// <summary>
/// One level of a detector's results: planes of rows of columns of cells, one plane per value. docs/detection.md lists the values.
/// </summary>
/// <param name="Stride">Pixels of the network's input from a cell to the next.</param>
/// <param name="Channels">Planes.</param>
/// <param name="Height">Rows of cells.</param>
/// <param name="Width">Cells of a row.</param>
public sealed record DetectionLevel(int Stride, int Channels, int Height, int Width)
{
    /// <summary>Floats of all planes.</summary>
    public int Length => Channels * Height * Width;
}
