namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Eliminates a concatenation by making its parts slices of its result.
/// <code>
/// a, b -> concat -> c     becomes     a is c's first channels, b the ones after
/// </code>
/// Before: each part is a whole computed tensor, and not the network's input; no view is of a part. After: no concatenation is left; what produced a part
/// writes where the result lives, and other readers of the part read it there.
/// </summary>
internal sealed class EliminateConcat : IPass
{
    public string Name => "eliminate concat";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (ConcatNode original in graph.Nodes.OfType<ConcatNode>().ToList())
        {
            // Its operands may have become slices of another result by now.
            ConcatNode concat = graph.Nodes.OfType<ConcatNode>().Single(node => node.Name == original.Name);
            if (concat.First.Tensor == concat.Second.Tensor || concat.Inputs.Any(part => part.First != 0 || part.Tensor == graph.Input.Tensor))
            {
                continue;
            }

            int offset = concat.First.Shape.Channels;
            graph = Rewrite.Nodes(graph, node => node.Name == concat.Name ? [] : [node.Map(Relocate)]) with
            {
                Outputs = [.. graph.Outputs.Select(Relocate)],
            };

            Slice Relocate(Slice slice) =>
                slice.Tensor == concat.First.Tensor ? slice with { Tensor = concat.Output.Tensor }
                : slice.Tensor == concat.Second.Tensor ? slice with { Tensor = concat.Output.Tensor, First = slice.First + offset }
                : slice;
        }

        return graph;
    }
}
