namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Where the channels of every tensor stand: plane p of a tensor holds channel <c>Order(tensor)[p]</c>. The order of a
/// bottleneck is free, since the convolution before it may write planes in any order and the depthwise convolution does
/// not care, so it is chosen to make the addresses of both pointwise convolutions around it an arithmetic sequence:
/// <list type="bullet">
/// <item>the order in which the network numbers the channels, when the reader's list has constant steps already
/// (the inverse shuffle of the dialect Megvii);</item>
/// <item>else the reader's order, so that it reads neighbours and the writer's stores carry the steps.</item>
/// </list>
/// </summary>
internal sealed class ChannelLayout
{
    private readonly Dictionary<string, Permutation> _orders = [];

    public ChannelLayout(NetworkGraph graph)
    {
        foreach (ConvolutionNode reader in graph.Nodes.OfType<ConvolutionNode>().Where(node => node.InputOrder is not null))
        {
            if (PlaneAccess.TryFind(reader.InputOrder!.Sources, reader.Groups) is null)
            {
                Reorder(graph, reader.Input, reader.InputOrder);
            }
        }
    }

    /// <summary>Plane p holds channel <c>Order(tensor)[p]</c>; null stands for the channels' own order.</summary>
    public Permutation? Order(string tensor) => _orders.TryGetValue(tensor, out Permutation order) ? order : null;

    /// <summary>The planes that hold these channels, in this order.</summary>
    public IReadOnlyList<int> Planes(Slice slice, IEnumerable<int> channels)
    {
        Permutation? planes = Order(slice.Tensor)?.Invert();
        return [.. channels.Select(channel => planes is null ? channel : planes[channel])];
    }

    private void Reorder(NetworkGraph graph, Slice slice, Permutation order)
    {
        _orders[slice.Tensor] = order;

        // A depthwise convolution computes plane by plane, so its input has to stand in the order of its output.
        if (graph.WriterOf(slice) is ConvolutionNode { Kind: ConvolutionKind.Depthwise } depthwise)
        {
            Reorder(graph, depthwise.Input, order);
        }
    }
}
