namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Eliminates nodes whose result nothing reads.
/// <code>
/// x -> a, x -> b -> output     becomes     x -> b -> output
/// </code>
/// After: every node is on a path to an output.
/// </summary>
internal sealed class EliminateDead : IPass
{
    public string Name => "eliminate dead nodes";

    public NetworkGraph Run(NetworkGraph graph)
    {
        HashSet<string> live = [.. graph.Outputs.SelectMany(output => graph.Tensors(output.Slice))];
        List<Node> kept = [];
        foreach (Node node in graph.Nodes.Reverse())
        {
            if (live.Contains(node.Output.Tensor))
            {
                kept.Insert(0, node);
                live.UnionWith(node.Inputs.SelectMany(graph.Tensors));
            }
        }

        return graph with { Nodes = kept };
    }
}
