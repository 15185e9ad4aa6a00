namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Tiles of tail pixels, one after the other.</summary>
/// <param name="First">The first pixel.</param>
/// <param name="Count">How many tiles there are.</param>
internal sealed record TailRun(int First, int Count, TailTile Tile)
{
    /// <summary>One beyond the last pixel.</summary>
    public int End => First + (Count * Tile.Pixels);
}
