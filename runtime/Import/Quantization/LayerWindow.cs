namespace ShuffleNet.Compiler.Import;

/// <summary>A square window that slides over planes of a size.</summary>
/// <param name="Kernel">Rows and columns of the window.</param>
/// <param name="Stride">Rows and columns from one window to the next.</param>
/// <param name="Padding">What is around the plane on each side.</param>
/// <param name="Height">Rows of the plane.</param>
/// <param name="Width">Columns of the plane.</param>
internal sealed record LayerWindow(int Kernel, int Stride, int Padding, int Height, int Width)
{
    /// <summary>The rows of the plane that a row of windows covers.</summary>
    public (int First, int End) Rows(int row) => Within(row, Height);

    /// <summary>The columns of the plane that a column of windows covers.</summary>
    public (int First, int End) Columns(int column) => Within(column, Width);

    /// <summary>Elements of the padded plane that a window covers.</summary>
    public int Padded(int row, int column) => Extent(row, Height) * Extent(column, Width);

    private int Extent(int place, int size)
    {
        int first = (place * Stride) - Padding;
        return Math.Min(first + Kernel, size + Padding) - first;
    }

    private (int First, int End) Within(int place, int size)
    {
        int first = (place * Stride) - Padding;
        return (Math.Max(0, first), Math.Min(size, first + Kernel));
    }
}
