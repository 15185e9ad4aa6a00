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

    // More would make the code longer and hardly save; fewer save too little.
    private const int MaxSteps = 20;
    private const int MinSteps = 8;

    // Keeps the code of a kernel well within the budget of a method.
    private const int MaxMultiplyAdds = 640;

    // Floats from one vector to another that a load of one vector on ARM reaches, where their distance is a multiple of a vector.
    private const int MaxReach = 16380;

    public override Kernel Scheduled => Kernel;

    /// <summary>Turns of the loop over the input channels; with a single one there is no loop.</summary>
    public int Turns => Kernel.Inputs / StepsPerTurn;

    /// <summary>Input channels behind the last whole turn.</summary>
    public int StepsAfter => Turns > 1 ? Kernel.Inputs % StepsPerTurn : 0;

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
            Steps(kernel, isa),
            Prefetching.OfWeights(isa, kernel),
            Prefetching.OfResults(isa, kernel));

        PixelRun Run(int first, int count, int width, TailTile? beside) => new(
            first, count, width, width * isa.Lanes, BlockRun.Of(kernel.Blocks, block => RegisterPass.Of(isa, block, width, width)), beside);
    }

    /// <summary>The vectors whose lanes are a block's output channels in a tail tile.</summary>
    public VectorIsa TailIsa(int block) => TailIsa(Isa).NarrowestFor(block);

    /// <summary>
    /// Whether loads of a turn's input channels have the channels' distances as offsets. A load of several vectors has none, so there
    /// a reference moves on at each step.
    /// </summary>
    /// <param name="steps">Input channels of the turn.</param>
    public bool ReachesChannels(int vectors, int steps) =>
        Isa.HasLaneMultiplyAdd && !Kernel.Load.IsIndexed && vectors < 3 && LoadStep % Isa.Lanes == 0 && steps * LoadStep <= MaxReach;

    public override string ToString()
    {
        string tiles = RunLength.Describe(Runs.Select(run =>
            (run.Count, Text.Of($"{Text.Count(run.Pixels, "pixel")} ({string.Join(", ", run.Blocks.Select(block => block.Tile(run.Vectors)))})"))));
        string inputs = Turns == 1 ? Text.Count(StepsPerTurn, "input") + " at once" : Text.Count(StepsPerTurn, "input") + " a turn" + (StepsAfter == 0 ? "" : Text.Of($", then {StepsAfter}"));
        string prefetches = string.Join(" and ", new[] { PrefetchesWeights ? "weights" : "", PrefetchesResults ? "results" : "" }.Where(what => what.Length > 0));
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
        return pixels == 0 ? "" : Text.Of($"last {(pixels == 1 ? "pixel" : Text.Count(pixels, "pixel"))} in lanes of channels, {Text.Count(Tails[Tails.Count - 1].Tile.Sums, "sum")}");
    }

    private static VectorIsa TailIsa(VectorIsa isa) => isa.NarrowestFor(ChannelBlocks.Max);

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
            bool twice = TailIsa(isa).HasLaneMultiplyAdd && kernel.Inputs / sums % 2 == 0;
            return new(0, pixels, sums, twice ? 2 * sums : sums);
        }
    }

    /// <summary>
    /// Input channels a turn. Three instructions of a turn are the loop's own; on x64 they hide behind the multiply-adds, on ARM
    /// they would be a tenth of them.
    /// </summary>
    private static int Steps(PointwiseKernel kernel, VectorIsa isa)
    {
        if (!isa.HasLaneMultiplyAdd)
        {
            return 1;
        }

        // Every kind of tile has code of its own: full ones and a rest, of each kind of block.
        int vectors = kernel.Pixels / isa.Lanes;
        int perTile = VectorsPerTile(vectors);
        int rest = perTile == 0 ? 0 : vectors % perTile;
        int multiplyAdds = Math.Max(1, kernel.Blocks.Distinct().Sum() * (perTile + rest));
        int max = Math.Max(MinSteps, Math.Min(MaxSteps, MaxMultiplyAdds / multiplyAdds));
        return kernel.Inputs <= max
            ? kernel.Inputs
            : Enumerable.Range(1, max).Where(steps => steps + (kernel.Inputs % steps) <= max).OrderBy(steps => kernel.Inputs / steps).ThenBy(steps => steps).First();
    }
}
