namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Divides every step among threads, in parts of equal work that write different elements, and finds the steps before which the
/// threads need a barrier. An element is computed by one thread, with the operations and in the order of the undivided step, so
/// the answer is the same to the last bit.
/// </summary>
internal static class WorkDivision
{
    public static NetworkPlan Divide(NetworkPlan plan, int threads)
    {
        if (threads == 1)
        {
            return plan;
        }

        BarrierPlacement barriers = new(threads);
        return plan with
        {
            ParallelSteps = [.. plan.Steps.Select(step =>
            {
                IReadOnlyList<IReadOnlyList<Step>> parts = Parts(step, threads);
                return new ParallelStep(parts, barriers.IsNeededBefore(parts));
            })],
        };
    }

    private static IReadOnlyList<IReadOnlyList<Step>> Parts(Step step, int threads) => step.Kernel switch
    {
        PointwiseKernel kernel => PointwiseDivision.Of(step, kernel, threads),
        StemKernel kernel => Bands(step, kernel, threads),
        ConvolutionKernel kernel => Rows(
            step, kernel.Output.Height, share => kernel with { FirstRow = share.First, Rows = share.Count }, threads),
        DepthwiseKernel kernel when PlaneDivision.IsByRows(kernel.Input.Plane * step.Source.Element.Bytes, kernel.Output.Height, threads) =>
            Rows(step, kernel.Output.Height, share => kernel with { FirstRow = share.First, Rows = share.Count }, threads),
        DepthwiseKernel kernel => Channels(step, kernel, threads),
        GroupedConvolutionKernel kernel => Rows(
            step, kernel.Output.Height, share => kernel with { FirstRow = share.First, Rows = share.Count }, threads),
        AveragePoolKernel kernel => Rows(
            step, kernel.Output.Height, share => kernel with { FirstRow = share.First, Rows = share.Count }, threads),
        ElementwiseKernel kernel => Elements(step, kernel, threads),
        ScaleKernel kernel => Channels(step, kernel, threads),
        UpsampleKernel kernel => Channels(step, kernel, threads),
        GlobalAverageKernel kernel => Channels(step, kernel, threads),
        LinearKernel kernel => Outputs(step, kernel, threads),
        CopyKernel kernel => Spans(step, kernel, threads),

        // A softmax is a sum over all classes, whose order must stay; a transposition is short.
        _ => [[step], .. Enumerable.Repeat<IReadOnlyList<Step>>([], threads - 1)],
    };

    private static IReadOnlyList<IReadOnlyList<Step>> Rows(Step step, int rows, Func<PartitionRange, Kernel> band, int threads) =>
        [.. Partition.Equal(rows, threads).Select(share => Part(share, step with { Kernel = band(share) }))];

    private static IReadOnlyList<IReadOnlyList<Step>> Bands(Step step, StemKernel kernel, int threads) =>
        [.. Partition.Equal((kernel.Rows + kernel.BandRows - 1) / kernel.BandRows, threads).Select((share, thread) => Part(share, step with
        {
            Kernel = kernel with
            {
                FirstRow = share.First * kernel.BandRows,
                Rows = Math.Min(share.Count * kernel.BandRows, kernel.Rows - (share.First * kernel.BandRows)),
            },
            Scratch = step.Scratch! with { Offset = step.Scratch.Offset + (thread * CacheLine.Align(
                kernel.BandLength * step.Scratch.Element.Bytes)) },
        }))];

    private static IReadOnlyList<IReadOnlyList<Step>> Channels(Step step, DepthwiseKernel kernel, int threads) =>
        [.. Partition.Equal(kernel.Output.Channels, threads).Select(share => Part(share, step with
        {
            Kernel = kernel with { Input = kernel.Input with { Channels = share.Count },
                Output = kernel.Output with { Channels = share.Count } },
            Source = step.Source.Plus(share.First * kernel.Input.Plane),
            Destination = step.Destination.Plus(share.First * kernel.Output.Plane),
            Weights = step.Weights?.From(share.First * DepthwiseFilter.Stride(kernel.Kernel)),
        }))];

