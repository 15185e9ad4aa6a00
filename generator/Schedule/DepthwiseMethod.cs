namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// What the methods of window kernels depend on. Sizes, distances and the number of tiles are arguments, so layers of different sizes,
/// and the parts of threads, share them. A row that may lie above or below the plane stands behind a condition, and which lanes lie
/// beside it is worked out from the column.
/// </summary>
/// <param name="Padding">Columns left of the plane.</param>
/// <param name="Divisor">What an average at the border divides by.</param>
/// <param name="CountsElements">Whether windows at the border count other numbers of elements than those inside.</param>
/// <param name="Above">Rows of a window that may lie above the plane.</param>
/// <param name="Below">Rows of a window that may lie below it.</param>
/// <param name="LoadsTogether">Whether one instruction loads several vectors.</param>
/// <param name="StoresTogether">Whether one instruction stores several vectors.</param>
/// <param name="IsWhole">
/// Whether the planes are one tile high. Then the rows above and below are known and not computed: such planes are small, and
/// conditions would cost them most.
/// </param>
/// <param name="SourceWidth">Columns of the input where a tile is wider than the output, 0 elsewhere, where that is an argument.</param>
/// <param name="Columns">The tiles of columns that it has code for, from the widest to the narrowest.</param>
/// <param name="Rows">The heights of tiles that it has code for, from the highest to the lowest.</param>
internal sealed record DepthwiseMethod(
    VectorIsa Isa, DepthwiseOperation Operation, int Kernel, int Stride, int Padding, Activation Activation, AverageDivisor Divisor,
    bool CountsElements, bool MayBeNegative, int Above, int Below, bool LoadsTogether, bool StoresTogether,
    bool IsWhole, int SourceWidth, EquatableArray<DepthwiseTile> Columns, EquatableArray<int> Rows)
    : KernelMethod
{
    /// <summary>Of one vector: keeps the code well within the budget of a method.</summary>
    public const int MaxMultiplyAdds = 500;

    // The widest window whose taps are in registers.
    private const int MaxRegisterKernel = 3;

    // Floats to which an unaligned load or store of ARM reaches, 63, less the taps of the widest row.
    private const int Reachable = 57;

    public override IEnumerable<string> Numbers =>
    [
        DepthwiseNumbers.Channels,
        .. IsPartial ? [] : Columns.Select(tile => DepthwiseNumbers.Columns(tile.Columns)),
        .. IsWhole ? [] : Rows.Select(DepthwiseNumbers.Rows),
        .. IsPartial ? [] : new[] { DepthwiseNumbers.SourceWidth, DepthwiseNumbers.DestinationWidth },
        DepthwiseNumbers.SourcePlane,
        DepthwiseNumbers.DestinationPlane,
        .. AsksForHeight ? [DepthwiseNumbers.Height] : Array.Empty<string>(),
        .. AsksForRow ? [DepthwiseNumbers.First] : Array.Empty<string>(),
        .. AsksForResults ? [DepthwiseNumbers.Results] : Array.Empty<string>(),
    ];

    public override KernelMethod Bare => this with
    {
        Above = IsWhole ? Above : 0,
        Below = IsWhole ? Below : 0,
        Columns = IsPartial ? new([Columns[0] with { Masks = new([]) }]) : new([]),
        Rows = IsWhole ? Rows : new([]),
    };

    public override KernelMethod? With(KernelMethod other)
    {
        DepthwiseMethod method = (DepthwiseMethod)other;
        DepthwiseMethod joined = this with
        {
            Above = Math.Max(Above, method.Above),
            Below = Math.Max(Below, method.Below),
            Columns = DepthwiseTile.Distinct(Columns.Concat(method.Columns)),
            Rows = new(Rows.Concat(method.Rows).Distinct().OrderByDescending(rows => rows)),
        };
        return joined.MultiplyAdds > MaxMultiplyAdds ? null : joined;
    }

    /// <summary>Whether a row has columns for a part of a tile only.</summary>
    public bool IsPartial => Columns.Count == 1 && Columns[0].Columns < Columns[0].Vectors * Isa.Lanes;

    /// <summary>Whether it multiplies by a filter.</summary>
    public bool Convolves => Operation == DepthwiseOperation.Convolve;

    /// <summary>Whether two vectors of a tile take columns by turns.</summary>
    public bool Alternates(DepthwiseTile tile) => Stride == 2 && tile.Vectors == 2;

    /// <summary>Whether an input row of a tile may lie above the plane.</summary>
    /// <param name="row">Counted from the first under the first window.</param>
    public bool MayLieAbove(int row) => row < Above;

    /// <summary>Whether an input row of a tile of so many rows may lie below the plane.</summary>
    public bool MayLieBelow(int row, int rows) => row >= InputRows(rows) - Below;

    /// <summary>Rows of a window that an average counts, where planes are one tile high.</summary>
    public int CountedRows(int output, int rows)
    {
        (int first, int last) = (output * Stride, InputRows(rows) - Below);
        return Divisor == AverageDivisor.WindowSize
            ? Math.Min(first + Kernel, last + Padding) - first
            : Math.Min(first + Kernel, last) - Math.Max(first, Above);
    }

    /// <summary>Input rows under a tile.</summary>
    public int InputRows(int rows) => ((rows - 1) * Stride) + Kernel;

    public bool AsksForHeight => !IsWhole && (Below > 0 || CountsElements);

    public bool AsksForRow => !IsWhole && (Above > 0 || AsksForHeight);

    public bool AsksForResults => IsPartial && !IsWhole;

    /// <summary>Floats from a reference at which rows of a partial tile are loaded without moving it.</summary>
    public int LoadReach(DepthwiseTile tile) => !Isa.HasLaneMultiplyAdd ? int.MaxValue : Stride == 2 || tile.Vectors > 2 ? 0 : Reachable;

    /// <summary>Floats from a reference at which they are stored without moving it.</summary>
    public int StoreReach(DepthwiseTile tile) =>
        !Isa.HasLaneMultiplyAdd ? int.MaxValue : Alternates(tile) || AreStoredTogether(tile) ? 0 : Reachable;

    /// <summary>
    /// Whether one instruction stores the vectors of a row. It needs consecutive registers, so that what is stored has to be computed
    /// for it: copying live values into them would cost more than the store saves.
    /// </summary>
    public bool AreStoredTogether(DepthwiseTile tile) =>
        StoresTogether && tile.Vectors > 2 && (!Activation.IsNone || !Convolves);

    /// <summary>
    /// Taps with a register of their own; the others, like the bias, are memory operands where registers are few: of 16 the masks
    /// of the border, inputs and sums leave six. With multiply-adds by a lane, all taps are, four to a register.
    /// </summary>
    public int RegisterTaps =>
        !Convolves ? 0
        : Isa.HasLaneMultiplyAdd ? DepthwiseFilter.Bias(Kernel)
        : Kernel > MaxRegisterKernel ? 0
        : Math.Min(DepthwiseFilter.Bias(Kernel), Isa.Registers - 10);

    /// <summary>Whether the bias has a register.</summary>
    public bool HasRegisterBias => Convolves && Isa.Registers >= 32;

    /// <summary>
    /// How many taps of a row are loaded before any is used: all of a pool and of a small window, so that they are there in time;
    /// of a wide filter as few as come together, to leave registers, and so where a convolution does three vectors or more.
    /// </summary>
    public int TapsTogether(DepthwiseTile tile) =>
        !Convolves || (Kernel <= MaxRegisterKernel && tile.Vectors < 3) ? Kernel : Stride;

    /// <summary>Of all tiles.</summary>
    private int MultiplyAdds => Columns.Sum(tile => tile.Vectors) * Rows.Sum() * Kernel * Kernel;
}
