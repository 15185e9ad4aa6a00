using System.Text;

namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>A graph as text, one line per node: <c>name: shape tensor = Operation(inputs)</c>.</summary>
internal static class GraphPrinter
{
    public static string Print(NetworkGraph graph)
    {
        StringBuilder text = new();
        text.Append(Text.Of($"input: {graph.Input.Shape} {graph.Input}\n"));
        foreach (KeyValuePair<string, ChannelView> view in graph.Views)
        {
            text.Append(Text.Of($"view: {view.Key} = {view.Value}\n"));
        }

        foreach (Node node in graph.Nodes)
        {
            string inputs = string.Join(", ", node.Inputs);
            text.Append(Text.Of($"{node.Name}: {node.Output.Shape} {node.Output} = {node.Describe()} ({inputs})\n"));
        }

        foreach (Slice output in graph.Outputs.Select(output => output.Slice))
        {
            text.Append(Text.Of($"output: {output.Shape} {output}\n"));
        }

        return text.ToString();
    }
}
