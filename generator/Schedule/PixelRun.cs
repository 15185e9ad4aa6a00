namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Register tiles of a 1x1 convolution of equal width, one after the other along the pixels.</summary>
/// <param name="First">The first pixel.</param>
/// <param name="Count">How many tiles there are.</param>
/// <param name="Vectors">Vectors of pixels of a tile.</param>
/// <param name="Pixels">Pixels of a tile.</param>
/// <param name="Blocks">The output channels that pass over each tile.</param>
/// <param name="Tail">What each tile computes besides, with the channels as lanes.</param>
internal sealed record PixelRun(int First, int Count, int Vectors, int Pixels, EquatableArray<BlockRun> Blocks, TailTile? Tail)
{
    /// <summary>One beyond the last pixel that vectors compute.</summary>
    public int End => First + (Count * Pixels);
}
