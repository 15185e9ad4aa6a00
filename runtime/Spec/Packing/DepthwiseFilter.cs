namespace ShuffleNet.Compiler;

/// <summary>
/// The packed filter of one depthwise channel: its taps row by row, the bias, and two floats of padding, which make whole vectors
/// of four. The packer writes it, kernels read it.
/// </summary>
internal static class DepthwiseFilter
{
    /// <summary>Floats from one filter to the next: vectors of four, which ARM reads whole.</summary>
    public static int Stride(int kernel) => Bias(kernel) + 3;

    /// <summary>Where the bias stands.</summary>
    public static int Bias(int kernel) => kernel * kernel;
}
