namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>Makes views of nodes that only move channels.</summary>
internal static class ViewRewrite
{
    /// <summary>
    /// Takes a node out of the graph: its result becomes a list of channels that others compute, also in views that are of it.
    /// </summary>
    /// <param name="operation">What the node did, in a word.</param>
    public static NetworkGraph Replace(NetworkGraph graph, Node node, string operation, IEnumerable<ChannelSource> channels)
    {
        IEnumerable<string> before = node.Inputs.SelectMany(
            input => graph.Views.TryGetValue(input.Tensor, out ChannelView view) ? view.Operations : []);
        ChannelView made = new(new(channels), new(before.Where(earlier => earlier != operation).Distinct().Append(operation)));
        Dictionary<string, ChannelView> views = graph.Views.ToDictionary(
            view => view.Key,
            view => view.Value.Map(source => source.Tensor == node.Output.Tensor ? made.Channels[source.Channel] : source));
        views.Add(node.Output.Tensor, made);
        return Rewrite.Nodes(graph, other => other.Name == node.Name ? [] : null) with { Views = views };
    }

    /// <summary>
    /// Before a concatenation, copies of the parts that are the network's input, whole or in part: it stands in the caller's memory, and
    /// a view is of one memory.
    /// </summary>
    public static NetworkGraph CopyInputParts(NetworkGraph graph, string concat)
    {
        ConcatNode node = graph.Nodes.OfType<ConcatNode>().Single(candidate => candidate.Name == concat);
        Dictionary<Slice, CopyNode> copies = [];
        foreach (Slice part in node.Parts.Where(part => IsInput(graph, part)).Distinct())
        {
            string name = graph.Unused(Text.Of($"{node.Name}.copy{copies.Count + 1}"));
            copies.Add(part, new CopyNode(name, part, part with { Tensor = name + ".out", First = 0 }));
        }

        return copies.Count == 0
            ? graph
            : Rewrite.Nodes(graph, other => other.Name == concat
                ? [.. copies.Values,
                    node with { Parts = new(node.Parts.Select(part => copies.TryGetValue(part, out CopyNode copy) ? copy.Output : part)) }]
                : null);
    }

    private static bool IsInput(NetworkGraph graph, Slice part) => graph.Tensors(part).Contains(graph.Input.Tensor);
}
