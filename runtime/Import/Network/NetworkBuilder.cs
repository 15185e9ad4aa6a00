namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Builds a <see cref="FileNetwork"/>. Every format's reader goes through here, so shapes, sizes and limits are checked in
/// one place, and what a node's numbers mean is said once.
/// </summary>
internal sealed class NetworkBuilder(ModelBudget budget)
{
    /// <summary>More than any network that can be compiled; a file that claims more is not followed.</summary>
    private const int MaxNodes = 10_000;
    private const int MaxChannels = 1 << 16;

    private const int MaxPixels = 1 << 16;
    private const int LongestSide = 1 << 13;

    /// <summary>A plane in the views of its node and of those that follow it, while the network is built and recognised.</summary>
    private const int CostPerPlane = 160;
    private const int CostPerNode = 1024;

    private readonly List<NetworkNode> _nodes = [];

    public string File => budget.File;

    public ModelBudget Budget => budget;

    public FileNetwork Build(InputNode input, ChannelView output) => new(File, input, output, _nodes);

    public FileNetwork Build(InputNode input, IReadOnlyList<FileResult> results) => new(File, input, results, _nodes);

    public UnrecognizedNetworkException Fault(string node, string reason) =>
        new($"{File}: node {WeightStream.Quote(node)}: {reason}");

    public InputNode Input(string name, long channels, long height, long width) =>
        channels is < 1 or > MaxChannels || height is < 1 or > LongestSide || width is < 1 or > LongestSide
        ? throw Fault(name, $"an input of {channels} channels, {height} rows and {width} columns cannot be compiled")
        : Add(new InputNode(name, (int)channels, (int)height, (int)width));

    public ConvolutionNode Convolution(string name, ChannelView input, FileTensor filters, FileTensor? bias, Window window, long groups)
    {
        CheckWindow(name, window);
        long outputs = filters.Shape.Count == 4 ? filters.Shape[0] : 0;
        if (groups < 1 || outputs is < 1 or > MaxChannels || input.Channels % groups != 0 || outputs % groups != 0
            || !filters.Shape.SequenceEqual([outputs, input.Channels / groups, window.KernelHeight, window.KernelWidth]))
        {
            throw Fault(
                name,
                $"the filters {filters} do not fit {input.Channels} input channels in {groups} groups and a "
                    + $"{window.KernelHeight}x{window.KernelWidth} kernel");
        }

        CheckVector(name, bias, outputs);
        (int height, int width) = (window.Rows(input.Height), window.Columns(input.Width));
        if (height < 1 || width < 1)
        {
            throw Fault(name, $"a {window.KernelHeight}x{window.KernelWidth} window does not fit into {input.Height}x{input.Width}");
        }

        return Add(new ConvolutionNode(name, input, height, width, filters, bias, window, (int)groups));
    }

    public AffineNode Affine(string name, ChannelView input, Func<ChannelAffine> read, params IEnumerable<FileTensor> tensors)
    {
        foreach (FileTensor tensor in tensors)
        {
            CheckVector(name, tensor, input.Channels);
        }

        return Add(new AffineNode(name, input, read));
    }

    public ReluNode Relu(string name, ChannelView input) => Add(new ReluNode(name, input));

    public ActivationNode Activation(string name, ChannelView input, ActivationFunction function, double slope = 0) =>
        double.IsFinite(slope) && float.IsFinite((float)slope)
            ? Add(new ActivationNode(name, input, function, (float)slope))
            : throw Fault(name, $"the slope {slope}");

    public ScaleNode Scale(string name, ChannelView input, ChannelView factors) =>
        factors.Channels == input.Channels && factors.Height == 1 && factors.Width == 1
            ? Add(new ScaleNode(name, input, factors))
            : throw Fault(
                name,
                $"{factors.Channels}x{factors.Height}x{factors.Width} values for {input.Channels} planes; a factor for each was expected");

    public UpsampleNode Upsample(string name, ChannelView input, bool bilinear) => 2 * Math.Max(input.Height, input.Width) <= LongestSide
        ? Add(new UpsampleNode(name, input, bilinear))
        : throw Fault(name, $"planes of {input.Height}x{input.Width} are doubled");

    public TransposeNode Transpose(string name, ChannelView input) => (long)input.Height * input.Width <= MaxPixels
        ? Add(new TransposeNode(name, input))
        : throw Fault(name, $"the channels of {input.Height}x{input.Width} pixels stand one after the other; at most {MaxPixels} are read");

    public FlattenNode Flatten(string name, ChannelView input) => (long)input.Channels * input.Height * input.Width <= MaxChannels
        ? Add(new FlattenNode(name, input))
        : throw Fault(name, $"{input.Channels}x{input.Height}x{input.Width} elements in one row; at most {MaxChannels} are read");

