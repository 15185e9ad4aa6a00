namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Places every buffer in one arena. Buffers that are never alive at the same time share memory; the result of a residual
/// unit is computed in place over the shortcut that it adds.
/// </summary>
internal static class MemoryPlanner
{
    /// <param name="outside">Buffers that are the caller's spans.</param>
    /// <param name="threads">How many need memory for a band each.</param>
    /// <param name="apart">Whether a margin stands between buffers too that are alive at the same time.</param>
    /// <param name="bandBytes">What a band may take, in bytes.</param>
    public static MemoryPlan Plan(NetworkGraph graph, ChannelLayout layout, ISet<string> outside, int threads, bool apart, int bandBytes)
    {
        List<MemoryRegion> requests = [.. Lifetimes(graph, layout, outside), .. Bands(graph, threads, bandBytes)];
        List<MemoryRegion> placed = [];
        int gap = apart ? MemoryMargin.Bytes : 0;

        // Largest first: the small ones fill the gaps.
        foreach (MemoryRegion request in requests.OrderByDescending(region => region.Length).ThenBy(region => region.FirstStep))
        {
            MemoryRegion region = request with { Offset = MemoryMargin.Bytes };
            while (placed.Where(other => region.Overlaps(other, gap)).OrderBy(other => other.End).FirstOrDefault() is MemoryRegion obstacle)
            {
                region = region with { Offset = obstacle.End + gap };
            }

            placed.Add(region);
        }

        int end = placed.Select(region => region.End).DefaultIfEmpty(MemoryMargin.Bytes).Max();
        return new MemoryPlan([.. placed.OrderBy(region => region.FirstStep)], end + MemoryMargin.Bytes);
    }

    /// <summary>What steps need for themselves.</summary>
    private static IEnumerable<MemoryRegion> Bands(NetworkGraph graph, int threads, int bandBytes) => graph.Nodes
        .Select((node, step) => node is ConvolutionNode { Pool: not null } stem
            ? new MemoryRegion(new([BandOf(stem)]), 0,
                threads * CacheLine.Align(stem.Output.Type.With(StemBand.Of(stem, bandBytes).Shape).Bytes), step, step)
            : null)
        .OfType<MemoryRegion>();

    /// <summary>The name of the memory in which a convolution keeps a band of its output.</summary>
    public static string BandOf(ConvolutionNode stem) => stem.Name + ".band";

    private static List<MemoryRegion> Lifetimes(NetworkGraph graph, ChannelLayout layout, ISet<string> outside)
    {
        List<MemoryRegion> regions = [];
        for (int step = 0; step < graph.Nodes.Count; step++)
        {
            Node node = graph.Nodes[step];
            string tensor = node.Output.Tensor;
            string buffer = layout.Buffer(tensor);
            if (outside.Contains(buffer) || regions.Any(region => region.Tensors.Contains(tensor)))
            {
                continue;
            }

            IReadOnlyList<string> tensors = layout.Tensors(buffer);
            int last = LastUse(graph, tensors);
            int length = node.Output.Type.BytesOf(layout.PlaneCount(buffer));
            if (regions.SingleOrDefault(region => CanReplace(graph, layout, node, region)) is MemoryRegion shortcut)
            {
                regions[regions.IndexOf(shortcut)] = shortcut with { Tensors = new([.. shortcut.Tensors, tensor]), LastStep = last };
            }
            else
            {
                regions.Add(new MemoryRegion(new(tensors), 0, CacheLine.Align(length), step, last));
            }
        }

        return regions;
    }

    private static bool CanReplace(NetworkGraph graph, ChannelLayout layout, Node node, MemoryRegion region) =>
        node is ConvolutionNode { Residual: Slice shortcut } convolution
        && region.Tensors[region.Tensors.Count - 1] == shortcut.Tensor
        && region.LastStep == IndexOf(graph, node)
        && !graph.Tensors(convolution.Input).Contains(shortcut.Tensor)
        && layout.Buffer(shortcut) == shortcut.Tensor
        && layout.Tensors(shortcut.Tensor).Count == 1
        && layout.Tensors(layout.Buffer(node.Output.Tensor)).Count == 1
        && layout.Planes(node.Output).SequenceEqual(layout.Planes(shortcut))
        && graph.Writers(shortcut.Tensor).Max(writer => writer.Output.End) == shortcut.Shape.Channels
        && graph.Writers(node.Output.Tensor).Count() == 1;

    private static int LastUse(NetworkGraph graph, IReadOnlyList<string> tensors) =>
        graph.Nodes.Select((node, step) => node.Inputs.Append(node.Output).SelectMany(graph.Tensors).Any(tensors.Contains) ? step : 0)
            .Max();

    private static int IndexOf(NetworkGraph graph, Node node) =>
        graph.Nodes.Select((other, step) => ReferenceEquals(other, node) ? step : -1).Max();
}
