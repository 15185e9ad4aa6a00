namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Finds a ShuffleNet in a network. Names play no part: the nodes are followed from the input on, and each says what it shows
/// of the network's properties. Here are the beginning and the end, which the versions share.
/// </summary>
internal sealed class Recognizer
{
    private readonly FileNetwork _network;
    private readonly GraphWalk _walk;
    private readonly SpecFindings _findings;

    private Recognizer(FileNetwork network, ModelOptions options)
    {
        _network = network;
        _walk = new GraphWalk(network);
        _findings = new SpecFindings(network.File, options);
    }

    /// <exception cref="UnrecognizedNetworkException">It is another network.</exception>
    public static ImportedNetwork Recognize(FileNetwork network, ModelOptions options) => new Recognizer(network, options).Recognize();

    private ImportedNetwork Recognize()
    {
        if (_network.Results.Count != 1)
        {
            throw new UnrecognizedNetworkException(
                $"{_network.File}: the network has {_network.Results.Count} results; a classifier has one");
        }

        _findings.Note(nameof(NetworkSpec.InputChannels), _network.Input.Name, _network.Input.Channels);
        _findings.Note(nameof(NetworkSpec.InputHeight), _network.Input.Name, _network.Input.Height);
        _findings.Note(nameof(NetworkSpec.InputWidth), _network.Input.Name, _network.Input.Width);
        (FoldedConvolution stem, ChannelView current) = Stem();
        RecognizedStages stages = SplitRecognizer.Begins(_walk, current)
            ? SplitRecognizer.Recognize(_walk, _findings, current)
            : ResidualRecognizer.Recognize(_walk, _findings, current);
        FoldedConvolution classifier = Head(stages.Output);
        return new ImportedNetwork(_findings, spec =>
        [
            new NamedLayer(new TensorNames(spec).Stem.Weight, stem),
            .. stages.Layers(spec),
            new NamedLayer(new TensorNames(spec).Classifier, classifier, HasBias: classifier.HasBias),
        ]);
    }

    private (FoldedConvolution Layer, ChannelView Output) Stem()
    {
        ConvolutionNode stem = _walk.Next<ConvolutionNode>(_network.Input, "the first convolution");
        if (stem.Groups != 1
            || !stem.Input.IsWhole(_network.Input)
            || stem.Window.StrideHeight > 2
            || stem.Window != Window.Square(3, stem.Window.StrideHeight, 1))
        {
            throw _walk.Fault(stem, "the first convolution of a ShuffleNet is 3x3 with padding 1 and stride 1 or 2");
        }

        _findings.Note(nameof(NetworkSpec.StemChannels), stem.Name, stem.Channels);
        _findings.Note(nameof(NetworkSpec.StemStride), stem.Name, stem.Window.StrideHeight);
        FoldedConvolution layer = _walk.Fold(stem, out NetworkNode last);
        ReluNode relu = _walk.Relu(last);
        PoolNode? pool = _walk.NextWhole<PoolNode>(relu) is { Kind: PoolKind.Maximum } maximum ? maximum : null;
        _findings.Note(nameof(NetworkSpec.StemPool), (pool ?? (NetworkNode)relu).Name, pool is not null);
        if (pool is null)
        {
            return (layer, ChannelView.Of(relu));
        }

        if (pool.Window is not { KernelHeight: 3, StrideHeight: 2, IsSquare: true, Top: <= 1 })
        {
            throw _walk.Fault(pool, "the maximum pool of a ShuffleNet is 3x3 with stride 2 and padding 0 or 1");
        }

        _findings.Note(nameof(NetworkSpec.StemPoolPadding), pool.Name, pool.Window.Top);
        _findings.Note(nameof(NetworkSpec.StemPoolRounding), pool.Name, PoolFindings.Roundings(pool));
        return (layer, ChannelView.Of(pool));
    }

    private FoldedConvolution Head(ChannelView input)
    {
        NetworkNode? mean = _walk.Readers(input) is [GlobalAverageNode or PoolNode { IsGlobalAverage: true }] readers ? readers[0] : null;
        if (mean is null || !mean.Input.Equals(input))
        {
            throw _walk.Fault(
                input.Planes[^1].Node,
                $"the average of each plane was expected to follow, {GraphWalk.Describe(_walk.Readers(input))} does");
        }

        (FoldedConvolution classifier, NetworkNode last) = Classifier(mean);
        SoftmaxNode? softmax = _walk.NextWhole<SoftmaxNode>(last);
        NetworkNode end = softmax ?? last;
        if (!_network.Results[0].View.IsWhole(end) || _walk.Readers(end).Count > 0)
        {
            throw _walk.Fault(end, $"the network was expected to end here, {GraphWalk.Describe(_walk.Readers(end))} follows");
        }

        _findings.Note(nameof(NetworkSpec.Classes), last.Name, last.Channels);
        _findings.Note(nameof(NetworkSpec.ClassifierBias), last.Name, classifier.HasBias);
        _findings.Note(nameof(NetworkSpec.Softmax), end.Name, softmax is not null);
        return classifier;
    }

    /// <summary>A matrix, or a 1x1 convolution of planes of one element.</summary>
    private (FoldedConvolution Layer, NetworkNode Last) Classifier(NetworkNode mean)
    {
        NetworkNode node = _walk.Next<NetworkNode>(mean, "the classifier");
        (FileTensor Weights, FileTensor? Bias)? layer = node switch
        {
            LinearNode linear => (linear.Weights, linear.Bias),
            ConvolutionNode { IsPointwise: true, Groups: 1 } convolution =>
                (convolution.Filters.Reshape(convolution.Channels, convolution.Input.Channels), convolution.Bias),
            _ => null,
        };
        if (layer is null || !node.Input.IsWhole(mean))
        {
            throw _walk.Fault(node, "a classifier over the averages, in their order, was expected");
        }

        FoldedConvolution classifier = _walk.Fold(node, layer.Value.Weights, layer.Value.Bias, out NetworkNode last);
        return (classifier, last);
    }
}
