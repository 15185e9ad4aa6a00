namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Writes the network of a file as operators, one a line, whatever family it is of. What follows a convolution or a matrix channel by
/// channel is folded into it, as far as nobody reads what is between; elsewhere it becomes a convolution of its own.
/// </summary>
internal sealed class OperatorWriter
{
    private readonly FileNetwork _network;
    private readonly GraphWalk _walk;
    private readonly HashSet<NetworkNode> _results;
    private readonly OperatorNames _names = new();
    private readonly List<NamedOperator> _lines = [];
    private readonly List<NamedLayer> _layers = [];
    private readonly Dictionary<NetworkNode, string> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ChannelView, string> _views = new(ReferenceEqualityComparer.Instance);

    private OperatorWriter(FileNetwork network)
    {
        _network = network;
        _walk = new GraphWalk(network);
        _results = new(network.Results.SelectMany(result => result.View.Sources), ReferenceEqualityComparer.Instance);
    }

    /// <exception cref="UnrecognizedNetworkException">There is no operator for one of its nodes.</exception>
    public static (OperatorModel Model, IReadOnlyList<NamedLayer> Layers) Write(FileNetwork network) =>
        new OperatorWriter(network).Write();

    private (OperatorModel Model, IReadOnlyList<NamedLayer> Layers) Write()
    {
        if (_network.Results.Count > SpecLimits.Results)
        {
            throw new UnrecognizedNetworkException(
                $"{_network.File}: {_network.Results.Count} results; a class has at most {SpecLimits.Results}");
        }

        foreach (NetworkNode node in _network.Nodes.Where(node => _results.Contains(node) || _walk.Readers(node).Count > 0))
        {
            // Those that a convolution took in are there already.
            if (!_nodes.ContainsKey(node))
            {
                Write(node);
            }
        }

        OperatorResult[] results = [.. _network.Results.Select(result => new OperatorResult(result.Name, Read(Whole(result.View))))];
        InputNode input = _network.Input;
        OperatorModel model = new(
            Path.GetFileName(_network.File), input.Name, new(input.Channels, input.Height, input.Width), new(_lines), new(results));
        return (model, _layers);
    }

    private void Write(NetworkNode node)
    {
        switch (node)
        {
            case InputNode:
                _nodes.Add(node, OperatorModel.InputTensor);
                break;
            case ConvolutionNode convolution:
                Convolution(convolution);
                break;
            case LinearNode linear:
                Layer(linear, "linear", Read(Whole(linear.Input)), linear.Weights, linear.Bias, []);
                break;
            case AffineNode affine:
                Affine(affine);
                break;
            case PoolNode pool:
                Pool(pool);
                break;
            case FlattenNode:
                // Planes stand one after the other in memory: who reads all of them in a row reads the planes.
                break;
            case ReluNode:
                Line(node, "activation", [Read(node.Input)], new OperatorProperty("function", "relu"));
                break;
            case ActivationNode activation:
                Activation(activation);
                break;
            case UpsampleNode upsample:
                Line(node, "upsample", [Read(node.Input)], new OperatorProperty("mode", upsample.Bilinear ? "bilinear" : "nearest"));
                break;
            default:
                Line(node, Operation(node), [.. node.Inputs.Select(Read)]);
                break;
        }
    }

    private string Operation(NetworkNode node) => node switch
    {
        GlobalAverageNode => "globalaverage",
        SoftmaxNode => "softmax",
        TransposeNode => "transpose",
        AddNode => "add",
        ScaleNode => "scale",
        _ => throw _walk.Fault(node, $"there is no operator for {node.GetType().Name}"),
    };

    private void Convolution(ConvolutionNode node)
    {
        Window window = node.Window;
        bool whole = window == new Window(node.Input.Height, node.Input.Width, window.StrideHeight, window.StrideWidth, 0, 0, 0, 0);
        if (whole && node.Groups == 1 && (window.KernelHeight != window.KernelWidth || OperatorWindow.Odd(window) > OperatorWindow.Largest))
        {
            long inputs = (long)node.Input.Channels * node.Input.Height * node.Input.Width;
            Layer(node, "linear", Read(node.Input), node.Filters.Reshape(node.Channels, inputs), node.Bias, []);
            return;
        }

        int kernel = OperatorWindow.Odd(window);
        if (OperatorWindow.Fault(node, kernel) is string fault)
        {
            throw _walk.Fault(node, fault);
        }

        Layer(
            node,
            "convolution",
            Read(node.Input),
            OperatorWindow.Filters(node.Filters, kernel),
            node.Bias,
            [.. OperatorWindow.Properties(node, kernel), new("groups", Invariant(node.Groups))]);
    }

