namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Equal blocks of output channels, one after the other.</summary>
/// <param name="Channels">Of a block.</param>
/// <param name="Count">How many blocks there are.</param>
/// <param name="Passes">The parts in which the registers take a block.</param>
internal sealed record BlockRun(int Channels, int Count, EquatableArray<RegisterPass> Passes)
{
    /// <param name="blocks">The channels of each block.</param>
    /// <param name="passes">From the channels of a block to its parts.</param>
    public static EquatableArray<BlockRun> Of(IEnumerable<int> blocks, Func<int, EquatableArray<RegisterPass>> passes) =>
        new(ChannelBlocks.Runs(blocks).Select(run => new BlockRun(run.Channels, run.Count, passes(run.Channels))));

    /// <summary>Its tile in words: channels x vectors.</summary>
    public string Tile(int vectors) => Text.Of($"{Channels}x{vectors}") + (Passes.Count == 1 ? "" : Text.Of($" in {Passes.Count} passes"));
}
