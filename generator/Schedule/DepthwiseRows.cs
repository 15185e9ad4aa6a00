namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Output rows of a window kernel that are computed together, their inputs in registers.</summary>
internal sealed record DepthwiseRows(DepthwiseKernel Kernel, int Start, int Count)
{
    // Keeps the code of a wide window well within the budget of a method.
    private const int MaxMultiplyAdds = 500;

    public static EquatableArray<DepthwiseRows> Of(DepthwiseKernel kernel, VectorIsa isa)
    {
        int max = kernel.Kernel <= 3 ? Max(kernel, isa) : MaxOfWide(kernel, isa.Registers);
        return new(Tiles(kernel, max));
    }

    /// <summary>The input rows that the tile needs, counted from the first row of its first window.</summary>
    public IEnumerable<int> InputRows =>
        Enumerable.Range(0, ((Count - 1) * Kernel.Stride) + Kernel.Kernel).Where(row => IsInside(InputRow(row)));

    /// <summary>The input row of the tile's first window plus <paramref name="row"/>.</summary>
    public int InputRow(int row) => (Start * Kernel.Stride) - Kernel.TopPadding + row;

    /// <summary>The last one under a window.</summary>
    public int LastInputRow(int output) => InputRows.Last(row => row < (output * Kernel.Stride) + Kernel.Kernel);

    /// <summary>
    /// Equal for tiles with the same code. A vector may be stored whole although it runs over its row only where the
    /// rows after it that are computed here still end behind it.
    /// </summary>
    public string Signature(DepthwiseColumns columns) =>
        Count + ":" + string.Join(",", InputRows)
        + ":" + string.Concat(Enumerable.Range(0, Count).Select(row => CanRunOver(columns, row) ? '1' : '0'))
        + ":" + string.Join(
            ",", Enumerable.Range(0, Count).Select(row => columns.Counted(InputRow(row * Kernel.Stride), Kernel.Input.Height)));

    /// <summary>Whether storing all lanes stays inside the rows that are computed, so that later ones repair what runs over.</summary>
    public bool CanRunOver(DepthwiseColumns columns, int row) =>
        ((Start + row) * Kernel.Output.Width) + columns.Start + columns.Step <= (Kernel.FirstRow + Kernel.Rows) * Kernel.Output.Width;

    // 9 taps and 3 inputs take 12 registers. With stride 2 only every third input row is under two windows, so taller
    // tiles save little; small planes are done in one or two tiles.
    private static int Max(DepthwiseKernel kernel, VectorIsa isa)
    {
        int height = kernel.Rows;
        int max = isa.Registers < 32 || (kernel.Stride == 2 && !isa.HasLaneMultiplyAdd)
            ? 2
            : (isa.HasLaneMultiplyAdd ? kernel.Output.Height : height) <= 14 ? 7 : 4;
        for (int rows = max; rows > 1; rows--)
        {
            if (height % rows == 0)
            {
                return rows;
            }
        }

        return max;
    }

    // Of a wide window taps are read and not held, so each takes a load, and taller tiles save max of the inputs' loads; what
    // bounds them is the length of the code. Tiles differ at the upper and lower border only.
    private static int MaxOfWide(DepthwiseKernel kernel, int registers)
    {
        int rows = Math.Min(kernel.Rows, registers < 32 ? 4 : 7);
        while (rows > 1 && RunLength.Encode(Tiles(kernel, rows), tile => Text.Of($"{tile.Count}:{string.Join(",", tile.InputRows)}"))
            .Sum(run => run.First.MultiplyAdds) > MaxMultiplyAdds)
        {
            rows--;
        }

        return rows;
    }

    /// <summary>Of one channel and vector.</summary>
    private int MultiplyAdds => Kernel.Kernel * Enumerable.Range(0, Count)
        .Sum(output => Enumerable.Range(output * Kernel.Stride, Kernel.Kernel).Count(row => IsInside(InputRow(row))));

    private static List<DepthwiseRows> Tiles(DepthwiseKernel kernel, int max)
    {
        return [.. Enumerable.Range(0, (kernel.Rows + max - 1) / max).Select(tile =>
            new DepthwiseRows(kernel, kernel.FirstRow + (tile * max), Math.Min(max, kernel.Rows - (tile * max))))];
    }

    private bool IsInside(int row) => row >= 0 && row < Kernel.Input.Height;
}
