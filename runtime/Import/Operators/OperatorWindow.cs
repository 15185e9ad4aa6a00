using System.Globalization;

namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Windows as operators have them: square, of an odd size for convolutions. A filter of another shape is one of these with zeros below
/// and to the right, and as much more padding there.
/// </summary>
internal static class OperatorWindow
{
    /// <summary>Rows and columns of the largest window.</summary>
    public const int Largest = 7;

    private const int LargestStride = 2;

    /// <summary>The size of the smallest odd square that holds a window.</summary>
    public static int Odd(Window window) => Math.Max(window.KernelHeight, window.KernelWidth) | 1;

    /// <summary>Why a window of this size cannot be computed; null where it can.</summary>
    public static string? Fault(NetworkNode node, int kernel)
    {
        Window window = Of(node);
        int[] pads = [window.Top, window.Left, Bottom(window, kernel), Right(window, kernel)];
        return kernel > Largest ? $"a window of {window.KernelHeight}x{window.KernelWidth}; at most {Largest}x{Largest} is read here"
            : Stride(node) is 0
                ? $"strides of {window.StrideHeight} and {window.StrideWidth}; 1 and 2, the same for rows and columns, are read"
            : pads.Max() >= kernel && kernel > 1 ? $"padding of {string.Join(", ", pads)}, as wide as the window of {kernel}"
            : kernel == 1 && pads.Max() > 0 ? $"padding of {string.Join(", ", pads)} around windows of one element"
            : null;
    }

    public static IReadOnlyList<OperatorProperty> Properties(NetworkNode node, int kernel)
    {
        Window window = Of(node);
        return
        [
            new("kernel", kernel.ToString(CultureInfo.InvariantCulture)),
            new("stride", Stride(node).ToString(CultureInfo.InvariantCulture)),
            new("padding", FormattableString.Invariant(
                $"{window.Top},{window.Left},{Bottom(window, kernel)},{Right(window, kernel)}")),
        ];
    }

    /// <summary>Filters with zeros below and to the right.</summary>
    public static FileTensor Filters(FileTensor filters, int kernel)
    {
        (int rows, int columns) = ((int)filters.Shape[2], (int)filters.Shape[3]);
        if (rows == kernel && columns == kernel)
        {
            return filters;
        }

        return new FileTensor(filters.Name, [filters.Shape[0], filters.Shape[1], kernel, kernel], () =>
        {
            double[] values = filters.Read();
            double[] square = new double[values.Length / (rows * columns) * kernel * kernel];
            for (int index = 0; index < values.Length; index++)
            {
                int row = index / columns % rows;
                square[(((index / (rows * columns) * kernel) + row) * kernel) + (index % columns)] = values[index];
            }

            return square;
        });
    }

    // Of one window the stride is any.
    private static int Stride(NetworkNode node) =>
        node.Height == 1 && node.Width == 1 ? 1
        : Of(node) is { StrideHeight: int stride and <= LargestStride, StrideWidth: int across } && stride == across ? stride
        : 0;

    private static Window Of(NetworkNode node) => node is ConvolutionNode convolution ? convolution.Window : ((PoolNode)node).Window;

    private static int Bottom(Window window, int kernel) => window.Bottom + kernel - window.KernelHeight;

    private static int Right(Window window, int kernel) => window.Right + kernel - window.KernelWidth;
}
