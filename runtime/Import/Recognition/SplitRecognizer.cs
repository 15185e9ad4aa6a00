namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Finds the units of ShuffleNet V2 (V2 paper, Figure 3). Splits, concatenations and shuffles are no nodes, so what a unit
/// leaves is a list of channels, and the next unit has to read the ones that its dialect takes from it.
/// </summary>
internal sealed class SplitRecognizer
{
    private readonly GraphWalk _walk;
    private readonly ShuffleNetDialect _dialect;
    private readonly List<SplitMatch> _units = [];

    private SplitRecognizer(GraphWalk walk, ShuffleNetDialect dialect) => (_walk, _dialect) = (walk, dialect);

    /// <summary>
    /// Whether V2's first unit reads what the stem leaves: a depthwise convolution on the shortcut, or half of the channels.
    /// </summary>
    public static bool Begins(GraphWalk walk, ChannelView input) =>
        input.Sources
            .SelectMany(walk.Readers)
            .OfType<ConvolutionNode>()
            .Any(convolution => convolution.IsDepthwise || convolution.Input.Channels < input.Channels);

    /// <exception cref="UnrecognizedNetworkException">The nodes make no V2, in neither dialect.</exception>
    public static RecognizedStages Recognize(GraphWalk walk, SpecFindings findings, ChannelView input)
    {
        SplitRecognizer torchvision = new(walk, ShuffleNetDialect.Torchvision);
        ChannelView output = torchvision.Follow(input);
        if (torchvision.EndsAtHead(output, out ConvolutionNode? head))
        {
            return torchvision.Complete(findings, head);
        }

        // The first unit that does not fit says which dialect came further, and so whose fault is worth reading.
        SplitRecognizer megvii = new(walk, ShuffleNetDialect.Megvii);
        output = megvii.Follow(input);
        if (megvii.EndsAtHead(output, out head))
        {
            return megvii.Complete(findings, head);
        }

        int units = Math.Max(torchvision._units.Count, megvii._units.Count);
        SplitRecognizer longer = torchvision._units.Count < megvii._units.Count ? megvii : torchvision;
        NetworkNode end = longer._units.LastOrDefault()?.Output.Planes[^1].Node ?? input.Planes[0].Node;
        throw walk.Fault(
            end,
            $"{units} units of V2 were found; the channels that the next one reads are not those of torchvision's network nor of the "
                + $"authors', or it is no unit: {GraphWalk.Describe(walk.Readers(end))} follows");
    }

    private ChannelView Follow(ChannelView current)
    {
        while (Match(current) is { } unit)
        {
            _units.Add(unit);
            current = unit.Output;
        }

        return current;
    }

    /// <summary>A unit on these channels, or null.</summary>
    private SplitMatch? Match(ChannelView input)
    {
        ConvolutionNode[] readers = [.. _walk.ReadersInOrder(input).OfType<ConvolutionNode>()];
        if (readers is [ConvolutionNode one, ConvolutionNode two])
        {
            // An Xception's branch begins with a depthwise convolution too, and is the longer of two.
            return Both(input, one, two) ?? Both(input, two, one);
        }

        if (input.Channels % 2 != 0)
        {
            return null;
        }

        // torchvision's halves, or the authors' even and odd channels; the first passes.
        int half = input.Channels / 2;
        (IEnumerable<Plane> first, IEnumerable<Plane> second) = _dialect == ShuffleNetDialect.Torchvision
            ? (input.Planes.Take(half), input.Planes.Skip(half))
            : (input.Planes.Where((_, index) => index % 2 == 0), input.Planes.Where((_, index) => index % 2 == 1));
        ChannelView passing = new([.. first], null);
        return _walk.ReadersInOrder(new ChannelView([.. second], null)).OfType<ConvolutionNode>().FirstOrDefault() is { } taken
            && BranchFrom(taken) is { Depthwise.Window.StrideHeight: 1 } inner && inner.End.Channels == half
            ? Unit(input, inner, new SplitShortcut(passing, null, null))
            : null;
    }

    private SplitMatch? Both(ChannelView input, ConvolutionNode start, ConvolutionNode shortcut) =>
        BranchFrom(start) is { } branch && ShortcutFrom(shortcut) is { } pass && shortcut.Window == branch.Depthwise.Window
            ? Unit(input, branch, pass)
            : null;