    private static IReadOnlyList<IReadOnlyList<Step>> Channels(Step step, GlobalAverageKernel kernel, int threads) =>
        [.. Partition.Equal(kernel.Channels, threads).Select(share => Part(share, step with
        {
            Kernel = kernel with { Channels = share.Count },
            Source = step.Source.Plus(share.First * kernel.Pixels),
            Destination = step.Destination.Plus(share.First),
        }))];

    private static IReadOnlyList<IReadOnlyList<Step>> Channels(Step step, ScaleKernel kernel, int threads) =>
        [.. Partition.Equal(kernel.Channels, threads).Select(share => Part(share, step with
        {
            Kernel = kernel with { Channels = share.Count },
            Source = step.Source.Plus(share.First * kernel.Pixels),
            Destination = step.Destination.Plus(kernel.StoresListed ? 0 : share.First * kernel.Pixels),
            StorePlanes = kernel.StoresListed ? new(step.StorePlanes.Skip(share.First).Take(share.Count)) : default,
            Operands = new([step.Operands[0].Plus(share.First)]),
        }))];

    private static IReadOnlyList<IReadOnlyList<Step>> Channels(Step step, UpsampleKernel kernel, int threads) =>
        [.. Partition.Equal(kernel.Input.Channels, threads).Select(share => Part(share, step with
        {
            Kernel = kernel with { Input = kernel.Input with { Channels = share.Count } },
            Source = step.Source.Plus(share.First * kernel.Input.Plane),
            Destination = step.Destination.Plus(4 * share.First * kernel.Input.Plane),
        }))];

    /// <summary>Whole cache lines; the last thread takes what fills none.</summary>
    private static IReadOnlyList<IReadOnlyList<Step>> Elements(Step step, ElementwiseKernel kernel, int threads)
    {
        int line = CacheLine.Elements(step.Destination.Element);
        int lines = (kernel.Length + line - 1) / line;
        return [.. Partition.Equal(lines, threads).Select(share =>
        {
            int first = share.First * line;
            return Part(share, step with
            {
                Kernel = kernel with { Length = Math.Min(kernel.Length - first, share.Count * line) },
                Source = step.Source.Plus(first),
                Destination = step.Destination.Plus(first),
                Operands = new(step.Operands.Select(operand => operand.Plus(first))),
            });
        })];
    }

    private static IReadOnlyList<IReadOnlyList<Step>> Outputs(Step step, LinearKernel kernel, int threads)
    {
        int[] blocks = [.. kernel.Blocks];
        return [.. Partition.Equal(blocks.Length, threads).Select(share =>
        {
            int first = share.First * LinearKernel.Block;
            return Part(share, step with
            {
                Kernel = kernel with { Outputs = Math.Min(share.Count * LinearKernel.Block, kernel.Outputs - first) },
                Destination = step.Destination.Plus(first),
                Weights = step.Weights?.From(first * (kernel.Inputs + 1)),
            });
        })];
    }

    /// <summary>Each thread copies as many elements, whatever spans they are in.</summary>
    private static IReadOnlyList<IReadOnlyList<Step>> Spans(Step step, CopyKernel kernel, int threads) =>
        [.. Partition.Equal(kernel.Spans.Sum(span => span.Count), threads).Select(share =>
        {
            List<CopySpan> spans = [];
            int start = 0;
            foreach (CopySpan span in kernel.Spans)
            {
                int first = Math.Max(0, share.First - start);
                int end = Math.Min(span.Count, share.First + share.Count - start);
                if (first < end)
                {
                    spans.Add(new CopySpan(span.Source + first, span.Destination + first, end - first));
                }

                start += span.Count;
            }

            return Part(share, step with { Kernel = new CopyKernel(new(spans)) });
        })];

    private static IReadOnlyList<Step> Part(PartitionRange share, Step step) => share.Count == 0 ? [] : [step];
}
