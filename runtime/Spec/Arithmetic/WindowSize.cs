namespace ShuffleNet.Compiler;

/// <summary>The size arithmetic of sliding windows, the only one in the compiler.</summary>
internal static class WindowSize
{
    /// <summary>
    /// Number of positions of a window along one side; 0 where not even one fits. Rounding up keeps a last window that
    /// the padded input does not fill, unless it would begin beyond the input and its left padding (as Caffe and PyTorch do).
    /// </summary>
    /// <param name="input">Elements along the side, at least 1.</param>
    /// <param name="kernel">Elements of the window.</param>
    /// <param name="stride">Distance of two windows.</param>
    /// <param name="padding">Zeros before and after the input.</param>
    /// <param name="rounding">Of the last, partial step.</param>
    public static int Of(int input, int kernel, int stride, int padding, PoolRounding rounding = PoolRounding.Floor)
    {
        int slack = input + (2 * padding) - kernel;
        if (rounding == PoolRounding.Floor)
        {
            return slack < 0 ? 0 : (slack / stride) + 1;
        }

        // A window larger than the padded input by less than a stride still counts as one partial step up.
        if (slack <= -stride)
        {
            return 0;
        }

        int windows = ((slack + stride - 1) / stride) + 1;
        return (windows - 1) * stride >= input + padding ? windows - 1 : windows;
    }
}
