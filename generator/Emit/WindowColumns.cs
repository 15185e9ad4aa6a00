namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// One vector of output columns of a window kernel: which lanes are columns at all, and for each tap which of them lie
/// inside the input.
/// </summary>
/// <param name="Start">The first output column.</param>
/// <param name="Count">How many lanes are columns; the others are computed and not kept.</param>
internal sealed record WindowColumns(WindowKernel Kernel, VectorIsa Isa, int Start, int Count)
{
    /// <summary>Vectors from left to right; where the last would run over, it begins earlier and overlaps.</summary>
    public static IReadOnlyList<WindowColumns> Of(WindowKernel kernel, VectorIsa isa)
    {
        int width = kernel.Output.Width;
        if (width <= isa.Lanes)
        {
            return [new WindowColumns(kernel, isa, 0, width)];
        }

        int vectors = (width + isa.Lanes - 1) / isa.Lanes;
        return [.. Enumerable.Range(0, vectors).Select(vector =>
            new WindowColumns(kernel, isa, Math.Min(vector * isa.Lanes, width - isa.Lanes), isa.Lanes))];
    }

    /// <summary>Equal for vectors with the same code; their distance matters too, for they are looped over.</summary>
    public string Signature() =>
        Start % Isa.Lanes + ":" + Count + string.Concat(Enumerable.Range(0, Kernel.Kernel).Select(tap => ":" + string.Concat(Inside(tap).Select(inside => inside ? '1' : '0'))))
        + ":" + string.Join(",", Elements());

    /// <summary>For each lane whether this tap of its window lies inside the input.</summary>
    public IReadOnlyList<bool> Inside(int tap) =>
        [.. Enumerable.Range(0, Isa.Lanes).Select(lane => lane >= Count || IsInside(Column(lane) + tap))];

    public bool NeedsMask(int tap) => Inside(tap).Contains(false);

    /// <summary>For each lane how many columns of its window an average counts.</summary>
    public IReadOnlyList<int> Elements() =>
        [.. Enumerable.Range(0, Isa.Lanes).Select(lane => lane >= Count ? Kernel.Kernel : Counted(Column(lane), Kernel.Input.Width))];

    /// <summary>How many of the window's elements along one side an average counts.</summary>
    public int Counted(int first, int size)
    {
        int begin = Kernel.Divisor == AverageDivisor.WindowSize ? first : Math.Max(first, 0);
        int end = Kernel.Divisor == AverageDivisor.WindowSize ? size + Kernel.Padding : size;
        return Math.Min(first + Kernel.Kernel, end) - begin;
    }

    private int Column(int lane) => ((Start + lane) * Kernel.Stride) - Kernel.Padding;

    private bool IsInside(int column) => column >= 0 && column < Kernel.Input.Width;
}
