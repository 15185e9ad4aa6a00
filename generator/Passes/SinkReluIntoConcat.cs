namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Moves a ReLU that follows a concatenation before it, once per part.
/// <code>
/// a, b -> concat -> relu     becomes     a -> relu, b -> relu -> concat
/// </code>
/// Before: the concatenation is read by the ReLU alone. After: no ReLU follows a concatenation, and each part's ReLU can
/// be fused into what produces it.
/// </summary>
internal sealed class SinkReluIntoConcat : IPass
{
    public string Name => "sink ReLU into concat";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (ConcatNode concat in graph.Nodes.OfType<ConcatNode>().ToList())
        {
            if (graph.OnlyReader(concat.Output) is ReluNode relu)
            {
                ReluNode first = Part(relu, ".first", concat.First);
                ReluNode second = Part(relu, ".second", concat.Second);
                ConcatNode joined = concat with { First = first.Output, Second = second.Output, Output = relu.Output };
                graph = Rewrite.Nodes(graph, node => node.Name == concat.Name ? [] : node.Name == relu.Name ? [first, second, joined] : null);
            }
        }

        return graph;
    }

    private static ReluNode Part(ReluNode relu, string suffix, Slice part) =>
        new(relu.Name + suffix, part, part with { Tensor = part.Tensor + suffix + ".act" });
}
