namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Divides a 1x1 convolution: by pixels where the planes are large, so that each thread stays within its rows of the planes, and
/// by output channels, in blocks of the packed weights, where the planes are small and the weights many. Where whole
/// blocks would make the shares unequal, the block at the border is cut by its pixels.
/// </summary>
internal static class PointwiseDivision
{
    /// <summary>How much longer than an equal one the longest share of the pixels may be.</summary>
    private const double MaxImbalance = 0.1;

    /// <summary>From which loss on a block is worth cutting: its parts are calls of their own.</summary>
    private const double MinImbalance = 0.02;

    public static IReadOnlyList<IReadOnlyList<Step>> Of(Step step, PointwiseKernel kernel, int threads)
    {
        int[] vectors = Vectors(kernel.Pixels);
        IReadOnlyList<PartitionRange> byPixels = Partition.Balanced(vectors, threads);
        if (PlaneDivision.IsByRows(kernel.Pixels * step.Destination.Element.Bytes)
            && Partition.Imbalance(vectors, byPixels) <= MaxImbalance)
        {
            return [.. byPixels.Select(share => PixelPart(step, kernel, share))];
        }

        int[] blocks = [.. Enumerable.Repeat(kernel.Blocks, kernel.Groups).SelectMany(group => group)];
        IReadOnlyList<PartitionRange> byBlocks = Partition.Balanced(blocks, threads);
        return Partition.Imbalance(blocks, byBlocks) <= MinImbalance
            ? [.. byBlocks.Select(IReadOnlyList<Step> (share) => BlockPart(step, kernel, blocks, share.First, share.First + share.Count))]
            : [.. Partition.Balanced([.. blocks.SelectMany(block => vectors.Select(vector => block * vector))], threads)
                .Select(IReadOnlyList<Step> (share) => CutPart(step, kernel, blocks, vectors.Length, share))];
    }

    /// <summary>The costs of a plane's vectors; the pixels that fill none cost twice as much each, and stay with the last one.</summary>
    private static int[] Vectors(int pixels)
    {
        int[] costs = [.. Enumerable.Repeat(PlaneTail.Border, Math.Max(1, pixels / PlaneTail.Border))];
        int rest = pixels % PlaneTail.Border;
        costs[costs.Length - 1] = pixels < PlaneTail.Border ? 2 * rest : PlaneTail.Border + (2 * rest);
        return costs;
    }

    private static IReadOnlyList<Step> PixelPart(Step step, PointwiseKernel kernel, PartitionRange share) =>
        share.Count == 0 ? [] : [Cut(step, kernel, share.First, share.First + share.Count)];

    /// <summary>Some vectors of the planes.</summary>
    private static Step Cut(Step step, PointwiseKernel kernel, int firstVector, int endVector)
    {
        int first = firstVector * PlaneTail.Border;
        int end = endVector == Vectors(kernel.Pixels).Length ? kernel.Pixels : endVector * PlaneTail.Border;
        return step with
        {
            Kernel = kernel with { Pixels = end - first },
            Source = step.Source.Plus(first),
            Destination = step.Destination.Plus(first),
            Residual = step.Residual?.Plus(first),
        };
    }

    /// <summary>Vectors of blocks, block after block: the end of one block's planes, whole blocks, the beginning of one's.</summary>
    private static List<Step> CutPart(Step step, PointwiseKernel kernel, int[] blocks, int vectors, PartitionRange share)
    {
        List<Step> steps = [];
        (int first, int end) = (share.First, share.First + share.Count);
        if (first % vectors != 0)
        {
            int cut = Math.Min(end, ((first / vectors) + 1) * vectors);
            Add(first, cut);
            first = cut;
        }

        steps.AddRange(BlockPart(step, kernel, blocks, first / vectors, end / vectors));
        if (end % vectors != 0 && first <= end / vectors * vectors)
        {
            Add(end / vectors * vectors, end);
        }

        return steps;

        void Add(int from, int to)
        {
            int block = from / vectors;
            Step whole = BlockPart(step, kernel, blocks, block, block + 1).Single();
            steps.Add(Cut(whole, (PointwiseKernel)whole.Kernel, from - (block * vectors), to - (block * vectors)));
        }
    }

    /// <summary>Whole blocks, counted over all groups.</summary>
    private static List<Step> BlockPart(Step step, PointwiseKernel kernel, int[] blocks, int first, int end) =>
        ChannelPart(step, kernel, blocks.Take(first).Sum(), blocks.Skip(first).Take(end - first).Sum());

    /// <summary>A range of output channels, counted over all groups: the end of a group, whole groups, the beginning of one.</summary>
    private static List<Step> ChannelPart(Step step, PointwiseKernel kernel, int first, int count)
    {
        List<Step> steps = [];
        for (int end = first + count, next; first < end; first = next)
        {
            int group = first / kernel.Outputs;
            bool whole = first % kernel.Outputs == 0 && end - first >= kernel.Outputs;
            next = whole ? end / kernel.Outputs * kernel.Outputs : Math.Min(end, (group + 1) * kernel.Outputs);
            steps.Add(Channels(step, kernel, group, first % kernel.Outputs, next - first));
        }

        return steps;
    }

    /// <summary>Some channels of one group, or all of several.</summary>
    private static Step Channels(Step step, PointwiseKernel kernel, int group, int first, int count)
    {
        int groups = Math.Max(1, count / kernel.Outputs);
        int outputs = count / groups;
        int store = ((group * kernel.Store.GroupStep) + (first * kernel.Store.ChannelStep)) * kernel.Plane;
        int row = (group * kernel.Outputs) + first;
        return step with
        {
            Kernel = kernel with
            {
                Groups = groups,
                Outputs = outputs,
                Load = kernel.Load.OfGroups(groups, kernel.Inputs),
                Store = kernel.Store.OfGroups(groups, kernel.Outputs),
                Blocks = Blocks(kernel, first, outputs),
            },
            Source = step.Source.Plus(group * kernel.Load.GroupStep * kernel.Plane),
            Destination = step.Destination.Plus(store),
            Residual = step.Residual?.Plus(store),
            LoadPlanes = Part(step.LoadPlanes, group * kernel.Inputs, groups * kernel.Inputs),
            StorePlanes = Part(step.StorePlanes, row, count),
            Weights = step.Weights?.From(row * (kernel.Inputs + 1)),
        };
    }

    private static EquatableArray<int> Blocks(PointwiseKernel kernel, int first, int count)
    {
        List<int> blocks = [];
        int start = 0;
        foreach (int block in kernel.Blocks)
        {
            if (start >= first && start < first + count)
            {
                blocks.Add(block);
            }

            start += block;
        }

        return new(blocks);
    }

    private static EquatableArray<int> Part(EquatableArray<int> planes, int first, int count) =>
        planes.Count == 0 ? default : new(planes.Skip(first).Take(count));
}
