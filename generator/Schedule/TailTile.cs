namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Pixels at the end of a plane that are computed with output channels as lanes.</summary>
/// <param name="Offset">Pixels from the beginning of the tile of vectors that it is fused with to the first of them; 0 without one.</param>
/// <param name="Pixels">How many there are.</param>
/// <param name="Sums">Independent sums of each.</param>
/// <param name="StepsPerTurn">Input channels of a turn of its own loop.</param>
internal sealed record TailTile(int Offset, int Pixels, int Sums, int StepsPerTurn)
{
    /// <summary>Whether a tile of vectors computes it in the same loop.</summary>
    public bool IsFused => Offset > 0;
}
