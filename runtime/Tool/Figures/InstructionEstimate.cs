using ShuffleNet.Compiler.Generator.Plan;

namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// ARM64 instructions of a layer, estimated from its kernel. The factors are least-squares fits to the counts of
/// <c>benchmarks/arm64/count.sh --layers</c> over the 440 layers of its eight networks; docs/tool.md says how far off they are.
/// </summary>
internal static class InstructionEstimate
{
    private const int Lanes = 4;

    // A register tile: channels x pixels.
    private const int TileChannels = 8;
    private const int TilePixels = 12;

    public static double Of(Kernel kernel) => kernel switch
    {
        PointwiseKernel pointwise => OfPointwise(pointwise),
        StemKernel stem => Of(stem.Convolution) + Of(stem.Pool),
        DenseKernel dense => 1.36 * dense.Output.Length * dense.Input.Channels * 9 / Lanes,
        WindowKernel window => OfWindow(window),
        LinearKernel linear => 1.6 * linear.Inputs * linear.Outputs / Lanes,
        GlobalAverageKernel average => 0.59 * average.Channels * average.Pixels,

        // These two are in none of the counted networks: a load and a store a vector, and an exponential a class.
        CopyKernel copy => 2.0 * copy.Spans.Sum(run => run.Count) / Lanes,
        SoftmaxKernel softmax => 30.0 * softmax.Count,
        _ => throw new InvalidOperationException($"no estimate for {kernel.GetType().Name}"),
    };

    /// <summary>What a multiply-add needs beside itself, what an output vector costs, and looking a plane up in a list.</summary>
    private static double OfPointwise(PointwiseKernel kernel)
    {
        double outputs = (double)kernel.Groups * kernel.Outputs * kernel.Pixels / Lanes;
        double tiles = (double)kernel.Groups * ((kernel.Outputs + TileChannels - 1) / TileChannels) * kernel.Pixels / TilePixels;
        return (1.143 * outputs * kernel.Inputs) + (3.17 * outputs) + (kernel.Load.IsIndexed ? 0.94 * tiles * kernel.Inputs : 0);
    }

    private static double OfWindow(WindowKernel kernel)
    {
        double outputs = (double)kernel.Output.Length / Lanes;

        // Filters of 3x3 alone were counted.
        double taps = kernel.Kernel * kernel.Kernel / 9.0;
        double rows = (double)kernel.Output.Channels * kernel.Output.Height;
        return (kernel.Operation, kernel.Stride) switch
        {
            (WindowOperation.Convolve, 1) => 14.8 * outputs * taps,
            (WindowOperation.Convolve, _) => (16.3 * outputs * taps) + (6.7 * rows),
            (WindowOperation.Maximum, _) => 13.3 * outputs,
            _ => (14.2 * outputs) + (2.8 * rows),
        };
    }
}
