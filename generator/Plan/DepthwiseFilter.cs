namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>The packed filter of one depthwise channel: 9 taps row by row, the bias, and two floats of padding.</summary>
internal static class DepthwiseFilter
{
    public const int Bias = 9;

    /// <summary>Floats from one filter to the next: three vectors of four, which ARM reads whole.</summary>
    public const int Stride = 12;
}
