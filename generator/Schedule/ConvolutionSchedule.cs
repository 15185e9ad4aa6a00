namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// The first convolution in register tiles of output channels x vectors of columns; a stride of 2 takes even and odd columns apart
/// as they are loaded.
/// </summary>
/// <param name="Columns">The vectors of columns from left to right.</param>
/// <param name="UnrollsInputs">Whether there is no loop over the input channels.</param>
/// <param name="PrefetchesImage">Whether each tap asks for the rows of the image below.</param>
internal sealed record ConvolutionSchedule(
    ConvolutionKernel Kernel, VectorIsa Isa, OperandMemory Memory, EquatableArray<ConvolutionColumns> Columns, bool UnrollsInputs,
    bool PrefetchesImage)
    : KernelSchedule(Isa, Memory)
{
    // Colours, where a loop over them would cost instructions that do not hide behind the multiply-adds.
    private const int MaxUnrolledInputs = 4;

    /// <summary>The left tap last: at stride 2 it is made from the right one, and the centre's registers are free by then.</summary>
    public static IReadOnlyList<int> TapOrder { get; } = [1, 2, 0];

    public static ConvolutionSchedule Of(ConvolutionKernel kernel, VectorIsa isa, OperandMemory memory)
    {
        VectorIsa narrow = isa.NarrowestFor(kernel.Output.Width);
        bool unrolls = narrow.HasLaneMultiplyAdd && kernel.Input.Channels <= MaxUnrolledInputs;
        return new(
            kernel, narrow, memory, ConvolutionColumns.Of(kernel, narrow), unrolls, Prefetching.OfImage(narrow, kernel));
    }

    public override Kernel Scheduled => Kernel;

    /// <summary>Input channels of a turn.</summary>
    public int StepsPerTurn => UnrollsInputs ? Kernel.Input.Channels : 1;

    /// <summary>The columns as loops.</summary>
    public IReadOnlyList<Repeat<ConvolutionColumns>> Runs => RunLength.Encode(Columns, tile => tile.Signature());

    public override string ToString()
    {
        string tiles = RunLength.Describe(Columns, tile =>
            Text.Of(
                $"{Text.Count(tile.Step - Isa.Lanes + tile.Count, "column")} ({string.Join(", ", tile.Blocks.Select(block => block.Tile(tile.Vectors)))})"));
        return tiles + "; " + Text.Count(StepsPerTurn, "input") + (UnrollsInputs ? " at once" : " a turn") + (PrefetchesImage
            ? "; prefetch image"
            : "");
    }
}
