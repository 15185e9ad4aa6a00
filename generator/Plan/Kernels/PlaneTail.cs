namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// The pixels of a plane that fill no vector, and in which sums their products are added: what a 1x1 convolution and the threads
/// that divide it agree on. The plane alone decides, not the part of it that is computed, so every element has the bits that one
/// thread gives it.
/// </summary>
/// <param name="Plane">Pixels of the whole plane.</param>
internal readonly record struct PlaneTail(int Plane)
{
    /// <summary>Tail pixels of a tile: four accumulators in flight hide the latency of the multiply-add.</summary>
    public const int MaxPixels = 4;

    /// <summary>Threads divide a plane at multiples of so many pixels, so that at each width the same pixels are its tail.</summary>
    public static int Border => VectorIsa.Widest.Lanes;

    /// <summary>
    /// Whether one pixel is left behind the vectors of a plane that is computed together with the last of them, so that the weights
    /// are read once: with the widest vectors, which leave a register for its sum.
    /// </summary>
    public bool IsFused(VectorIsa isa) => isa.Lanes == VectorIsa.Widest.Lanes && Plane > isa.Lanes && Plane % isa.Lanes == 1;

    /// <summary>Independent sums over the input channels of a tile of tail pixels: fewer pixels leave room for more of them.</summary>
    public int Sums(VectorIsa isa, int pixels) => IsFused(isa) ? 1 : MaxPixels / pixels;
}
