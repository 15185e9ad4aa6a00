namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// What a step reads and writes. What a vector reads beyond that, next to a border, has no effect on any result and is left out.
/// </summary>
internal static class StepAccess
{
    public static IEnumerable<FloatRange> Reads(Step step) => step.Kernel switch
    {
        PointwiseKernel kernel => Planes(step.Source, kernel.Load, step.LoadPlanes, kernel, kernel.Inputs).Concat(Shortcut(step, kernel)),
        DenseKernel kernel => Rows(step.Source, kernel.Input, (kernel.FirstRow * kernel.Stride) - 1, ((kernel.Rows - 1) * kernel.Stride) + 3),
        WindowKernel kernel => Rows(
            step.Source, kernel.Input, (kernel.FirstRow * kernel.Stride) - kernel.Padding, ((kernel.Rows - 1) * kernel.Stride) + kernel.Kernel),
        GlobalAverageKernel kernel => [FloatRange.Of(step.Source, 0, kernel.Channels * kernel.Pixels)],
        LinearKernel kernel => [FloatRange.Of(step.Source, 0, kernel.Inputs)],
        CopyKernel kernel => kernel.Runs.Select(run => FloatRange.Of(step.Source, run.Source, run.Count)),
        SoftmaxKernel kernel => [FloatRange.Of(step.Destination, 0, kernel.Count)],
        _ => throw new ArgumentException(step.Kernel.ToString(), nameof(step)),
    };

    public static IEnumerable<FloatRange> Writes(Step step) => step.Kernel switch
    {
        PointwiseKernel kernel => Planes(step.Destination, kernel.Store, step.StorePlanes, kernel, kernel.Outputs),
        DenseKernel kernel => Rows(step.Destination, kernel.Output, kernel.FirstRow, kernel.Rows),
        WindowKernel kernel => Rows(step.Destination, kernel.Output, kernel.FirstRow, kernel.Rows),
        GlobalAverageKernel kernel => [FloatRange.Of(step.Destination, 0, kernel.Channels)],
        LinearKernel kernel => [FloatRange.Of(step.Destination, 0, kernel.Outputs)],
        CopyKernel kernel => kernel.Runs.Select(run => FloatRange.Of(step.Destination, run.Destination, run.Count)),
        SoftmaxKernel kernel => [FloatRange.Of(step.Destination, 0, kernel.Count)],
        _ => throw new ArgumentException(step.Kernel.ToString(), nameof(step)),
    };

    private static IEnumerable<FloatRange> Shortcut(Step step, PointwiseKernel kernel) => kernel.Residual == ResidualMode.None
        ? []
        : Planes(step.Residual ?? step.Destination, kernel.Store, step.StorePlanes, kernel, kernel.Outputs);

    private static IEnumerable<FloatRange> Planes(Address first, PlaneAccess access, EquatableArray<int> list, PointwiseKernel kernel, int perGroup)
    {
        for (int index = 0; index < kernel.Groups * perGroup; index++)
        {
            int plane = access.IsListed ? list[index] : (index / perGroup * access.GroupStep) + (index % perGroup * access.ChannelStep);
            yield return FloatRange.Of(first, plane * kernel.Plane, kernel.Pixels);
        }
    }

    /// <summary>Rows of every channel, as far as they are inside the planes.</summary>
    private static IEnumerable<FloatRange> Rows(Address first, TensorShape shape, int row, int count)
    {
        int start = Math.Max(0, row);
        int end = Math.Min(shape.Height, row + count);
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            yield return FloatRange.Of(first, (channel * shape.Plane) + (start * shape.Width), (end - start) * shape.Width);
        }
    }
}
