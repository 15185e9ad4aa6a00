namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Output rows of a window kernel that are computed together, their inputs in registers.</summary>
internal sealed record WindowRows(WindowKernel Kernel, int Start, int Count)
{
    public static IReadOnlyList<WindowRows> Of(WindowKernel kernel, int registers)
    {
        int most = Most(kernel, registers);
        return [.. Enumerable.Range(0, (kernel.Rows + most - 1) / most).Select(tile =>
            new WindowRows(kernel, kernel.FirstRow + (tile * most), Math.Min(most, kernel.Rows - (tile * most))))];
    }

    /// <summary>The input rows that the tile needs, counted from the first row of its first window.</summary>
    public IEnumerable<int> InputRows =>
        Enumerable.Range(0, ((Count - 1) * Kernel.Stride) + Kernel.Kernel).Where(row => IsInside(InputRow(row)));

    /// <summary>The input row of the tile's first window plus <paramref name="row"/>.</summary>
    public int InputRow(int row) => (Start * Kernel.Stride) - Kernel.Padding + row;

    /// <summary>
    /// Equal for tiles with the same code. A vector may be stored whole although it runs over its row only where the
    /// rows after it that are computed here still end behind it.
    /// </summary>
    public string Signature(WindowColumns columns) =>
        Count + ":" + string.Join(",", InputRows)
        + ":" + string.Concat(Enumerable.Range(0, Count).Select(row => CanRunOver(columns, row) ? '1' : '0'))
        + ":" + string.Join(",", Enumerable.Range(0, Count).Select(row => columns.Counted(InputRow(row * Kernel.Stride), Kernel.Input.Height)));

    /// <summary>Whether storing all lanes stays inside the rows that are computed, so that later ones repair what runs over.</summary>
    public bool CanRunOver(WindowColumns columns, int row) =>
        ((Start + row) * Kernel.Output.Width) + columns.Start + columns.Isa.Lanes <= (Kernel.FirstRow + Kernel.Rows) * Kernel.Output.Width;

    // 9 taps and 3 inputs take 12 registers. With stride 2 only every third input row is under two windows, so taller
    // tiles save little; at stride 1 small planes are done in one or two tiles.
    private static int Most(WindowKernel kernel, int registers)
    {
        int height = kernel.Rows;
        int most = registers < 32 || kernel.Stride == 2 ? 2 : height <= 14 ? 7 : 4;
        for (int rows = most; rows > 1; rows--)
        {
            if (height % rows == 0)
            {
                return rows;
            }
        }

        return most;
    }

    private bool IsInside(int row) => row >= 0 && row < Kernel.Input.Height;
}
