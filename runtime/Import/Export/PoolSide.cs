namespace ShuffleNet.Compiler.Import;

/// <summary>
/// A pool along one side, said with explicit padding and a size that rounds down. Runtimes disagree on what ceil_mode means
/// together with padding, so it is never written: a size that rounds up is the padding after the input that makes the last
/// window fit.
/// </summary>
internal sealed record PoolSide(int Size, int Kernel, int Stride, int Padding, PoolRounding Rounding)
{
    /// <summary>The number of windows.</summary>
    public int Windows => WindowSize.Of(Size, Kernel, Stride, Padding, Rounding);

    /// <summary>The padding after the input.</summary>
    public int After => Rounding == PoolRounding.Floor ? Padding : Math.Max(0, ((Windows - 1) * Stride) - Padding + Kernel - Size);

    /// <summary>Zeros beyond the padding that the last window covers; they count in no average.</summary>
    public int Beyond => Math.Max(0, After - Padding);
}
