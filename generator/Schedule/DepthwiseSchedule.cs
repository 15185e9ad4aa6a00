namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// A kernel that slides a window over each plane by itself: depthwise convolution, maximum and average pool. Lanes are columns; some
/// rows are computed together so that an input row is loaded once for all windows it is under, and on ARM some vectors of
/// columns, since one instruction loads several.
/// <para>
/// A 3x3 window has its taps in registers, as many as there is room for, and code of its own for vectors of columns at a border.
/// The wider ones have more taps than registers and longer code: a tap is a memory operand of its multiply-add, except on ARM,
/// which holds four to a register, and all vectors of a row run through the same code.
/// </para>
/// </summary>
/// <param name="Columns">The vectors of columns from left to right.</param>
/// <param name="Rows">The tiles of rows from top to bottom.</param>
internal sealed record DepthwiseSchedule(
    DepthwiseKernel Kernel, VectorIsa Isa, OperandMemory Memory, EquatableArray<DepthwiseColumns> Columns,
    EquatableArray<DepthwiseRows> Rows)
    : KernelSchedule(Isa, Memory)
{
    // The widest window whose taps are in registers.
    private const int MaxRegisterKernel = 3;

    // Floats to which an unaligned load or store of ARM reaches, 63, less the taps of the widest row.
    private const int Reachable = 57;

    public static DepthwiseSchedule Of(DepthwiseKernel kernel, VectorIsa isa, OperandMemory memory)
    {
        VectorIsa narrow = isa.NarrowestFor(kernel.Output.Width);
        return new(kernel, narrow, memory, DepthwiseColumns.Of(kernel, narrow, memory), DepthwiseRows.Of(kernel, narrow));
    }

    public override Kernel Scheduled => Kernel;

    /// <summary>Whether it multiplies by a filter.</summary>
    public bool Convolves => Kernel.Operation == DepthwiseOperation.Convolve;

    /// <summary>The columns as loops.</summary>
    public IReadOnlyList<Repeat<DepthwiseColumns>> ColumnRuns => RunLength.Encode(Columns, tile => tile.Signature());

    /// <summary>Whether all columns run through one piece of code, with masks worked out from the column.</summary>
    public bool SharesCode => Kernel.Kernel > MaxRegisterKernel && Columns.Count > 1;

    /// <summary>Whether several vectors are loaded by one instruction anywhere.</summary>
    public bool HasLoadsTogether => Columns.Any(tile => tile.LoadsTogether);

    /// <summary>
    /// Taps with a register of their own; the others, like the bias, are memory operands where registers are few: of 16 the masks
    /// of the border, inputs and sums leave six. With multiply-adds by a lane, all taps are, four to a register.
    /// </summary>
    public int RegisterTaps =>
        !Convolves ? 0
        : Isa.HasLaneMultiplyAdd ? DepthwiseFilter.Bias(Kernel.Kernel)
        : Kernel.Kernel > MaxRegisterKernel ? 0
        : Math.Min(DepthwiseFilter.Bias(Kernel.Kernel), Isa.Registers - 10);

    /// <summary>Whether the bias has a register.</summary>
    public bool HasRegisterBias => Convolves && Isa.Registers >= 32;

    /// <summary>
    /// How many taps of a row are loaded before any is used: all of a pool and of a small window, so that they are there in time;
    /// of a wide filter
    /// as few as come together, to leave registers, and so where a convolution does three vectors or more.
    /// </summary>
    public int TapsTogether(DepthwiseColumns columns)
    {
        bool all = !Convolves || (Kernel.Kernel <= MaxRegisterKernel && columns.Vectors < 3);
        return all ? Kernel.Kernel : Kernel.Stride;
    }

    /// <summary>The rows as loops.</summary>
    public IReadOnlyList<Repeat<DepthwiseRows>> RowRuns(DepthwiseColumns columns) =>
        RunLength.Encode(Rows, rows => rows.Signature(columns));

    /// <summary>Floats from a reference at which rows are loaded without moving it.</summary>
    public int LoadReach(DepthwiseColumns columns) =>
        !Isa.HasLaneMultiplyAdd ? int.MaxValue : Kernel.Stride == 2 || columns.Vectors > 2 ? 0 : Reachable;

    /// <summary>Floats from a reference at which rows are stored without moving it.</summary>
    /// <param name="computed">Whether what is stored is made for the store.</param>
    public int StoreReach(DepthwiseColumns columns, bool computed) =>
        !Isa.HasLaneMultiplyAdd ? int.MaxValue : columns.Alternate || (computed && columns.Vectors > 1) ? 0 : Reachable;

    public override string ToString()
    {
        string columns = RunLength.Describe(Columns, tile => Text.Count(tile.Vectors, "vector") + (tile.Alternate ? " by turns" : ""));
        string rows = RunLength.Describe(Rows, tile => Text.Of($"{tile.Count}"));
        string taps = !Convolves ? "" : RegisterTaps == 0 ? "; taps from memory" : Text.Of($"; {RegisterTaps} taps in registers");
        return Text.Of($"columns: {columns}; rows: {rows}{taps}{(SharesCode ? "; masks computed" : "")}");
    }
}
