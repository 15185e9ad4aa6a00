namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Copies a result that later layers read, so that the caller's memory is only ever written.
/// <code>
/// x -> output, x -> conv     becomes     x -> copy -> output, x -> conv
/// </code>
/// Layers may read a little beyond the planes of their input, which only the workspace allows. After: nothing reads a result
/// once it is complete, so it can be computed where the caller wants it.
/// </summary>
internal sealed class CopySharedOutput : IPass
{
    public string Name => "copy shared output";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (Slice output in graph.Outputs)
        {
            HashSet<ChannelSource> channels = [.. graph.Sources(output)];
            Node last = graph.Nodes.Last(node => Touches(graph, node.Output));
            IEnumerable<Node> after = graph.Nodes.SkipWhile(node => node.Name != last.Name).Skip(1);
            if (after.Any(node => node.Inputs.Any(input => Touches(graph, input))))
            {
                // Named after the layer that completes the result: several results may be slices of one tensor.
                CopyNode copy = new(last.Name + ".copy", output, output with { Tensor = last.Name + ".copied", First = 0 });
                graph = Rewrite.Nodes(graph, node => node.Name == last.Name ? [node, copy] : null) with
                {
                    Outputs = [.. graph.Outputs.Select(other => other == output ? copy.Output : other)],
                };
            }

            bool Touches(NetworkGraph graph, Slice slice) => graph.Sources(slice).Any(channels.Contains);
        }

        return graph;
    }
}
