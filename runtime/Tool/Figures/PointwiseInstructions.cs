using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// ARM64 instructions of a 1x1 convolution, counted as its schedule is emitted: loads, multiply-adds, addresses, loops and stores.
/// </summary>
internal static class PointwiseInstructions
{
    // A loop's counter and branch, and what moves on once a turn.
    private const int Loop = 3;

    public static double Of(PointwiseSchedule schedule)
    {
        double tiles = schedule.Runs.Sum(run =>
            (double)run.Count * run.Blocks.Sum(block =>
                block.Count * block.Passes.Sum(pass => OfTile(schedule, run.Vectors, pass.Channels))));
        double tails = schedule.Tails.Sum(run =>
            (double)run.Count * schedule.TailBlocks.Sum(block => block.Count * OfTail(schedule, run.Tile, block.Channels)));
        return schedule.Kernel.Groups * (tiles + tails);
    }

    private static double OfTile(PointwiseSchedule schedule, int vectors, int channels)
    {
        PointwiseKernel kernel = schedule.Kernel;
        int sums = channels * vectors;
        int quads = Quads(channels);

        // One instruction loads three vectors, or two; a pair of weights' vectors is one load.
        int step = sums + 1 + ((quads + 1) / 2) + (kernel.Load.IsIndexed ? 4 : 1);

        // What is left behind the last turn goes through turns of two input channels, or of more where all layers allow it.
        int turns = (schedule.Turns + (schedule.StepsAfter / 2)) * Loop;

        // Four biases are one load to four registers; a shortcut's vectors are loaded and multiplied by one.
        double start = kernel.Residual == ResidualMode.None ? quads * vectors : sums + (2 * channels) + quads;
        double store = (kernel.Store.IsIndexed ? 3 : 2) * channels;
        double activation = kernel.Activation.IsNone ? 0 : sums;
        return (kernel.Inputs * step) + turns + start + activation + store + Loop + 6;
    }

    private static double OfTail(PointwiseSchedule schedule, TailTile tile, int channels)
    {
        PointwiseKernel kernel = schedule.Kernel;
        int quads = Quads(channels);
        int sums = quads * tile.Pixels;
        int inputs = tile.Pixels == VectorIsa.Vector128.Lanes ? 1 : tile.Pixels;
        int step = sums + inputs + ((quads + 1) / 2) + (kernel.Load.IsIndexed ? 2 : 1);
        double turns = (double)kernel.Inputs / tile.StepsPerTurn * (Loop + 1);
        int store = channels * tile.Pixels * (kernel.Residual == ResidualMode.None ? 2 : 4);
        return (kernel.Inputs * step) + turns + (sums * tile.Sums) + store + (kernel.Activation.IsNone ? 0 : sums) + Loop + 4;
    }

    /// <summary>Vectors of weights, four channels each.</summary>
    private static int Quads(int channels) => (channels + 3) / 4;
}
