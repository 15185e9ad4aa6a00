namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// A 1x1 convolution in register tiles of channels x vectors of pixels. The input planes of a tile stay in the first-level cache
/// while all output channels of the group pass over them.
/// </summary>
/// <param name="Runs">The tiles along the pixels.</param>
/// <param name="Tails">The pixels behind them that fill no vector.</param>
/// <param name="TailBlocks">The output channels that pass over each tail tile.</param>
/// <param name="StepsPerTurn">Input channels of a turn of the loop over them.</param>
/// <param name="PrefetchesWeights">Whether each turn asks for the weights ahead.</param>
/// <param name="PrefetchesResults">Whether each tile asks for where its results go.</param>
internal sealed record PointwiseSchedule(
    PointwiseKernel Kernel,
    VectorIsa Isa,
    OperandMemory Memory,
    EquatableArray<PixelRun> Runs,
    EquatableArray<TailRun> Tails,
    EquatableArray<BlockRun> TailBlocks,
    int StepsPerTurn,
    bool PrefetchesWeights,
    bool PrefetchesResults)
    : KernelSchedule(Isa, Memory)
{
    // With 8 channels (ChannelBlocks.Max) they fill 32 registers.
    private const int MaxVectors = 3;

    // Three instructions of a turn are the loop's own: on ARM less than a hundredth of those of 16 input channels, with 24 multiply-adds
    // each. On x64 they hide behind the multiply-adds of one.
    private const int Steps = 16;

    public override Kernel Scheduled => Kernel;

    /// <summary>Turns of the loop over the input channels.</summary>
    public int Turns => Kernel.Inputs / StepsPerTurn;

    /// <summary>Input channels behind the last turn.</summary>
    public int StepsAfter => Kernel.Inputs % StepsPerTurn;

    /// <summary>Floats from one input channel to the next.</summary>
    public int LoadStep => Kernel.Load.ChannelStep * Kernel.Plane;

    /// <summary>Floats from one output channel to the next.</summary>
    public int StoreStep => Kernel.Store.ChannelStep * Kernel.Plane;

    public static PointwiseSchedule Of(PointwiseKernel kernel, VectorIsa isa, OperandMemory memory)
    {
        int vectors = kernel.Pixels / isa.Lanes;
        int perTile = VectorsPerTile(vectors);
        PlaneTail tail = new(kernel.Plane);
        bool fused = vectors > 0 && kernel.Pixels % isa.Lanes == 1 && tail.IsFused(isa);

        // A tile with a tail stands alone, for the others have none.
        int tiles = perTile == 0 ? 0 : (vectors - (fused ? 1 : 0)) / perTile;
        int rest = vectors - (tiles * perTile);
        List<PixelRun> runs = [];
        if (tiles > 0)
        {
            runs.Add(Run(0, tiles, perTile, null));
        }

        if (rest > 0)
        {
            runs.Add(Run(tiles * perTile * isa.Lanes, 1, rest, fused ? new TailTile(rest * isa.Lanes, 1, 1, 1) : null));
        }

        return new(
            kernel,
            isa,
            memory,
            new(runs),
            fused ? new([]) : Tail(kernel, isa, tail, vectors * isa.Lanes),
            BlockRun.Of(kernel.Blocks, block => new([new RegisterPass(0, block)])),
            isa.HasLaneMultiplyAdd ? Math.Min(Steps, kernel.Inputs) : 1,
            Prefetching.OfWeights(isa, kernel),
            Prefetching.OfResults(isa, kernel));

        PixelRun Run(int first, int count, int width, TailTile? beside) => new(
            first, count, width, width * isa.Lanes, BlockRun.Of(kernel.Blocks, block => RegisterPass.Of(isa, block, width, width)), beside);
    }

    // ARM's loads of several vectors want a value held in a register (Simd.Opaque).
    private bool Holds => Kernel.Residual != ResidualMode.None || !Kernel.Activation.IsNone;

    public override EquatableArray<KernelCall> Calls => new(
        Runs.Select(run => Call(Tiles(run), run.First, run.Count, run.Blocks))
            .Concat(Tails.Select(run => Call(Tail(run.Tile), run.First, run.Count, TailBlocks))));

    private PointwiseTiles Tiles(PixelRun run) => new(
        Isa,
        run.Vectors,
        BlocksOf(run.Blocks),
        StepsPerTurn,
        StepsAfter,
        Kernel.Residual,
        Kernel.Activation,
        Kernel.Load.IsIndexed,
        Kernel.Store.IsIndexed,
        LoadsTogether && Holds && run.Vectors > 2,
        StoresTogether && run.Vectors > 2 && !Kernel.Activation.IsNone,
        PrefetchesWeights,
        PrefetchesResults,
        run.Tail);

    // Behind the last turn one input channel after the other, so that the sums do not depend on what else shares the method.
    private PointwiseTail Tail(TailTile tile) => new(
        Isa, tile, BlocksOf(TailBlocks), Kernel.Inputs % tile.StepsPerTurn == 0 ? 0 : 1, Kernel.Residual, Kernel.Activation,
        Kernel.Load.IsIndexed, Kernel.Store.IsIndexed);

    private static EquatableArray<PointwiseBlock> BlocksOf(EquatableArray<BlockRun> blocks) =>
        new(blocks.Select(run => new PointwiseBlock(run.Channels, run.Passes)));

    private KernelCall Call(PointwiseMethod method, int firstPixel, int tiles, EquatableArray<BlockRun> blocks) => new(
        method,
        firstPixel,
        firstPixel,
        new(
        [
            new(PointwiseNumbers.Groups, Kernel.Groups),
            new(PointwiseNumbers.Tiles, tiles),
            .. blocks.Select(run => new CallNumber(PointwiseNumbers.Blocks(run.Channels), run.Count)),
            new(PointwiseNumbers.Turns, Kernel.Inputs / method.Steps),
            new(PointwiseNumbers.LastInputs, Kernel.Inputs % method.Steps),
            new(PointwiseNumbers.SourceStep, LoadStep),
            new(PointwiseNumbers.SourceGroup, Kernel.Groups == 1 ? 0 : Kernel.Load.GroupStep * Kernel.Plane),
            new(PointwiseNumbers.DestinationStep, StoreStep),
            new(PointwiseNumbers.DestinationGroup, Kernel.Groups == 1 ? 0 : Kernel.Store.GroupStep * Kernel.Plane),
            new(PointwiseNumbers.Prefetch, PrefetchesResults ? 1 : 0),
        ]));

    public override string ToString()
    {
        string tiles = RunLength.Describe(Runs.Select(run =>
            (run.Count, Text.Of(
                $"{Text.Count(run.Pixels, "pixel")} ({string.Join(", ", run.Blocks.Select(block => block.Tile(run.Vectors)))})"))));
        string inputs = Turns == 1 && StepsAfter == 0
            ? Text.Count(StepsPerTurn, "input") + " at once"
            : Text.Count(StepsPerTurn, "input") + " a turn" + (StepsAfter == 0 ? "" : Text.Of($", then {StepsAfter}"));
        string prefetches = string.Join(
            " and ", new[] { PrefetchesWeights ? "weights" : "", PrefetchesResults ? "results" : "" }.Where(what => what.Length > 0));
        string[] parts = [tiles, TailText(), inputs, prefetches.Length == 0 ? "" : "prefetch " + prefetches];
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }

    private string TailText()
    {
        if (Runs.Any(run => run.Tail is not null))
        {
            return "last pixel in lanes of channels, fused";
        }

        int pixels = Tails.Sum(run => run.Count * run.Tile.Pixels);
        return pixels == 0
            ? ""
            : Text.Of(
                $"last {(pixels == 1 ? "pixel" : Text.Count(pixels, "pixel"))} in lanes of channels, {Text.Count(Tails[Tails.Count - 1].Tile.Sums, "sum")}");
    }

    // Equal tiles where that is possible; a tile of one vector has too few accumulators to hide latency at few channels.
    private static int VectorsPerTile(int vectors)
    {
        int tiles = (vectors + MaxVectors - 1) / MaxVectors;
        return tiles == 0 ? 0 : vectors % tiles == 0 ? vectors / tiles : MaxVectors;
    }

    // A vector would have idle lanes here; with channels as lanes a pixel costs one multiply-add per block and input.
    private static EquatableArray<TailRun> Tail(PointwiseKernel kernel, VectorIsa isa, PlaneTail tail, int first)
    {
        List<TailRun> runs = [];
        int count = kernel.Pixels - first;
        int full = count / PlaneTail.MaxPixels;
        if (full > 0)
        {
            runs.Add(new(first, full, Tile(PlaneTail.MaxPixels)));
        }

        if (count % PlaneTail.MaxPixels > 0)
        {
            runs.Add(new(first + (full * PlaneTail.MaxPixels), 1, Tile(count % PlaneTail.MaxPixels)));
        }

        return new(runs);

        TailTile Tile(int pixels)
        {
            int sums = tail.Sums(isa, pixels);

            // On ARM the loop's own instructions do not hide behind the multiply-adds.
            return new(0, pixels, sums, isa.HasLaneMultiplyAdd ? 2 * sums : sums);
        }
    }
}
