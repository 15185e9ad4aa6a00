namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Output rows of a window kernel that are computed together, their inputs in registers.</summary>
/// <param name="Start">The first of them.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct DepthwiseRows(int Start, int Count)
{
    public static EquatableArray<DepthwiseRows> Of(DepthwiseKernel kernel, VectorIsa isa)
    {
        int max = kernel.Kernel <= 3 ? Max(kernel, isa) : MaxOfWide(kernel, isa.Registers);
        return new(Enumerable.Range(0, (kernel.Rows + max - 1) / max).Select(tile =>
            new DepthwiseRows(kernel.FirstRow + (tile * max), Math.Min(max, kernel.Rows - (tile * max)))));
    }

    // 9 taps and 3 inputs take 12 registers. With stride 2 only every third input row is under two windows, so taller
    // tiles save little; small planes are done in one or two tiles.
    private static int Max(DepthwiseKernel kernel, VectorIsa isa)
    {
        int height = kernel.Rows;
        int max = isa.Registers < 32 || (kernel.Stride == 2 && !isa.HasLaneMultiplyAdd)
            ? 2
            : isa.HasLaneMultiplyAdd || height <= 14 ? 7 : 4;
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
    // bounds them is the length of the code.
    private static int MaxOfWide(DepthwiseKernel kernel, int registers)
    {
        int rows = Math.Min(kernel.Rows, registers < 32 ? 4 : 7);
        while (rows > 1 && (rows + (kernel.Rows % rows)) * kernel.Kernel * kernel.Kernel > DepthwiseMethod.MaxMultiplyAdds)
        {
            rows--;
        }

        return rows;
    }
}
