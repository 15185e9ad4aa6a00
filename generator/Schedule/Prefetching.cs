namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// What kernels ask for ahead of its use. A network's weights and image are used once an inference, and what runs beside it drives
/// them out of the shared cache in between. The processor foresees long streams by itself, but not the short rows of many planes,
/// nor where a stream goes on beyond a page of memory. Only x64 has an instruction for it that the framework offers.
/// </summary>
internal static class Prefetching
{
    /// <summary>Floats that a kernel's weights are asked for ahead of: at eight of them each 24 multiply-adds, some 200 ns.</summary>
    public const int WeightsAhead = 256;

    // Floats of a first-level cache: less is asked for often enough to stay in one.
    private const int FirstLevel = 8 * 1024;

    // Floats of a small second-level cache: what is not larger is still there from the layers before.
    private const int SecondLevel = 64 * 1024;

    /// <summary>Whether a convolution asks for the rows of the image below those that it reads.</summary>
    public static bool OfImage(VectorIsa isa, DenseKernel kernel) => !isa.HasLaneMultiplyAdd && kernel.Input.Length > FirstLevel;

    /// <summary>Whether a 1x1 convolution asks for its weights.</summary>
    public static bool OfWeights(VectorIsa isa, PointwiseKernel kernel) =>
        !isa.HasLaneMultiplyAdd && kernel.Groups * kernel.Outputs * (kernel.Inputs + 1) > FirstLevel;

    /// <summary>Whether it asks for where its results go. A shortcut has been read from there.</summary>
    public static bool OfResults(VectorIsa isa, PointwiseKernel kernel) =>
        !isa.HasLaneMultiplyAdd && kernel is { Residual: ResidualMode.None, Store.IsIndexed: false }
            && kernel.Groups * kernel.Outputs * kernel.Plane > SecondLevel;
}
