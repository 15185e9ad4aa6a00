namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// What kernels prefetch. Weights and image are used once an inference, and other programs evict them from the shared cache
/// between two inferences. The processor prefetches long streams by itself, but neither the short rows of many planes nor beyond
/// the end of a page. The framework offers the instruction on x64 only.
/// </summary>
internal static class Prefetching
{
    /// <summary>How many floats ahead weights are prefetched: some 200 ns, at 24 multiply-adds for each eight floats.</summary>
    public const int WeightsAhead = 256;

    // Floats of a first-level cache: what is smaller stays in it by itself.
    private const int FirstLevel = 8 * 1024;

    // Floats of a small second-level cache: what is not larger is still there from the layers before.
    private const int SecondLevel = 64 * 1024;

    /// <summary>Whether a convolution asks for the rows of the image below those that it reads.</summary>
    public static bool OfImage(VectorIsa isa, ConvolutionKernel kernel) => !isa.HasLaneMultiplyAdd && kernel.Input.Length > FirstLevel;

    /// <summary>Whether a 1x1 convolution asks for its weights.</summary>
    public static bool OfWeights(VectorIsa isa, PointwiseKernel kernel) =>
        !isa.HasLaneMultiplyAdd && kernel.Groups * kernel.Outputs * (kernel.Inputs + 1) > FirstLevel;

    /// <summary>Whether it asks for where its results go. A shortcut has been read from there.</summary>
    public static bool OfResults(VectorIsa isa, PointwiseKernel kernel) =>
        !isa.HasLaneMultiplyAdd && kernel is { Residual: ResidualMode.None, Store.IsIndexed: false }
            && kernel.Groups * kernel.Outputs * kernel.Plane > SecondLevel;
}