    /// <summary>A layer with weights, and what follows it channel by channel.</summary>
    private void Layer(
        NetworkNode node, string operation, string input, FileTensor weights, FileTensor? bias, IReadOnlyList<OperatorProperty> properties)
    {
        List<AffineNode> affines = Following(node);
        FoldedConvolution layer = new(_network.File, weights, bias, affines);
        string name = Line(node, operation, [input], [.. properties, new("bias", layer.HasBias ? "true" : "false")]);
        _layers.Add(new NamedLayer(name, layer, HasBias: layer.HasBias));
        affines.ForEach(affine => _nodes.Add(affine, name));
    }

    /// <summary>Factors and summands of channels that nothing took in: a convolution of one element for each channel.</summary>
    private void Affine(AffineNode node)
    {
        List<AffineNode> affines = [node, .. Following(node)];
        FileTensor ones = new(
            node.Name, [node.Channels, 1, 1, 1], () => [.. Enumerable.Repeat(1.0, node.Channels)]);
        FoldedConvolution layer = new(_network.File, ones, null, affines);
        string name = Line(
            node,
            "convolution",
            [Read(node.Input)],
            new("kernel", "1"),
            new("stride", "1"),
            new("padding", "0,0,0,0"),
            new("groups", Invariant(node.Channels)),
            new("bias", "true"));
        _layers.Add(new NamedLayer(name, layer));
        affines.Skip(1).ToList().ForEach(affine => _nodes.Add(affine, name));
    }

    private List<AffineNode> Following(NetworkNode node)
    {
        List<AffineNode> affines = [];
        for (NetworkNode last = node; !_results.Contains(last) && _walk.NextWhole<AffineNode>(last) is { } affine; last = affine)
        {
            affines.Add(affine);
        }

        return affines;
    }

    private void Pool(PoolNode node)
    {
        if (node.IsGlobalAverage)
        {
            Line(node, "globalaverage", [Read(node.Input)]);
            return;
        }

        int kernel = node.Window.KernelHeight;
        string? fault = node.Window.KernelWidth != kernel || kernel > OperatorWindow.Largest
            ? $"a pool of {kernel}x{node.Window.KernelWidth}; square ones of 1 to {OperatorWindow.Largest} are read here"
            : OperatorWindow.Fault(node, kernel);
        if (fault is not null)
        {
            throw _walk.Fault(node, fault);
        }

        OperatorProperty[] divisor = node.Kind == PoolKind.Maximum
            ? []
            : [new("divisor", node.Kind == PoolKind.AverageOfValid ? "valid" : "window")];
        Line(
            node,
            node.Kind == PoolKind.Maximum ? "maxpool" : "averagepool",
            [Read(node.Input)],
            [.. OperatorWindow.Properties(node, kernel), .. divisor]);
    }

    private void Activation(ActivationNode node)
    {
        OperatorProperty[] slope = node.Function == ActivationFunction.LeakyRelu
            ? [new("slope", node.Slope.ToString("R", System.Globalization.CultureInfo.InvariantCulture))]
            : [];
        Line(
            node, "activation", [Read(node.Input)], [new("function", node.Function.ToString().ToLowerInvariant()), .. slope]);
    }

    /// <summary>What a view is called, with the lines that move channels for it.</summary>
    private string Read(ChannelView view)
    {
        if (view.Origin is ViewOrigin.Whole whole)
        {
            return _nodes.TryGetValue(whole.Node, out string? node)
                ? node
                : throw _walk.Fault(whole.Node, "all elements in a row are read by matrices, and are results, but go nowhere else here");
        }

        if (!_views.TryGetValue(view, out string? name))
        {
            name = view.Origin switch
            {
                ViewOrigin.Joined joined => Move(view, "concat", [.. joined.Parts.Select(Read)]),
                ViewOrigin.Part part => Move(view, "split", [Read(part.View)], new OperatorProperty("first", Invariant(part.First))),
                ViewOrigin.Ordered ordered => Move(
                    view,
                    "shuffle",
                    [Read(ordered.View)],
                    new OperatorProperty("order", string.Join(',', ordered.Sources.Select(Invariant)))),
                _ => throw new InvalidOperationException($"{_network.File}: a view that was only made to be compared is read"),
            };
            _views.Add(view, name);
        }

        return name;
    }

    // In memory a row of all elements is the planes.
    private static ChannelView Whole(ChannelView view) =>
        view.Origin is ViewOrigin.Whole { Node: FlattenNode flatten } ? flatten.Input : view;

    private string Move(ChannelView view, string operation, IReadOnlyList<string> inputs, params OperatorProperty[] properties)
    {
        string name = _names.Of(view.Mover ?? operation);
        _lines.Add(new(name, operation, new(inputs), new(properties), new(view.Channels, view.Height, view.Width)));
        return name;
    }

    private string Line(NetworkNode node, string operation, IReadOnlyList<string> inputs, params OperatorProperty[] properties)
    {
        string name = _names.Of(node.Name);
        _lines.Add(new(name, operation, new(inputs), new(properties), new(node.Channels, node.Height, node.Width)));
        _nodes.Add(node, name);
        return name;
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
