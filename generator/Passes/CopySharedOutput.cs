namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Copies a result that a later layer reads beyond the borders of its planes, which memory of the caller does not allow.
/// <code>
/// x -> output, x -> pool     becomes     x -> copy -> output, x -> pool
/// </code>
/// After: what reads a result once it is complete stays within its planes, so that it can be computed, and read, where the caller
/// wants it.
/// </summary>
internal sealed class CopySharedOutput : IPass
{
    public string Name => "copy shared output";

    public NetworkGraph Run(NetworkGraph graph)
    {
        for (int index = 0; index < graph.Outputs.Count; index++)
        {
            NetworkOutput output = graph.Outputs[index];
            HashSet<ChannelSource> channels = [.. graph.Sources(output.Slice)];
            Node? last = graph.Nodes.LastOrDefault(node => Touches(graph, node.Output));
            if (last is not null
                && graph.Nodes.SkipWhile(node => node.Name != last.Name).Skip(1)
                    .Any(node => node.ReadsBeyondPlanes && Touches(graph, node.Inputs[0])))
            {
                // Named after the layer that completes the result: several results may be slices of one tensor.
                string name = graph.Unused(last.Name + ".copy");
                CopyNode copy = new(name, output.Slice, output.Slice with { Tensor = graph.Unused(last.Name + ".copied"), First = 0 });
                graph = Rewrite.Nodes(graph, node => node.Name == last.Name ? [node, copy] : null) with
                {
                    Outputs = [.. graph.Outputs.Select((other, place) => place == index ? other with { Slice = copy.Output } : other)],
                };
            }

            bool Touches(NetworkGraph graph, Slice slice) => graph.Sources(slice).Any(channels.Contains);
        }

        return graph;
    }
}
