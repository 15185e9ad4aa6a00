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
                ActivationNode[] parts = [.. concat.Parts.Select((part, index) => Part(activation, Suffix(index), part))];
                ConcatNode joined = concat with { Parts = new(parts.Select(part => part.Output)), Output = activation.Output };
                graph = Rewrite.Nodes(
                    graph, node => node.Name == concat.Name ? [] : node.Name == activation.Name ? [.. parts, joined] : null);
            }
        }

        return graph;
    }

    private static string Suffix(int part) => part switch { 0 => ".first", 1 => ".second", _ => Text.Of($".part{part + 1}") };

    private static ActivationNode Part(ActivationNode activation, string suffix, Slice part) =>
        activation with { Name = activation.Name + suffix, Input = part, Output = part with { Tensor = part.Tensor + suffix + ".act" } };
}
