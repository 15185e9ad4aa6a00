namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Eliminates concatenations by making their parts slices of their results; where that cannot be, by reading the parts where they
/// stand.
/// <code>
/// a, b -> concat -> c     becomes     a is c's first channels, b the ones after
/// a, a -> concat -> c     becomes     c = a[…] a[…]
/// </code>
/// After: no concatenation is left. What produced a part writes where the result lives, and other readers of the part read it there;
/// or the result is a view. Of a part that the caller owns, the input, a copy is made.
/// </summary>
internal sealed class EliminateConcat : IPass
{
    public string Name => "eliminate concat";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (ConcatNode original in graph.Nodes.OfType<ConcatNode>().ToList())
        {
            // Its operands may have become slices of another result by now.
            graph = ViewRewrite.CopyInputParts(graph, original.Name);
            ConcatNode concat = graph.Nodes.OfType<ConcatNode>().Single(node => node.Name == original.Name);
            graph = concat.Parts.All(part => IsWhole(graph, part))
                && concat.Parts.Select(part => part.Tensor).Distinct().Count() == concat.Parts.Count
                ? Place(graph, concat)
                : ViewRewrite.Replace(graph, concat, "concat", concat.Parts.SelectMany(graph.Sources));
        }

        return graph;
    }

    /// <summary>Whether a part is a computed tensor that belongs to no other one yet.</summary>
    private static bool IsWhole(NetworkGraph graph, Slice part) =>
        part.Tensor != graph.Input.Tensor && !graph.Views.ContainsKey(part.Tensor) && part.First == 0
            && graph.ChannelCount(part.Tensor) == part.Shape.Channels;

    private static NetworkGraph Place(NetworkGraph graph, ConcatNode concat)
    {
        Dictionary<string, int> offsets = [];
        int channels = 0;
        foreach (Slice part in concat.Parts)
        {
            offsets.Add(part.Tensor, channels);
            channels += part.Shape.Channels;
        }

        return Rewrite.Nodes(graph, node => node.Name == concat.Name ? [] : [node.Map(Relocate)]) with
        {
            Outputs = [.. graph.Outputs.Select(output => output with { Slice = Relocate(output.Slice) })],
            Views = graph.Views.ToDictionary(view => view.Key, view => view.Value.Map(source =>
                offsets.TryGetValue(source.Tensor, out int offset)
                    ? new ChannelSource(concat.Output.Tensor, source.Channel + offset)
                    : source)),
        };

        Slice Relocate(Slice slice) => offsets.TryGetValue(slice.Tensor, out int offset)
            ? slice with { Tensor = concat.Output.Tensor, First = slice.First + offset }
            : slice;
    }
}
