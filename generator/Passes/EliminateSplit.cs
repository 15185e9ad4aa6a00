namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Eliminates splits, and the concatenations and shuffles that join what they took apart, by reading every channel where it
/// stands.
/// <code>
/// x -> split -> a, b;  b -> branch -> c;  a, c -> concat -> shuffle -> y
///     becomes     b = x[…] -> branch -> c;  y = x[…], c[…]
/// </code>
/// Before: shuffles that a convolution could read through are folded. After: no split and no shuffle is left, and each
/// concatenation that is has no view for a part; what they made are views, lists of computed channels.
/// </summary>
internal sealed class EliminateSplit : IPass
{
    public string Name => "eliminate split";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (string name in graph.Nodes.Where(node => node is SplitNode or ShuffleNode or ConcatNode).Select(node => node.Name)
            .ToList())
        {
            Node node = graph.Nodes.Single(candidate => candidate.Name == name);
            if (node is ConcatNode concat && concat.Parts.Any(part => graph.Views.ContainsKey(part.Tensor)))
            {
                graph = ViewRewrite.CopyInputParts(graph, name);
                concat = (ConcatNode)graph.Nodes.Single(candidate => candidate.Name == name);
                graph = ViewRewrite.Replace(graph, concat, "concat", concat.Parts.SelectMany(graph.Sources));
            }
            else if (node is SplitNode split)
            {
                graph = ViewRewrite.Replace(
                    graph, split, "split", graph.Sources(split.Input).Skip(split.First).Take(split.Output.Shape.Channels));
            }
            else if (node is ShuffleNode shuffle)
            {
                graph = ViewRewrite.Replace(graph, shuffle, "shuffle", shuffle.Order.Apply(graph.Sources(shuffle.Input)));
            }
        }

        return graph;
    }
}
