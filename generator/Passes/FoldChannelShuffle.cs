namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Folds a channel shuffle into the input order of the pointwise convolution after it. A depthwise convolution in between
/// commutes with it when its filters are reordered.
/// <code>
/// shuffle(p) -> dw -> pw     becomes     dw(filters in the order of p's inverse) -> pw(input p)
/// </code>
/// Before: such a convolution alone reads the shuffle. After: the permutation is a value of the node that reads through it, and the
/// plan makes it part of an address; shuffles that others read are left.
/// </summary>
internal sealed class FoldChannelShuffle : IPass
{
    public string Name => "fold channel shuffle";

    public NetworkGraph Run(NetworkGraph graph)
    {
        while (graph.Nodes.OfType<ShuffleNode>().FirstOrDefault(node => Reader(graph, node) is not null) is ShuffleNode shuffle)
        {
            ConvolutionNode reader = Reader(graph, shuffle)!;
            graph = reader.Kind switch
            {
                ConvolutionKind.Depthwise => PassDepthwise(graph, shuffle, reader),
                _ => FoldIntoInput(graph, shuffle, reader),
            };
        }

        return graph;
    }

    // A shuffled shortcut would have to be added in another order, and other convolutions read planes in their own.
    private static ConvolutionNode? Reader(NetworkGraph graph, ShuffleNode shuffle) =>
        graph.OnlyReader(shuffle.Output) is ConvolutionNode { Kind: not ConvolutionKind.Convolution } reader
            && reader.Residual != shuffle.Output ? reader : null;

    private static NetworkGraph PassDepthwise(NetworkGraph graph, ShuffleNode shuffle, ConvolutionNode depthwise)
    {
        Slice unshuffled = depthwise.Output with { Tensor = depthwise.Output.Tensor + ".unshuffled" };
        Permutation filters = shuffle.Order.Invert();
        ConvolutionNode first = depthwise with
        {
            Input = shuffle.Input,
            Output = unshuffled,
            FilterOrder = depthwise.FilterOrder is null ? filters : depthwise.FilterOrder.Then(filters),
        };
        ShuffleNode second = shuffle with { Input = unshuffled, Output = depthwise.Output };
        return Rewrite.Nodes(graph, node => node.Name == shuffle.Name ? [] : node.Name == depthwise.Name ? [first, second] : null);
    }

    private static NetworkGraph FoldIntoInput(NetworkGraph graph, ShuffleNode shuffle, ConvolutionNode reader)
    {
        Permutation order = reader.InputOrder is null ? shuffle.Order : shuffle.Order.Then(reader.InputOrder);
        ConvolutionNode folded = reader with { Input = shuffle.Input, InputOrder = order.IsIdentity ? null : order };
        return Rewrite.Join(graph, shuffle, reader, folded);
    }
}
