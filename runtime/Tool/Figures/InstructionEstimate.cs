using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// ARM64 instructions of a layer, from its kernel's schedule for 128 bits: those of a pointwise convolution are counted tile by
/// tile, those of the others are factors, least-squares fits to the counts of <c>benchmarks/arm64/count.sh --layers</c> over the
/// layers of seven networks; docs/tool.md says how far off they are.
/// </summary>
internal static class InstructionEstimate
{
    public static double Of(Kernel kernel) => kernel switch
    {
        CopyKernel copy => 2.0 * Vectors(copy.Spans.Sum(span => span.Count)),
        TransposeKernel transpose => 3.0 * transpose.Count,
        SoftmaxKernel softmax => 36.0 * Vectors(softmax.Count),
        StemKernel stem => Of(stem.Convolution) + Of(stem.Pool),
        _ => Of(NetworkSchedule.Of(kernel, VectorIsa.Vector128, default)),
    };

    private static double Of(KernelSchedule schedule) => schedule switch
    {
        PointwiseSchedule pointwise => PointwiseInstructions.Of(pointwise),
        ConvolutionSchedule { Kernel: ConvolutionKernel kernel } =>
            1.36 * kernel.Output.Length * kernel.Input.Channels * 9 / schedule.Isa.Lanes,
        DepthwiseSchedule depthwise => OfDepthwise(depthwise),
        LinearSchedule { Kernel: LinearKernel kernel } => 1.6 * kernel.Inputs * kernel.Outputs / schedule.Isa.Lanes,
        GlobalAverageSchedule { Kernel: GlobalAverageKernel kernel } => 0.59 * kernel.Channels * kernel.Pixels,
        _ => OfUncounted(schedule.Scheduled),
    };

    /// <summary>Kernels that none of the counted networks has: what their inner loops are seen to be made of.</summary>
    private static double OfUncounted(Kernel kernel) => kernel switch
    {
        // Each load of inputs has a mask, and serves a block of output channels.
        GroupedConvolutionKernel grouped => Vectors(grouped.Output.Length) * grouped.Input.Channels / grouped.Groups
            * grouped.Kernel * grouped.Kernel * (1 + (3.0 / grouped.Blocks.Max())),

        // A load, a mask and an addition for each tap; the divisor is computed.
        AveragePoolKernel pool => Vectors(pool.Output.Length) * ((3.0 * pool.Kernel * pool.Kernel) + 8),
        ElementwiseKernel elementwise => Vectors(elementwise.Length) * ((2.0 * elementwise.Operands) + 3),
        ScaleKernel scale => Vectors(scale.Channels * scale.Pixels) * 4.0,

        // Of an input vector become four, which are copies or weighted sums of three rows and columns.
        UpsampleKernel upsample => Vectors(upsample.Input.Length) * (upsample.Bilinear ? 30.0 : 10.0),
        _ => throw new ArgumentException(kernel.ToString(), nameof(kernel)),
    };

    private static double Vectors(int elements) => (elements + VectorIsa.Vector128.Lanes - 1) / VectorIsa.Vector128.Lanes;

    private static double OfDepthwise(DepthwiseSchedule schedule)
    {
        DepthwiseKernel kernel = schedule.Kernel;
        double outputs = (double)kernel.Output.Length / schedule.Isa.Lanes;

        // Filters of 3x3 alone were counted.
        double taps = kernel.Kernel * kernel.Kernel / 9.0;
        double rows = (double)kernel.Output.Channels * kernel.Output.Height;
        return (kernel.Operation, kernel.Stride) switch
        {
            (DepthwiseOperation.Convolve, 1) => (12.8 * outputs * taps) + (8.1 * rows),
            (DepthwiseOperation.Convolve, _) => (17.7 * outputs * taps) + (3.5 * rows),
            (DepthwiseOperation.Maximum, _) => 16.6 * outputs,
            _ => 17.3 * outputs,
        };
    }
}
