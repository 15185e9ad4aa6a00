namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Finds one unit of ShuffleNet V1 (paper, Figure 2): pointwise, depthwise, pointwise, and a shortcut that is added or
/// concatenated.
/// </summary>
internal sealed class ResidualRecognizer(GraphWalk walk)
{
    /// <exception cref="UnrecognizedNetworkException">The nodes make no V1.</exception>
    public static RecognizedStages Recognize(GraphWalk walk, SpecFindings findings, ChannelView input)
    {
        ResidualRecognizer recognizer = new(walk);
        List<ResidualMatch> units = [];
        ChannelView current = input;
        do
        {
            ResidualMatch unit = recognizer.Match(current);
            units.Add(unit);
            current = unit.Output;
        }
        while (walk.Readers(current) is not [GlobalAverageNode or PoolNode { IsGlobalAverage: true }]);

        ResidualFindings.Note(findings, units);
        return new RecognizedStages(
            current, spec => units.Zip(new TensorNames(spec).Units).SelectMany(pair => pair.First.Layers.Named(pair.Second, spec)));
    }

    /// <exception cref="UnrecognizedNetworkException">The nodes that read the input make no unit.</exception>
    private ResidualMatch Match(ChannelView input)
    {
        IReadOnlyList<NetworkNode> readers = walk.Readers(input);
        ConvolutionNode[] starts = [.. readers.OfType<ConvolutionNode>()];
        if (starts is not [{ IsPointwise: true } first] || !first.Input.Equals(input))
        {
            throw walk.Fault(
                input.Planes[^1].Node,
                $"a unit was expected to begin here with one 1x1 convolution of all channels; {GraphWalk.Describe(readers)} follows");
        }

        FoldedConvolution firstLayer = walk.Fold(first, out NetworkNode last);
        ReluNode relu = walk.Relu(last);
        ConvolutionNode depthwise = walk.Next<ConvolutionNode>(relu, "a depthwise convolution");
        if (!depthwise.IsOfUnit || depthwise.Input.Order(relu) is not { } depthwiseOrder)
        {
            throw walk.Fault(
                depthwise,
                "a depthwise convolution of all the unit's channels was expected, 3x3, 5x5 or 7x7 with a padding of half of that and "
                    + "stride 1 or 2");
        }

        FoldedConvolution depthwiseLayer = walk.Fold(depthwise, out last);
        ConvolutionNode second = walk.Next<ConvolutionNode>(last, "a pointwise convolution");
        if (!second.IsPointwise || second.Input.Order(last) is not { } secondOrder)
        {
            throw walk.Fault(second, "a 1x1 convolution of all the unit's channels was expected");
        }

        FoldedConvolution secondLayer = walk.Fold(second, out last);
        ResidualLayers layers = new(firstLayer, depthwiseLayer, secondLayer, depthwiseOrder, secondOrder);
        ResidualMatch unit = new(input, input, first, depthwise, second, layers, null, null);
        return walk.Readers(last) is [AddNode sum] ? Added(unit, sum, last) : Concatenated(unit, last);
    }

    private ResidualMatch Added(ResidualMatch unit, AddNode sum, NetworkNode branch)
    {
        bool left = sum.Inputs[0].IsWhole(branch) && sum.Inputs[1].Equals(unit.Input);
        bool right = sum.Inputs[1].IsWhole(branch) && sum.Inputs[0].Equals(unit.Input);
        return left || right
            ? unit with { Output = ChannelView.Of(walk.Relu(sum)) }
            : throw walk.Fault(sum, "the sum of the unit's input and its branch, both in their order, was expected");
    }

    private ResidualMatch Concatenated(ResidualMatch unit, NetworkNode branch)
    {
        if (walk.Readers(branch) is not [ReluNode relu])
        {
            throw walk.Fault(branch, $"a sum or a ReLU was expected to follow, {GraphWalk.Describe(walk.Readers(branch))} does");
        }

        bool onBranch = relu.Input.IsWhole(branch);
        NetworkNode end = onBranch ? relu : branch;
        ChannelView both = onBranch
            ? walk.Readers(relu) is [NetworkNode next, ..] ? next.Input : throw walk.Fault(relu, "nothing follows the unit")
            : relu.Input;
        int length = end.Channels;
        (ChannelView shortcut, bool branchFirst) = Tail(both, length).IsWhole(end)
            ? (new ChannelView([.. both.Planes.SkipLast(length)], null), false)
            : (new ChannelView([.. both.Planes.Skip(length)], null), true);
        if ((branchFirst && !new ChannelView([.. both.Planes.Take(length)], null).IsWhole(end)) || shortcut.Channels == 0)
        {
            throw walk.Fault(end, "a concatenation of the unit's branch and its shortcut was expected to follow");
        }

        return unit with
        {
            Output = onBranch ? both : ChannelView.Of(relu),
            Pool = Shortcut(unit, shortcut),
            Concat = new ConcatMatch(branchFirst, onBranch, both.Mover ?? relu.Name),
        };
    }

    private PoolNode? Shortcut(ResidualMatch unit, ChannelView shortcut)
    {
        if (unit.Stride == 1 && shortcut.Equals(unit.Input))
        {
            return null;
        }

        if (unit.Stride == 2 && shortcut.Planes[0].Node is PoolNode pool && pool.Kind != PoolKind.Maximum && shortcut.IsWhole(pool)
            && pool.Input.Equals(unit.Input) && pool.Window is { KernelHeight: 2 or 3, StrideHeight: 2, IsSquare: true, Top: <= 1 })
        {
            return pool;
        }

        throw walk.Fault(
            shortcut.Planes[0].Node,
            "the shortcut of a unit that concatenates is its input, and with stride 2 a 3x3 or 2x2 average pool of it");
    }

    private static ChannelView Tail(ChannelView view, int length) => new([.. view.Planes.TakeLast(length)], null);
}
