namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Moves an activation that follows a concatenation before it, once per part.
/// <code>
/// a, b -> concat -> relu     becomes     a -> relu, b -> relu -> concat
/// </code>
/// Before: the concatenation is read by the activation alone. After: no activation follows a concatenation, and each part's can
/// be fused into what produces it.
/// </summary>
internal sealed class SinkActivationIntoConcat : IPass
{
    public string Name => "sink activation into concat";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (ConcatNode concat in graph.Nodes.OfType<ConcatNode>().ToList())
        {
            if (graph.OnlyReader(concat.Output) is ActivationNode activation)
            {
                ActivationNode first = Part(activation, ".first", concat.First);
                ActivationNode second = Part(activation, ".second", concat.Second);
                ConcatNode joined = concat with { First = first.Output, Second = second.Output, Output = activation.Output };
                graph = Rewrite.Nodes(graph, node => node.Name == concat.Name ? [] : node.Name == activation.Name ? [first, second, joined] : null);
            }
        }

        return graph;
    }

    private static ActivationNode Part(ActivationNode activation, string suffix, Slice part) =>
        activation with { Name = activation.Name + suffix, Input = part, Output = part with { Tensor = part.Tensor + suffix + ".act" } };
}
