namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Inserts copies exactly where the layout does not give a kernel what it demands (<see cref="LayoutRules"/>). What is copied stands
/// in memory of its own in the order of its channels, which suits every kernel, so that each operand is copied once at most and
/// every valid graph has a plan. The networks of the papers need none.
/// </summary>
internal static class LayoutCopies
{
    public static NetworkGraph Insert(NetworkGraph graph)
    {
        int most = graph.Outputs.Count + graph.Nodes.Sum(node => node.Inputs.Count + 1);
        for (int copies = 0; new LayoutRules(graph, new ChannelLayout(graph)).FirstFault() is LayoutFault fault; copies++)
        {
            if (copies == most)
            {
                throw new InvalidGraphException(Text.Of($"{fault.Node?.Name ?? "an output"} does not get what it demands from a copy"));
            }

            graph = fault.Node is null ? CopyOutput(graph, fault.Operand)
                : fault.Operand == LayoutFault.Result ? CopyResult(graph, fault.Node)
                : CopyOperand(graph, fault.Node, fault.Operand);
        }

        return graph;
    }

    private static NetworkGraph CopyOperand(NetworkGraph graph, Node node, int operand)
    {
        Slice input = node.Inputs[operand];
        string name = graph.Unused(node.Name + ".copy");
        CopyNode copy = new(name, input, input with { Tensor = name + ".out", First = 0 });
        return Rewrite(graph, node, [copy, node.Map(slice => slice == input ? copy.Output : slice)]);
    }

    private static NetworkGraph CopyResult(NetworkGraph graph, Node node)
    {
        string name = graph.Unused(node.Name + ".copy");
        Slice result = node.Output with { Tensor = name + ".in", First = 0 };
        return Rewrite(graph, node, [node.Map(slice => slice == node.Output ? result : slice), new CopyNode(name, result, node.Output)]);
    }

    private static NetworkGraph CopyOutput(NetworkGraph graph, int output)
    {
        NetworkOutput copied = graph.Outputs[output];
        string name = graph.Unused(copied.Name + ".copy");
        CopyNode copy = new(name, copied.Slice, copied.Slice with { Tensor = name + ".out", First = 0 });
        HashSet<string> tensors = [.. graph.Tensors(copied.Slice)];
        int after = graph.Nodes.Select((node, index) => tensors.Contains(node.Output.Tensor) ? index + 1 : 0).DefaultIfEmpty(0).Max();
        return graph with
        {
            Nodes = [.. graph.Nodes.Take(after), copy, .. graph.Nodes.Skip(after)],
            Outputs = [.. graph.Outputs.Select((other, index) => index == output ? other with { Slice = copy.Output } : other)],
        };
    }

    private static NetworkGraph Rewrite(NetworkGraph graph, Node node, IReadOnlyList<Node> nodes) =>
        graph with { Nodes = [.. graph.Nodes.SelectMany(other => other.Name == node.Name ? nodes : [other])] };
}
