namespace ShuffleNet.Compiler.Import;

/// <summary>Follows a network from node to node, and says what is wrong where it does not go on as expected.</summary>
internal sealed class GraphWalk
{
    private readonly FileNetwork _network;
    private readonly Dictionary<NetworkNode, List<NetworkNode>> _readers = new(ReferenceEqualityComparer.Instance);

    public GraphWalk(FileNetwork network)
    {
        _network = network;
        HashSet<NetworkNode> needed = new(
            network.Results.SelectMany(result => result.View.Sources), ReferenceEqualityComparer.Instance);
        foreach (NetworkNode node in network.Nodes.Reverse().Where(needed.Contains))
        {
            foreach (NetworkNode source in node.Inputs.SelectMany(input => input.Sources).Distinct())
            {
                needed.Add(source);
                if (!_readers.TryGetValue(source, out List<NetworkNode>? readers))
                {
                    _readers.Add(source, readers = []);
                }

                readers.Insert(0, node);
            }
        }
    }

    public UnrecognizedNetworkException Fault(NetworkNode node, string reason) =>
        new($"{_network.File}: node {WeightStream.Quote(node.Name)}: {reason}");

    /// <summary>
    /// The nodes that read exactly these planes, in whatever order. What a concatenation adds to is read elsewhere, earlier or
    /// later.
    /// </summary>
    public IReadOnlyList<NetworkNode> Readers(ChannelView view)
    {
        HashSet<Plane> planes = [.. view.Planes];
        return
        [
            .. view.Sources
                .SelectMany(Readers)
                .Distinct()
                .Where(node => node.Inputs.Any(input => input.Channels == view.Channels && planes.SetEquals(input.Planes))),
        ];
    }

    /// <summary>The nodes that read exactly these planes in exactly this order.</summary>
    public IReadOnlyList<NetworkNode> ReadersInOrder(ChannelView view) =>
        [.. Readers(view.Planes[0].Node).Where(node => node.Inputs.Any(input => input.Equals(view)))];

    public IReadOnlyList<NetworkNode> Readers(NetworkNode node) =>
        _readers.TryGetValue(node, out List<NetworkNode>? readers) ? readers : [];

    /// <summary>The only node that reads this one, which has to be a T.</summary>
    public T Next<T>(NetworkNode node, string expected)
        where T : NetworkNode =>
        Readers(node) is [T next] ? next : throw Fault(node, $"{expected} was expected to follow, {Describe(Readers(node))} does");

    /// <summary>The only node that reads this one, if it is a T that reads all of it in order.</summary>
    public T? NextWhole<T>(NetworkNode node)
        where T : NetworkNode =>
        Readers(node) is [T next] && next.Input.IsWhole(node) ? next : null;

    /// <summary>A layer and the affine nodes after it; <paramref name="last"/> is the last of them.</summary>
    public FoldedConvolution Fold(NetworkNode layer, FileTensor filters, FileTensor? bias, out NetworkNode last)
    {
        List<AffineNode> affines = [];
        last = layer;
        while (NextWhole<AffineNode>(last) is { } affine)
        {
            affines.Add(affine);
            last = affine;
        }

        return new FoldedConvolution(_network.File, filters, bias, affines);
    }

    /// <inheritdoc cref="Fold(NetworkNode, FileTensor, FileTensor?, out NetworkNode)"/>
    public FoldedConvolution Fold(ConvolutionNode node, out NetworkNode last) => Fold(node, node.Filters, node.Bias, out last);

    /// <summary>The ReLU that has to follow.</summary>
    public ReluNode Relu(NetworkNode node) =>
        NextWhole<ReluNode>(node) ?? throw Fault(node, $"a ReLU was expected to follow, {Describe(Readers(node))} does");

    public static string Describe(IReadOnlyList<NetworkNode> nodes) => nodes.Count == 0
        ? "nothing"
        : string.Join(" and ", nodes.Take(4).Select(node => $"{WeightStream.Quote(node.Name)} ({Kind(node)})"));

    private static string Kind(NetworkNode node) => node switch
    {
        ConvolutionNode convolution =>
            $"a {convolution.Window.KernelHeight}x{convolution.Window.KernelWidth} convolution of {convolution.Groups} groups",
        AffineNode => "a normalisation",
        ReluNode => "a ReLU",
        PoolNode => "a pool",
        AddNode => "a sum",
        GlobalAverageNode => "a global average",
        LinearNode => "a matrix",
        SoftmaxNode => "a softmax",
        ActivationNode activation => $"the activation {activation.Function}",
        ScaleNode => "a product",
        UpsampleNode => "an upsampling",
        TransposeNode => "a transposition",
        FlattenNode => "all elements in a row",
        _ => "an input",
    };
}
