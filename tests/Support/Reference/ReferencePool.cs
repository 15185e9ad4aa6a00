namespace ShuffleNet.Compiler.Tests.Support.Reference;

/// <summary>Pools with a square window: naive, in double precision.</summary>
/// <param name="Kernel">Rows and columns of the window.</param>
/// <param name="Stride">Rows and columns between neighbouring windows.</param>
/// <param name="Padding">Width of the border around the input, less than the kernel.</param>
/// <param name="Rounding">Of the output's size.</param>
internal sealed record ReferencePool(int Kernel, int Stride, int Padding, PoolRounding Rounding)
{
    /// <summary>
    /// Windows over a side of <paramref name="size"/> elements. When the size rounds up, the last window is dropped if it
    /// would begin beyond the input and the padding before it (the rule of Caffe and PyTorch).
    /// </summary>
    public int OutputSize(int size)
    {
        int slack = size + (2 * Padding) - Kernel;
        if (slack < 0 && Rounding == PoolRounding.Floor)
        {
            return 0;
        }

        if (Rounding == PoolRounding.Floor)
        {
            return (slack / Stride) + 1;
        }

        int windows = (int)Math.Ceiling((double)slack / Stride) + 1;
        return (windows - 1) * Stride >= size + Padding ? windows - 1 : windows;
    }

    /// <summary>The largest element of each window; the padding does not count.</summary>
    public Planes Maximum(Planes input) =>
        Run(input, (channel, rows, columns) =>
        {
            double largest = double.NegativeInfinity;
            for (int row = rows.First; row < rows.End; row++)
            {
                for (int column = columns.First; column < columns.End; column++)
                {
                    largest = Math.Max(largest, input[channel, row, column]);
                }
            }

            return largest;
        });

    /// <summary>The sum of each window over what <paramref name="divisor"/> counts.</summary>
    public Planes Average(Planes input, AverageDivisor divisor) =>
        Run(input, (channel, rows, columns) =>
        {
            double sum = 0;
            for (int row = rows.First; row < rows.End; row++)
            {
                for (int column = columns.First; column < columns.End; column++)
                {
                    sum += input[channel, row, column];
                }
            }

            return sum / (divisor == AverageDivisor.ValidElements
                ? rows.Valid * columns.Valid
                : rows.WithPadding * columns.WithPadding);
        });

    /// <summary>The window at a position of the output along one side of <paramref name="size"/> elements.</summary>
    public Window At(int position, int size)
    {
        int first = (position * Stride) - Padding;
        int end = first + Kernel;
        return new Window(Math.Max(first, 0), Math.Min(end, size), Math.Min(end, size + Padding) - first);
    }

    private Planes Run(Planes input, Func<int, Window, Window, double> reduce)
    {
        var output = new Planes(input.Channels, OutputSize(input.Height), OutputSize(input.Width));
        for (int channel = 0; channel < output.Channels; channel++)
        {
            for (int y = 0; y < output.Height; y++)
            {
                for (int x = 0; x < output.Width; x++)
                {
                    output[channel, y, x] = reduce(channel, At(y, input.Height), At(x, input.Width));
                }
            }
        }

        return output;
    }

    /// <summary>A window along one side: the elements First..End of the input, and how many it has with the padding.</summary>
    internal readonly record struct Window(int First, int End, int WithPadding)
    {
        public int Valid => End - First;
    }
}
