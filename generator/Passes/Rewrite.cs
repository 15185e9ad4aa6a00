namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>The two moves that passes are made of.</summary>
internal static class Rewrite
{
    /// <summary>Replaces each node that <paramref name="replace"/> gives something for; an empty list removes the node.</summary>
    public static NetworkGraph Nodes(NetworkGraph graph, Func<Node, IReadOnlyList<Node>?> replace) =>
        graph with { Nodes = [.. graph.Nodes.SelectMany(node => replace(node) ?? [node])] };

    /// <summary>
    /// Joins a node to the one before it: <paramref name="producer"/> takes over the output of <paramref name="consumer"/>,
    /// which goes, and runs where it stood, since by then all operands of both are written.
    /// </summary>
    public static NetworkGraph Join(NetworkGraph graph, Node producer, Node consumer, Node joined) =>
        Nodes(graph, node => node.Name == producer.Name ? [] : node.Name == consumer.Name ? [joined] : null);
}