    private SplitMatch Unit(ChannelView input, SplitBranch branch, SplitShortcut shortcut)
    {
        Plane[] both = [.. shortcut.Output.Planes, .. ChannelView.Of(branch.End).Planes];
        int half = both.Length / 2;
        Plane[] output = _dialect == ShuffleNetDialect.Torchvision && both.Length % 2 == 0
            ? [.. ShuffleOrder.Transposed(both.Length, 2).Select(source => both[source])]
            : both;
        return new SplitMatch(
            new UnitSpec(input.Channels, both.Length, branch.Depthwise.Window.KernelHeight, branch.Depthwise.Window.StrideHeight)
            {
                IsXception = branch.IsXception, Middle = branch.Middle,
            },
            half,
            branch,
            shortcut,
            new ChannelView(output, null));
    }

    private SplitBranch? BranchFrom(ConvolutionNode first) => first.IsDepthwise ? Xception(first) : Bottleneck(first);

    /// <summary>Depthwise, pointwise, ReLU, three times, of 3x3 and all but the first of stride 1; or null.</summary>
    private SplitBranch? Xception(ConvolutionNode first)
    {
        List<FoldedConvolution> layers = [];
        List<int> channels = [];
        ReluNode? end = null;
        for (int pair = 0; pair < 3; pair++)
        {
            if ((pair == 0 ? first : _walk.NextWhole<ConvolutionNode>(end!)) is not { } depthwise)
            {
                return null;
            }

            layers.Add(_walk.Fold(depthwise, out NetworkNode last));
            if (depthwise.Window != Window.Square(3, pair == 0 ? depthwise.Window.StrideHeight : 1, 1)
                || !depthwise.IsOfUnit || _walk.NextWhole<ConvolutionNode>(last) is not { } pointwise || !IsWholePointwise(pointwise))
            {
                return null;
            }

            layers.Add(_walk.Fold(pointwise, out last));
            channels.Add(pointwise.Channels);
            end = NextRelu(last);
            if (end is null)
            {
                return null;
            }
        }

        return channels[0] == channels[1] ? new SplitBranch(first, first, channels[0], layers, end!) : null;
    }

    /// <summary>Pointwise, ReLU, depthwise, pointwise, ReLU; or null.</summary>
    private SplitBranch? Bottleneck(ConvolutionNode first)
    {
        FoldedConvolution firstLayer = _walk.Fold(first, out NetworkNode last);
        if (!IsWholePointwise(first)
            || _walk.NextWhole<ReluNode>(last) is not { } relu
            || _walk.NextWhole<ConvolutionNode>(relu) is not { } depthwise
            || !depthwise.IsOfUnit)
        {
            return null;
        }

        FoldedConvolution depthwiseLayer = _walk.Fold(depthwise, out last);
        if (_walk.NextWhole<ConvolutionNode>(last) is not { } second || !IsWholePointwise(second))
        {
            return null;
        }

        FoldedConvolution secondLayer = _walk.Fold(second, out last);
        return NextRelu(last) is { } end
            ? new SplitBranch(first, depthwise, depthwise.Channels, [firstLayer, depthwiseLayer, secondLayer], end)
            : null;
    }

    /// <summary>Depthwise, pointwise, ReLU; or null.</summary>
    private SplitShortcut? ShortcutFrom(ConvolutionNode depthwise)
    {
        FoldedConvolution depthwiseLayer = _walk.Fold(depthwise, out NetworkNode last);
        if (!depthwise.IsOfUnit || _walk.NextWhole<ConvolutionNode>(last) is not { } pointwise || !IsWholePointwise(pointwise))
        {
            return null;
        }

        FoldedConvolution pointwiseLayer = _walk.Fold(pointwise, out last);
        return NextRelu(last) is { } relu ? new SplitShortcut(ChannelView.Of(relu), depthwiseLayer, pointwiseLayer) : null;
    }

    private ReluNode? NextRelu(NetworkNode node) => _walk.NextWhole<ReluNode>(node);

    private static bool IsWholePointwise(ConvolutionNode node) => node.IsPointwise && node.Groups == 1;

    private bool EndsAtHead(ChannelView output, out ConvolutionNode head)
    {
        head = _walk.ReadersInOrder(output) is [ConvolutionNode only] && IsWholePointwise(only) ? only : null!;
        return head is not null && _units.Count > 0;
    }

    private RecognizedStages Complete(SpecFindings findings, ConvolutionNode head)
    {
        FoldedConvolution layer = _walk.Fold(head, out NetworkNode last);
        ReluNode relu = _walk.Relu(last);
        SplitFindings.Note(findings, _dialect, _units);
        findings.Note(nameof(NetworkSpec.HeadChannels), head.Name, head.Channels);
        return new RecognizedStages(ChannelView.Of(relu), spec =>
        {
            TensorNames names = new(spec);
            return
            [
                .. _units.SelectMany((unit, index) => unit.Named(names, names.Units[index])),
                new NamedLayer(names.Head.Weight, layer),
            ];
        });
    }
}
