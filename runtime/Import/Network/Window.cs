namespace ShuffleNet.Compiler.Import;

/// <summary>A window that slides over planes: kernel, stride, and the zeros around the input on each side.</summary>
internal sealed record Window(int KernelHeight, int KernelWidth, int StrideHeight, int StrideWidth, int Top, int Left, int Bottom, int Right)
{
    /// <summary>A square window with the same padding on all sides.</summary>
    public static Window Square(int kernel, int stride, int padding) =>
        new(kernel, kernel, stride, stride, padding, padding, padding, padding);

    public bool IsSquare => KernelHeight == KernelWidth && StrideHeight == StrideWidth && Top == Left;

    /// <summary>The padding on all four sides where it is the same, as a convolution has it.</summary>
    public int? UniformPadding => Top == Left && Top == Bottom && Top == Right ? Top : null;

    public int Rows(int height, bool roundUp = false) => Positions(height, KernelHeight, StrideHeight, Top, Bottom, roundUp);

    public int Columns(int width, bool roundUp = false) => Positions(width, KernelWidth, StrideWidth, Left, Right, roundUp);

    /// <summary>
    /// The number of positions along a side. Rounding up keeps a last window that is not filled, unless it would begin
    /// beyond the input and the padding before it, as Caffe, PyTorch and ONNX do.
    /// </summary>
    public static int Positions(int input, int kernel, int stride, int before, int after, bool roundUp)
    {
        int slack = input + before + after - kernel;
        if (!roundUp)
        {
            return slack < 0 ? 0 : (slack / stride) + 1;
        }

        if (slack <= -stride)
        {
            return 0;
        }

        int windows = ((slack + stride - 1) / stride) + 1;
        return (windows - 1) * stride >= input + before ? windows - 1 : windows;
    }
}
