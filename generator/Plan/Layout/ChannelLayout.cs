namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Where the channels of every tensor stand. Most stand in their own order in a buffer of their own. Three kinds do not:
/// <list type="bullet">
/// <item>what is read through views shares a buffer (<see cref="AliasedBuffers"/>);</item>
/// <item>the order of a bottleneck is free, since the convolution before it may write planes in any order and the depthwise
/// convolution does not care; it is the order of the grouped convolution that reads it, unless that reads with constant steps
/// already (the inverse shuffle of the dialect Megvii);</item>
/// <item>depthwise convolutions and pools compute plane by plane, so what they write stands in the order of what they read.</item>
/// </list>
/// </summary>
internal sealed class ChannelLayout
{
    private readonly NetworkGraph _graph;
    private readonly Dictionary<string, TensorPlacement> _placements;

    public ChannelLayout(NetworkGraph graph)
    {
        _graph = graph;
        _placements = AliasedBuffers.Of(graph).ToDictionary(placement => placement.Key, placement => placement.Value);
        foreach (ConvolutionNode reader in graph.Nodes.OfType<ConvolutionNode>()
            .Where(node => node.InputOrder is not null && node.Groups > 1))
        {
            if (PlaneAccess.Of(reader.InputOrder!.Sources, reader.Groups).IsIndexed && IsFree(reader.Input))
            {
                Reorder(reader.Input, reader.InputOrder);
            }
        }

        foreach (Node node in graph.Nodes.Where(node => IsPlanewise(node) && _placements.ContainsKey(node.Output.Tensor)).ToList())
        {
            List<int> planes = [.. Planes(node.Output)];
            if (IsFree(node.Inputs[0]) && planes.Max() < planes.Count && planes.Distinct().Count() == planes.Count)
            {
                Reorder(node.Inputs[0], Permutation.FromSources(planes).Invert());
            }
        }

        foreach (ConvolutionNode depthwise in graph.Nodes.OfType<ConvolutionNode>().Where(node => node.Kind == ConvolutionKind.Depthwise))
        {
            Follow(depthwise);
        }
    }

    /// <summary>The buffer that a computed tensor stands in; called as the first of its tensors.</summary>
    public string Buffer(string tensor) => _placements.TryGetValue(tensor, out TensorPlacement placement) ? placement.Buffer : tensor;

    /// <summary>The buffer that all channels of a slice stand in.</summary>
    public string Buffer(Slice slice) => Buffer(_graph.Tensors(slice).First());

    /// <summary>The planes of a slice's channels in their order.</summary>
    public IReadOnlyList<int> Planes(Slice slice) =>
        [.. _graph.Sources(slice).Select(source =>
            _placements.TryGetValue(source.Tensor, out TensorPlacement placement) ? placement.Planes[source.Channel] : source.Channel)];

    /// <summary>The computed tensors of a buffer in the order in which they are written.</summary>
    public IReadOnlyList<string> Tensors(string buffer) =>
        [.. _graph.Nodes.Select(node => node.Output.Tensor).Where(tensor => Buffer(tensor) == buffer).Distinct()];

    /// <summary>How many planes a buffer has.</summary>
    public int PlaneCount(string buffer) =>
        1 + _graph.Nodes.Where(node => Buffer(node.Output.Tensor) == buffer).Max(node => Planes(node.Output).Max());

    /// <summary>Makes the planes of a tensor stand in the order of its reader.</summary>
    private void Reorder(Slice slice, Permutation order)
    {
        _placements[slice.Tensor] = new(slice.Tensor, order.Invert().Sources);
        if (_graph.WriterOf(slice) is Node writer && IsPlanewise(writer) && IsFree(writer.Inputs[0]))
        {
            Reorder(writer.Inputs[0], order);
        }
    }

    /// <summary>Whether a tensor may stand in any order: it is whole, computed, in no other's buffer, and has one reader.</summary>
    private bool IsFree(Slice slice) =>
        slice.Tensor != _graph.Input.Tensor
        && !_graph.Views.ContainsKey(slice.Tensor)
        && !_placements.ContainsKey(slice.Tensor)
        && _graph.WriterOf(slice) is not null
        && slice.Shape.Channels == _graph.ChannelCount(slice.Tensor)
        && _graph.OnlyReader(slice) is not null;

    private static bool IsPlanewise(Node node) => node is PoolNode or ConvolutionNode { Kind: ConvolutionKind.Depthwise };

    private void Follow(ConvolutionNode depthwise)
    {
        IReadOnlyList<int> planes = Planes(depthwise.Input);
        int first = planes.Min();
        bool inOrder = planes.Select((plane, channel) => plane == first + channel).All(same => same);
        bool areNeighbours = planes.Distinct().Count() == planes.Count && planes.Max() - first == planes.Count - 1;
        if (!inOrder && areNeighbours && depthwise.Output.First == 0 && depthwise.Output.Shape.Channels == _graph.ChannelCount(
            depthwise.Output.Tensor) && !_placements.ContainsKey(depthwise.Output.Tensor))
        {
            _placements[depthwise.Output.Tensor] = new(depthwise.Output.Tensor, new(planes.Select(plane => plane - first)));
        }
    }
}
