namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// Vectors of output columns of a window kernel that are computed together: which lanes are columns at all, and which of the
/// inputs under each tap may lie beside the plane. Neighbouring columns are neighbouring lanes, but with stride 2 two vectors take
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

    /// <summary>Columns from these to the next ones.</summary>
    public int Step => Vectors * Isa.Lanes;

    /// <summary>As far as its code depends on it.</summary>
    public DepthwiseTile Tile => new(
        Vectors, Count, LoadsTogether,
        new(Enumerable.Range(0, Kernel.Kernel * Vectors)
            .Select(place => Mask(place / Vectors, place % Vectors))
            .Where(mask => mask.Left || mask.Right)));

    /// <summary>Whether windows count other numbers of columns than a window has.</summary>
    public bool CountsElements =>
        Enumerable.Range(0, Vectors).SelectMany(Kept)
            .Any(column => Counted(Kernel, column, Kernel.Input.Width) != Kernel.Kernel);

    /// <summary>How many of a window's elements along one side an average counts.</summary>
    /// <param name="first">The row or column under the first of them.</param>
    /// <param name="size">Of the input.</param>
    public static int Counted(DepthwiseKernel kernel, int first, int size)
    {
        int begin = kernel.Divisor == AverageDivisor.WindowSize ? first : Math.Max(first, 0);
        int end = kernel.Divisor == AverageDivisor.WindowSize ? size + kernel.Padding : size;
        return Math.Min(first + kernel.Kernel, end) - begin;
    }

    private DepthwiseMask Mask(int tap, int vector) => new(
        tap, vector, Kept(vector).Any(column => column + tap < 0), Kept(vector).Any(column => column + tap >= Kernel.Input.Width));

    /// <summary>The columns under the first taps of a vector's windows.</summary>
    private IEnumerable<int> Kept(int vector) =>
        Enumerable.Range(0, Isa.Lanes).Where(lane => IsKept(vector, lane)).Select(lane => Column(vector, lane));

    private bool IsKept(int vector, int lane) => Place(vector, lane) < Count;

    private int Place(int vector, int lane) => Alternate ? (2 * lane) + vector : (vector * Isa.Lanes) + lane;

    /// <summary>The column under the first tap.</summary>
    private int Column(int vector, int lane) => ((Start + Place(vector, lane)) * Kernel.Stride) - Kernel.Padding;
}
