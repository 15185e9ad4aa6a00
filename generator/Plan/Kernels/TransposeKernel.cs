namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>A matrix whose rows are planes becomes one whose rows are pixels.</summary>
internal sealed record TransposeKernel(int Channels, int Pixels) : Kernel
{
    /// <summary>Elements of all planes.</summary>
    public int Count => Channels * Pixels;
}
