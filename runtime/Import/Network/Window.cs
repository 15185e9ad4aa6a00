namespace ShuffleNet.Compiler.Import;

/// <summary>A window that slides over planes: kernel, stride, and the zeros around the input on each side.</summary>
internal sealed record Window(
    int KernelHeight, int KernelWidth, int StrideHeight, int StrideWidth, int Top, int Left, int Bottom, int Right)
{
    /// <summary>A square window with the same padding on all sides.</summary>
    public static Window Square(int kernel, int stride, int padding) =>
        new(kernel, kernel, stride, stride, padding, padding, padding, padding);

    public bool IsSquare => KernelHeight == KernelWidth && StrideHeight == StrideWidth && Top == Left;

    /// <summary>The padding on all four sides where it is the same, as a convolution has it.</summary>
    public int? UniformPadding => Top == Left && Top == Bottom && Top == Right ? Top : null;

    public int Rows(int height, bool roundUp = false) => WindowSize.Of(height, KernelHeight, StrideHeight, Top, Bottom, Rounding(roundUp));

    public int Columns(int width, bool roundUp = false) => WindowSize.Of(width, KernelWidth, StrideWidth, Left, Right, Rounding(roundUp));

    private static PoolRounding Rounding(bool up) => up ? PoolRounding.Ceiling : PoolRounding.Floor;
}
