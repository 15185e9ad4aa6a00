namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// Vectors of output columns of a window kernel that are computed together: which lanes are columns at all, and which of the
/// inputs under each tap lie inside the plane. Neighbouring columns are neighbouring lanes, but with stride 2 two vectors take
/// columns by turns: then every fourth input under a tap of one is every fourth under another tap of the other.
/// </summary>
/// <param name="Start">The first output column.</param>
/// <param name="Count">How many lanes are columns; the others are computed and not kept.</param>
/// <param name="Vectors">How many vectors there are.</param>
/// <param name="LoadsTogether">Whether an instruction loads several vectors of these.</param>
internal sealed record DepthwiseColumns(DepthwiseKernel Kernel, VectorIsa Isa, int Start, int Count, int Vectors, bool LoadsTogether)
{
    // The widest window whose vectors are computed together.
    private const int MaxTogether = 3;

    // One instruction loads so many.
    private const int MaxVectors = 4;

    // Of rows that are wider, so many leave enough registers for the masks of both borders and sums of three rows.
    private const int MaxVectorsOfWide = 3;

    /// <summary>Columns from left to right; where the last vectors would run over, they begin earlier and overlap.</summary>
    public static EquatableArray<DepthwiseColumns> Of(DepthwiseKernel kernel, VectorIsa isa, OperandMemory memory)
    {
        // ARM's loads of several vectors want a value held in a register (Simd.OpaqueConstant): a mask or a constant of the
        // activation. A pool whose windows stay inside the plane has neither.
        bool loads = KernelSchedule.CanLoadTogether(kernel, isa, memory) && (!kernel.Activation.IsNone || kernel.CrossesSides);
        int width = kernel.Output.Width;
        int vectors = (width + isa.Lanes - 1) / isa.Lanes;
        int max = !loads || !KernelSchedule.CanStoreTogether(kernel, isa, memory)
            || kernel.Kernel != MaxTogether ? 1 : kernel.Stride == 2 ? 2 : MaxVectors;
        if (vectors <= max)
        {
            return new([Columns(0, width, vectors)]);
        }

        List<DepthwiseColumns> tiles = [];
        for (int first = 0; first < vectors; first += tiles[tiles.Count - 1].Vectors)
        {
            // Rows of two tiles are halved, for no vector is computed twice then.
            int together = vectors <= 2 * max
                ? (vectors - first + (first == 0 ? 1 : 0)) / (first == 0 ? 2 : 1)
                : Math.Min(vectors - first, Math.Min(max, MaxVectorsOfWide));
            int lanes = together * isa.Lanes;
            tiles.Add(Columns(Math.Min(first * isa.Lanes, width - lanes), lanes, together));
        }

        return new(tiles);

        DepthwiseColumns Columns(int start, int count, int together) =>
            new(kernel, isa, start, count, together, loads && (together > 2 || kernel.Stride == 2));
    }

    /// <summary>Whether the vectors take columns by turns.</summary>
    public bool Alternate => Kernel.Stride == 2 && Vectors == 2;

    /// <summary>Whether results are stored as soon as they are complete, to leave registers.</summary>
    public bool StoresEarly => Vectors > 1;

    /// <summary>Columns from these to the next ones.</summary>
    public int Step => Vectors * Isa.Lanes;

    /// <summary>Equal for vectors with the same code; their distance matters too, for they are looped over.</summary>
    public string Signature() =>
        Start % Isa.Lanes + ":" + Count + ":" + Vectors
        + string.Concat(Enumerable.Range(0, Vectors).SelectMany(vector => Enumerable.Range(0, Kernel.Kernel)
            .Select(tap => ":" + string.Concat(Inside(tap, vector).Select(inside => inside ? '1' : '0')))))
        + ":" + string.Join(",", Enumerable.Range(0, Vectors).SelectMany(Elements));

    /// <summary>For each lane whether this tap of its window lies inside the input.</summary>
    public IReadOnlyList<bool> Inside(int tap, int vector = 0) =>
        [.. Enumerable.Range(0, Isa.Lanes).Select(lane => !IsKept(vector, lane) || IsInside(Column(vector, lane) + tap))];

    public bool NeedsMask(int tap, int vector = 0) => Inside(tap, vector).Contains(false);

    /// <summary>For each lane how many columns of its window an average counts.</summary>
    public IReadOnlyList<int> Elements(int vector = 0) =>
        [.. Enumerable.Range(0, Isa.Lanes)
            .Select(lane => IsKept(vector, lane) ? Counted(Column(vector, lane), Kernel.Input.Width) : Kernel.Kernel)];

    /// <summary>How many of the window's elements along one side an average counts.</summary>
    public int Counted(int first, int size)
    {
        int begin = Kernel.Divisor == AverageDivisor.WindowSize ? first : Math.Max(first, 0);
        int end = Kernel.Divisor == AverageDivisor.WindowSize ? size + Kernel.Padding : size;
        return Math.Min(first + Kernel.Kernel, end) - begin;
    }

    private bool IsKept(int vector, int lane) => Place(vector, lane) < Count;

    private int Place(int vector, int lane) => Alternate ? (2 * lane) + vector : (vector * Isa.Lanes) + lane;

    /// <summary>The column under the first tap.</summary>
    private int Column(int vector, int lane) => ((Start + Place(vector, lane)) * Kernel.Stride) - Kernel.Padding;

    private bool IsInside(int column) => column >= 0 && column < Kernel.Input.Width;
}
