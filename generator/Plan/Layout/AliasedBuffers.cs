namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Places tensors that are read together, through views, in one buffer, in place: a channel takes the plane of one that is
/// dead when it is written. So a V2 unit writes its branch over the half that the branch has read, and the half that passes
/// is left alone.
/// <para>
/// Planes are assigned backwards, from the last reader to the first, because only results have a required order: the
/// caller's. Channels that die together take any planes that are free then; channels that are written together stay adjacent.
/// </para>
/// </summary>
internal sealed class AliasedBuffers
{
    private const int Forever = int.MaxValue;

    private readonly NetworkGraph _graph;
    private readonly Dictionary<ChannelSource, int> _deaths = [];
    private readonly Dictionary<ChannelSource, int> _births = [];

    private AliasedBuffers(NetworkGraph graph, IEnumerable<string> tensors)
    {
        _graph = graph;
        HashSet<string> shared = [.. tensors];
        for (int step = 0; step < graph.Nodes.Count; step++)
        {
            Node node = graph.Nodes[step];
            Mark(_births, node.Output, step, shared);
            foreach (Slice input in node.Inputs)
            {
                Mark(_deaths, input, step, shared);
            }
        }

        foreach (Slice output in graph.Outputs.Select(output => output.Slice))
        {
            Mark(_deaths, output, Forever, shared);
        }
    }

    /// <summary>The placement of every tensor that a view is of; the buffer is called as its first tensor.</summary>
    public static IReadOnlyDictionary<string, TensorPlacement> Of(NetworkGraph graph)
    {
        Dictionary<string, TensorPlacement> placements = [];
        foreach (List<string> tensors in Groups(graph))
        {
            Dictionary<ChannelSource, int> planes = new AliasedBuffers(graph, tensors).Assign();
            foreach (IGrouping<string, KeyValuePair<ChannelSource, int>> tensor in planes.GroupBy(plane => plane.Key.Tensor))
            {
                placements.Add(tensor.Key, new(tensors[0], new(tensor.OrderBy(plane => plane.Key.Channel).Select(plane => plane.Value))));
            }
        }

        return placements;
    }

    private void Mark(Dictionary<ChannelSource, int> times, Slice slice, int time, HashSet<string> shared)
    {
        foreach (ChannelSource channel in _graph.Tensors(slice).Any(shared.Contains) ? _graph.Sources(slice) : [])
        {
            times[channel] = time;
        }
    }

    /// <summary>
    /// Tensors that are in one view, or in views of which each has a tensor of the next; in the order in which they are written.
    /// </summary>
    private static List<List<string>> Groups(NetworkGraph graph)
    {
        List<List<string>> groups = [];
        IEnumerable<Slice> read = graph.Nodes.SelectMany(node => node.Inputs).Concat(graph.Outputs.Select(output => output.Slice));
        foreach (Slice slice in read.Where(slice => graph.Views.ContainsKey(slice.Tensor)
            && !graph.Tensors(slice).Contains(graph.Input.Tensor)))
        {
            List<string> tensors = [.. graph.Tensors(slice)];
            List<List<string>> touched = [.. groups.Where(group => group.Intersect(tensors).Any())];
            groups.RemoveAll(touched.Contains);
            groups.Add([.. touched.SelectMany(group => group).Concat(tensors).Distinct()]);
        }

        return [.. groups.Select(group => graph.Nodes.Select(node => node.Output.Tensor).Where(group.Contains).Distinct().ToList())];
    }

    private Dictionary<ChannelSource, int> Assign()
    {
        Dictionary<ChannelSource, int> planes = [];

        // For each plane, when what stands there from then on is written.
        List<int> busyFrom = [];
        bool last = true;
        foreach (IGrouping<int, ChannelSource> dying in _births.Keys
            .GroupBy(channel => _deaths.TryGetValue(channel, out int death) ? death : _births[channel])
            .OrderByDescending(group => group.Key))
        {
            // What was written last before stands next to the planes of those that live on.
            IReadOnlyList<ChannelSource> order = last
                ? Demanded(dying) ?? [.. dying.OrderBy(channel => _births[channel])]
                : [.. dying.OrderByDescending(channel => _births[channel])];
            int plane = 0;
            foreach (ChannelSource channel in order)
            {
                while (plane < busyFrom.Count && busyFrom[plane] <= dying.Key)
                {
                    plane++;
                }

                if (plane == busyFrom.Count)
                {
                    busyFrom.Add(0);
                }

                busyFrom[plane] = _births[channel];
                planes.Add(channel, plane++);
            }

            last = false;
        }

        return planes;
    }

    /// <summary>The order of these channels in which the caller gets them; null where it does not get exactly these, each once.</summary>
    private IReadOnlyList<ChannelSource>? Demanded(IEnumerable<ChannelSource> channels) => _graph.Outputs.Select(output => output.Slice)
        .Concat(_graph.Nodes.OfType<CopyNode>().Select(copy => copy.Input))
        .Select(_graph.Sources)
        .FirstOrDefault(demanded => demanded.Count == channels.Count() && new HashSet<ChannelSource>(demanded).SetEquals(channels));
}
