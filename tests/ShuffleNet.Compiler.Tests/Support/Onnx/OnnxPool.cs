namespace ShuffleNet.Compiler.Tests.Support.Onnx;

using ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// A pool along one side, said with explicit padding and a size that rounds down. Runtimes disagree on what ceil_mode
/// means together with padding (which windows there are, what the average divides by), so ceil_mode is never used: a size
/// that rounds up is written as the padding after the input that makes the last window fit.
/// </summary>
internal sealed record OnnxPool(int Size, int Kernel, int Stride, int Padding, PoolRounding Rounding)
{
    /// <summary>The number of windows.</summary>
    public int Windows
    {
        get
        {
            int windows = 0;
            while (Exists(windows))
            {
                windows++;
            }

            return windows;
        }
    }

    /// <summary>The padding after the input.</summary>
    public int After => Rounding == PoolRounding.Floor ? Padding : Math.Max(0, Begin(Windows - 1) + Kernel - Size);

    /// <summary>Elements of each window that lie in the input or in its padding, for the divisor that counts both.</summary>
    public IEnumerable<int> Counts =>
        Enumerable.Range(0, Windows).Select(window => Math.Min(Begin(window) + Kernel, Size + Padding) - Begin(window));

    private int Begin(int window) => (window * Stride) - Padding;

    /// <summary>
    /// Rounding down, a window has to fit. Rounding up, it has to begin before the input ends, and the one before it must
    /// have left something over.
    /// </summary>
    private bool Exists(int window) =>
        Rounding == PoolRounding.Floor
            ? Begin(window) + Kernel <= Size + Padding
            : Begin(window) < Size && (window == 0 || Begin(window - 1) + Kernel < Size + Padding);
}
