namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// What a step loads and stores, worked out from its operands' addresses and shapes and not from its kernel's code: what a checked
/// class holds the code against.
/// </summary>
internal static class StepMemory
{
    /// <summary>The memory whose values the step uses, without its weights.</summary>
    public static IReadOnlyList<MemoryRange> Loads(Step step)
    {
        IEnumerable<MemoryRange> source = step.Kernel switch
        {
            PointwiseKernel kernel => Planes(step.Source, kernel.Load, step.LoadPlanes, kernel, kernel.Inputs),
            CopyKernel copy => copy.Spans.Select(run => Range(step.Source, run.Source, run.Count)),
            StemKernel stem => StemRows(step.Source, stem),
            ConvolutionKernel convolution => InputRows(
                step.Source, convolution.Input, convolution.Output, convolution.FirstRow, convolution.Rows, 3, convolution.Stride, 1),
            DepthwiseKernel window => InputRows(
                step.Source, window.Input, window.Output, window.FirstRow, window.Rows, window.Kernel, window.Stride, window.Above),
            GroupedConvolutionKernel grouped => InputRows(step.Source, grouped.Input, grouped.Output,
                grouped.FirstRow, grouped.Rows, grouped.Kernel, grouped.Stride, grouped.Padding.Top),
            AveragePoolKernel pool => InputRows(
                step.Source, pool.Input, pool.Output, pool.FirstRow, pool.Rows, pool.Kernel, pool.Stride, pool.Padding.Top),
            ElementwiseKernel sum => step.Operands.Append(step.Source).Select(operand => Range(operand, 0, sum.Length)),
            ScaleKernel scale => [Range(step.Source, 0, scale.Channels * scale.Pixels), Range(step.Operands[0], 0, scale.Channels)],
            UpsampleKernel upsample => [Range(step.Source, 0, upsample.Input.Length)],
            GlobalAverageKernel average => [Range(step.Source, 0, average.Channels * average.Pixels)],
            LinearKernel linear => [Range(step.Source, 0, linear.Inputs)],
            TransposeKernel transpose => [Range(step.Source, 0, transpose.Count)],
            SoftmaxKernel softmax => [Range(step.Source, 0, softmax.Count), .. Stores(step)],
            _ => throw new ArgumentException(step.Kernel.ToString(), nameof(step)),
        };
        IEnumerable<MemoryRange> residual = step.Kernel switch
        {
            PointwiseKernel { Residual: ResidualMode.InPlace } => Stores(step),
            PointwiseKernel { Residual: ResidualMode.Separate } kernel => Planes(
                step.Residual!, kernel.Store, default, kernel, kernel.Outputs),
            _ => [],
        };
        return MemoryRange.Joined(source.Concat(residual));
    }

    /// <summary>The memory that the step writes, all of it.</summary>
    public static IReadOnlyList<MemoryRange> Stores(Step step) => MemoryRange.Joined(step.Kernel switch
    {
        PointwiseKernel kernel => Planes(step.Destination, kernel.Store, step.StorePlanes, kernel, kernel.Outputs),
        CopyKernel copy => copy.Spans.Select(run => Range(step.Destination, run.Destination, run.Count)),
        StemKernel stem => Rows(step.Destination, stem.Pool.Output, stem.FirstRow, stem.Rows),
        ConvolutionKernel convolution => Rows(step.Destination, convolution.Output, convolution.FirstRow, convolution.Rows),
        DepthwiseKernel window => Rows(step.Destination, window.Output, window.FirstRow, window.Rows),
        GroupedConvolutionKernel grouped => Rows(step.Destination, grouped.Output, grouped.FirstRow, grouped.Rows),
        AveragePoolKernel pool => Rows(step.Destination, pool.Output, pool.FirstRow, pool.Rows),
        ElementwiseKernel sum => [Range(step.Destination, 0, sum.Length)],
        ScaleKernel { StoresListed: true } scale => step.StorePlanes.Select(plane =>
            Range(step.Destination, plane * scale.Pixels, scale.Pixels)),
        ScaleKernel scale => [Range(step.Destination, 0, scale.Channels * scale.Pixels)],
        UpsampleKernel upsample => [Range(step.Destination, 0, 4 * upsample.Input.Length)],
        GlobalAverageKernel average => [Range(step.Destination, 0, average.Channels)],
        LinearKernel linear => [Range(step.Destination, 0, linear.Outputs)],
        TransposeKernel transpose => [Range(step.Destination, 0, transpose.Count)],
        SoftmaxKernel softmax => [Range(step.Destination, 0, softmax.Count)],
        _ => throw new ArgumentException(step.Kernel.ToString(), nameof(step)),
    });

    /// <summary>The memory in which the step keeps what only it reads again.</summary>
    public static IReadOnlyList<MemoryRange> Scratch(Step step) =>
        step is { Kernel: StemKernel stem, Scratch: Address scratch } ? [Range(scratch, 0, stem.BandLength)] : [];

    private static IEnumerable<MemoryRange> Planes(
        Address first, PlaneAccess access, EquatableArray<int> list, PointwiseKernel kernel, int perGroup) =>
        Enumerable.Range(0, kernel.Groups * perGroup).Select(channel => Range(
            first,
            kernel.Plane * (access.IsIndexed
                ? list[channel]
                : (channel / perGroup * access.GroupStep) + (channel % perGroup * access.ChannelStep)),
            kernel.Pixels));

    private static IEnumerable<MemoryRange> StemRows(Address first, StemKernel stem)
    {
        ConvolutionKernel convolution = stem.Convolution;
        bool whole = stem.Rows == stem.Pool.Output.Height;
        int row = whole ? 0 : Math.Max(0, stem.FirstConvolved);
        int end = whole ? convolution.Output.Height : stem.EndConvolved;
        return InputRows(first, convolution.Input, convolution.Output, row, end - row, 3, convolution.Stride, 1);
    }

    /// <summary>The rows under the windows of some output rows, of every channel; of all output rows the whole input.</summary>
    private static IEnumerable<MemoryRange> InputRows(
        Address first, TensorShape input, TensorShape output, int row, int count, int kernel, int stride, int padding)
    {
        int start = count == output.Height ? 0 : Math.Max(0, (row * stride) - padding);
        int end = count == output.Height ? input.Height : Math.Min(input.Height, ((row + count - 1) * stride) - padding + kernel);
        return Rows(first, input, start, end - start);
    }

    private static IEnumerable<MemoryRange> Rows(Address first, TensorShape shape, int row, int count) =>
        Enumerable.Range(0, shape.Channels)
            .Select(channel => Range(first, (channel * shape.Plane) + (row * shape.Width), count * shape.Width));

    /// <param name="offset">In elements, as the kernels count.</param>
    /// <param name="length">Likewise.</param>
    private static MemoryRange Range(Address address, int offset, int length) =>
        new(address.Source, address.Plus(offset).Offset, length * address.Element.Bytes, address.Output);
}
