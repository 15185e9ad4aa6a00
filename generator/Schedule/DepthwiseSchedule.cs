namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// A kernel that slides a window over each plane by itself: depthwise convolution, maximum and average pool. Lanes are columns; some
/// rows are computed together so that an input row is loaded once for all windows it is under, and on ARM some vectors of
/// columns, since one instruction loads several.
/// <para>
/// A 3x3 window has its taps in registers, as many as there is room for. The wider ones have more taps than registers and longer code:
/// a tap is a memory operand of its multiply-add, except on ARM, which holds four to a register.
/// </para>
/// </summary>
/// <param name="Columns">The vectors of columns from left to right.</param>
/// <param name="Rows">The tiles of rows from top to bottom.</param>
internal sealed record DepthwiseSchedule(
    DepthwiseKernel Kernel, VectorIsa Isa, OperandMemory Memory, EquatableArray<DepthwiseColumns> Columns,
    EquatableArray<DepthwiseRows> Rows)
    : KernelSchedule(Isa, Memory)
{
    public static DepthwiseSchedule Of(DepthwiseKernel kernel, VectorIsa isa, OperandMemory memory)
    {
        VectorIsa narrow = isa.NarrowestFor(kernel.Output.Width);
        return new(kernel, narrow, memory, DepthwiseColumns.Of(kernel, narrow, memory), DepthwiseRows.Of(kernel, narrow));
    }

    public override Kernel Scheduled => Kernel;

    /// <summary>Whether several vectors are loaded by one instruction anywhere.</summary>
    public bool HasLoadsTogether => Columns.Any(tile => tile.LoadsTogether);

    public override EquatableArray<KernelCall> Calls => new([new KernelCall(
        Method,
        ((IsWhole ? 0 : FirstInput) * Kernel.Input.Width) - Kernel.Padding,
        Kernel.FirstRow * Kernel.Output.Width,
        new(
        [
            new(DepthwiseNumbers.Channels, Kernel.Output.Channels),
            .. Columns.GroupBy(tile => tile.Count).Select(tiles => new CallNumber(DepthwiseNumbers.Columns(tiles.Key), tiles.Count())),
            .. Rows.GroupBy(tile => tile.Count).Select(tiles => new CallNumber(DepthwiseNumbers.Rows(tiles.Key), tiles.Count())),
            new(DepthwiseNumbers.SourceWidth, Kernel.Input.Width),
            new(DepthwiseNumbers.SourcePlane, Kernel.Input.Plane),
            new(DepthwiseNumbers.DestinationWidth, Kernel.Output.Width),
            new(DepthwiseNumbers.DestinationPlane, Kernel.Output.Plane),
            new(DepthwiseNumbers.Height, Kernel.Input.Height),
            new(DepthwiseNumbers.First, FirstInput),
            new(DepthwiseNumbers.Results, Kernel.Rows),
        ]))]);

    private DepthwiseMethod Method => new(
        Isa, Kernel.Operation, Kernel.Kernel, Kernel.Stride, Kernel.Padding, Kernel.Activation, CountsElements ? Kernel.Divisor : default,
        CountsElements, Kernel.MayBeNegative, Kernel.TopPadding, Below, LoadsTogether, StoresTogether,
        IsWhole, IsPartial ? Kernel.Input.Width : 0, DepthwiseTile.Distinct(Columns.Select(tile => tile.Tile)),
        new(Rows.Select(tile => tile.Count).Distinct().OrderByDescending(rows => rows)));

    private bool IsWhole => Rows.Count == 1 && Kernel.Rows == Kernel.Output.Height;

    private bool IsPartial => Kernel.Output.Width < Columns[0].Step;

    /// <summary>The row of the input under the first row of the first window.</summary>
    private int FirstInput => (Kernel.FirstRow * Kernel.Stride) - Kernel.TopPadding;

    /// <summary>Rows of the plane's last window that lie below it; of a band there are none.</summary>
    private int Below => Kernel.IsBand
        ? 0
        : Math.Max(0, ((Kernel.Output.Height - 1) * Kernel.Stride) - Kernel.TopPadding + Kernel.Kernel - Kernel.Input.Height);

    private bool CountsElements => Kernel.Operation == DepthwiseOperation.Average && (Columns.Any(tile => tile.CountsElements)
        || Enumerable.Range(0, Kernel.Output.Height).Any(row => DepthwiseColumns.Counted(
            Kernel, (row * Kernel.Stride) - Kernel.TopPadding, Kernel.Input.Height) != Kernel.Kernel));

    public override string ToString()
    {
        string columns = RunLength.Describe(Columns, tile => Text.Count(tile.Vectors, "vector") + (tile.Alternate ? " by turns" : ""));
        string rows = RunLength.Describe(Rows, tile => Text.Of($"{tile.Count}"));
        int registers = Method.RegisterTaps;
        string taps = Kernel.Operation != DepthwiseOperation.Convolve ? ""
            : registers == 0 ? "; taps from memory"
            : Text.Of($"; {registers} taps in registers");
        return $"columns: {columns}; rows: {rows}{taps}";
    }
}
