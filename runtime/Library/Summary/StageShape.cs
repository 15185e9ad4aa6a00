namespace ShuffleNet.Compiler;

/// <summary>The feature maps that a backbone gives for one stage: planes of rows of columns, one plane per channel.</summary>
/// <param name="Stage">The stage, counted from 2 as the papers do: the stem is stage 1.</param>
/// <param name="Channels">Planes.</param>
/// <param name="Height">Rows of a plane.</param>
/// <param name="Width">Columns of a row.</param>
public sealed record StageShape(int Stage, int Channels, int Height, int Width)
{
    /// <summary>Floats of all planes.</summary>
    public int Length => Channels * Height * Width;
}
