using System.Text;

namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>A graph as text, one line per node: <c>name: shape tensor = Operation(inputs)</c>.</summary>
internal static class GraphPrinter
{
    public static string Print(NetworkGraph graph)
    {
        StringBuilder text = new();
        text.Append(Text.Of($"input: {graph.Input.Shape} {graph.Input}\n"));
        foreach (Node node in graph.Nodes)
        {
            string inputs = string.Join(", ", node.Inputs);
            text.Append(Text.Of($"{node.Name}: {node.Output.Shape} {node.Output} = {node.Describe()} ({inputs})\n"));
        }

        return text.Append(Text.Of($"output: {graph.Output.Shape} {graph.Output}\n")).ToString();
    }
}