    /// <param name="name">The node's.</param>
    /// <param name="input">What is pooled.</param>
    /// <param name="kind">Of windows.</param>
    /// <param name="window">Its padding is what an average of padded elements counts.</param>
    /// <param name="height">Rows of windows; the last may reach beyond the padding, where nothing counts.</param>
    /// <param name="width">Columns of windows.</param>
    public PoolNode Pool(string name, ChannelView input, PoolKind kind, Window window, int height, int width)
    {
        CheckWindow(name, window);
        if (Math.Max(window.Top, window.Bottom) >= window.KernelHeight || Math.Max(window.Left, window.Right) >= window.KernelWidth)
        {
            throw Fault(name, "a pool whose windows may lie in the padding altogether");
        }

        // Every window has to hold an element at least.
        if (height < 1
            || width < 1
            || ((height - 1) * window.StrideHeight) - window.Top >= input.Height
            || ((width - 1) * window.StrideWidth) - window.Left >= input.Width)
        {
            throw Fault(
                name,
                $"{height}x{width} windows of {window.KernelHeight}x{window.KernelWidth} do not fit into {input.Height}x{input.Width}");
        }

        return Add(new PoolNode(name, input, height, width, window, kind));
    }

    public GlobalAverageNode GlobalAverage(string name, ChannelView input) => Add(new GlobalAverageNode(name, input));

    public AddNode Sum(string name, ChannelView left, ChannelView right) =>
        left.Channels == right.Channels && left.Height == right.Height && left.Width == right.Width
            ? Add(new AddNode(name, left, right))
            : throw Fault(name, $"{left.Channels}x{left.Height}x{left.Width} and {right.Channels}x{right.Height}x{right.Width} are added");

    public LinearNode Linear(string name, ChannelView input, FileTensor weights, FileTensor? bias)
    {
        long outputs = weights.Shape.Count == 2 ? weights.Shape[0] : 0;
        if (outputs is < 1 or > MaxChannels || weights.Shape[1] != input.Channels || input.Height != 1 || input.Width != 1)
        {
            throw Fault(
                name,
                $"the matrix {weights} does not fit {input.Channels}x{input.Height}x{input.Width}; a classifier follows the global "
                    + "average");
        }

        CheckVector(name, bias, outputs);
        return Add(new LinearNode(name, input, weights, bias));
    }

    public SoftmaxNode Softmax(string name, ChannelView input) => Add(new SoftmaxNode(name, input));

    public ChannelView Concat(string name, IReadOnlyList<ChannelView> parts)
    {
        long channels = parts.Sum(part => (long)part.Channels);
        if (channels is 0 or > MaxChannels || parts.Any(part => part.Height != parts[0].Height || part.Width != parts[0].Width))
        {
            throw Fault(
                name,
                $"{string.Join(" and ", parts.Take(8).Select(part => $"{part.Channels}x{part.Height}x{part.Width}"))} are concatenated");
        }

        Charge((int)channels);
        return ChannelView.Join(parts, name);
    }

    /// <summary>Channels as (rows, columns), transposed.</summary>
    public ChannelView Shuffle(string name, ChannelView input, long rows)
    {
        if (rows < 1 || input.Channels % rows != 0)
        {
            throw Fault(name, $"{input.Channels} channels are shuffled in {rows} groups");
        }

        Charge(input.Channels);
        int columns = input.Channels / (int)rows;
        return input.Ordered(
            [.. Enumerable.Range(0, input.Channels).Select(channel => (channel % (int)rows * columns) + (channel / (int)rows))], name);
    }

    /// <summary>The channels from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public ChannelView Slice(string name, ChannelView input, long start, long end)
    {
        if (start < 0 || end > input.Channels || start >= end)
        {
            throw Fault(name, $"channels {start} to {end} of {input.Channels} are taken");
        }

        Charge((int)(end - start));
        return input.Part((int)start, (int)(end - start), name);
    }

    /// <summary>Refuses a view of more channels than any network has.</summary>
    public void CheckChannels(string node, ChannelView view)
    {
        if (view.Channels > MaxChannels)
        {
            throw Fault(node, $"{view.Channels} channels; at most {MaxChannels} are read");
        }
    }

    /// <summary>Bounds the memory that views of channels take, whatever a file claims.</summary>
    public void Charge(int planes) => budget.Charge(CostPerNode + ((long)CostPerPlane * planes));

    private T Add<T>(T node)
        where T : NetworkNode
    {
        if (_nodes.Count == MaxNodes)
        {
            throw new UnrecognizedNetworkException($"{File}: more than {MaxNodes} nodes");
        }

        Charge(node.Channels);
        _nodes.Add(node);
        return node;
    }

    private void CheckVector(string node, FileTensor? tensor, long length)
    {
        if (tensor is not null && !tensor.Shape.SequenceEqual([length]))
        {
            throw Fault(node, $"{tensor} is read for {length} channels");
        }
    }

    private void CheckWindow(string node, Window window)
    {
        int[] sizes = [window.KernelHeight, window.KernelWidth, window.StrideHeight, window.StrideWidth];
        int[] pads = [window.Top, window.Left, window.Bottom, window.Right];
        if (sizes.Any(size => size is < 1 or > LongestSide) || pads.Any(pad => pad is < 0 or > LongestSide))
        {
            throw Fault(
                node,
                $"kernel {window.KernelHeight}x{window.KernelWidth}, stride {window.StrideHeight}x{window.StrideWidth} and padding "
                    + $"{string.Join(", ", pads)} make no window");
        }
    }
}
