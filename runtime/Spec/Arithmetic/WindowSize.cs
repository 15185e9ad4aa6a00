namespace ShuffleNet.Compiler;

/// <summary>The size arithmetic of sliding windows, the only one there is.</summary>
internal static class WindowSize
{
    /// <summary>Number of positions of a window along one side with the same padding at both ends.</summary>
    public static int Of(int input, int kernel, int stride, int padding, PoolRounding rounding = PoolRounding.Floor) =>
        Of(input, kernel, stride, padding, padding, rounding);

    /// <summary>
    /// Number of positions of a window along one side; 0 where not even one fits. Rounding up keeps a last window that
    /// the padded input does not fill, unless it would begin beyond the input and the padding before it (as Caffe, PyTorch and ONNX do).
    /// </summary>
    /// <param name="input">Elements along the side, at least 1.</param>
    /// <param name="kernel">Elements of the window.</param>
    /// <param name="stride">Distance of two windows.</param>
    /// <param name="before">Zeros before the input.</param>
    /// <param name="after">Zeros after the input.</param>
    /// <param name="rounding">Of the last, partial step.</param>
    public static int Of(int input, int kernel, int stride, int before, int after, PoolRounding rounding)
    {
        int slack = input + before + after - kernel;
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
        return (windows - 1) * stride >= input + before ? windows - 1 : windows;
    }
}
