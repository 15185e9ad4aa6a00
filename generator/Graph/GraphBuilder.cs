namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// Builds a graph operator by operator, in the order in which they run. Each method works out the shape of its result, appends its
/// node and gives what it writes, in the element type and layout of what it reads; <see cref="Build"/> checks all that was built.
/// </summary>
internal sealed class GraphBuilder(TensorType input)
{
    private readonly List<Node> _nodes = [];
    private readonly List<NetworkOutput> _outputs = [];

    public Slice Input { get; } = new("input", 0, input);

    /// <summary>Makes a tensor a result of the network.</summary>
    /// <param name="name">What it is called where the network runs; an identifier.</param>
    public void Output(string name, Slice slice) => _outputs.Add(new(name, slice));

    /// <summary>The graph of everything so far.</summary>
    /// <exception cref="InvalidGraphException">An operator does not fit its operands, or there is no output.</exception>
    public NetworkGraph Build()
    {
        NetworkGraph graph = new(Input, _outputs, _nodes);
        GraphValidator.Validate(graph);
        return graph;
    }

    /// <summary>A convolution of padding kernel / 2 and its batch normalisation.</summary>
    public Slice Convolution(string name, Slice input, int channels, LayerName layer, int kernel, int stride, int groups) =>
        Convolution(name, input, channels, layer.Weight, kernel, stride, kernel / 2, groups, layer.Norm);

    /// <summary>A convolution.</summary>
    /// <param name="weight">Name of its tensors without <c>.weight</c> and <c>.bias</c>.</param>
    /// <param name="norm">Name of the tensors of the batch normalisation behind it; null where there is none.</param>
    /// <param name="bias">Whether it has a bias of its own.</param>
    public Slice Convolution(
        string name, Slice input, int channels, string weight, int kernel, int stride, Padding padding, int groups, string? norm = null,
        bool bias = false)
    {
        (int height, int width) = padding.Windows(input.Shape, kernel, stride);
        Slice output = Result(name + ".conv", input, new TensorShape(channels, height, width));
        Add(new ConvolutionNode(name, input, output, weight, kernel, stride, padding, groups) { Bias = bias });
        return norm is null ? output : Add(new BatchNormNode(name + ".bn", output, Result(name + ".norm", output), norm));
    }

    public Slice Relu(string name, Slice input) => Rectify(name, input, Activation.Relu);

    /// <summary>A ReLU, or what stands in its place.</summary>
    public Slice Rectify(string name, Slice input, Activation rectifier) =>
        Add(new ActivationNode(name + ".relu", input, Result(name + ".act", input), rectifier));

    public Slice Activate(string name, Slice input, Activation activation) =>
        Add(new ActivationNode(name, input, Result(name + ".act", input), activation));

    /// <param name="divisor">What an average at the border divides by; null makes it a maximum pool.</param>
    public Slice Pool(string name, Slice input, int kernel, int stride, Padding padding, PoolRounding rounding, AverageDivisor? divisor) =>
        Pool(
            name,
            input,
            kernel,
            stride,
            padding,
            WindowSize.Of(input.Shape.Height, kernel, stride, padding.Top, padding.Bottom, rounding),
            WindowSize.Of(input.Shape.Width, kernel, stride, padding.Left, padding.Right, rounding),
            divisor);

    /// <summary>A pool that gives so many rows and columns.</summary>
    /// <param name="divisor">What an average at the border divides by; null makes it a maximum pool.</param>
    public Slice Pool(string name, Slice input, int kernel, int stride, Padding padding, int height, int width, AverageDivisor? divisor) =>
        Add(new PoolNode(
            name,
            input,
            Result(name + ".out", input, input.Shape with { Height = height, Width = width }),
            kernel,
            stride,
            padding,
            divisor));

    public Slice Shuffle(string name, Slice input, Permutation order) =>
        Add(new ShuffleNode(name + ".shuffle", input, Result(name + ".shuffled", input), order));

    /// <summary>The two halves of the channels.</summary>
    public (Slice First, Slice Second) Halves(string name, Slice input)
    {
        int half = input.Shape.Channels / 2;
        return (Split(name + ".split1", input, 0, half, name + ".half1"), Split(name + ".split2", input, half, half, name + ".half2"));
    }

    /// <summary>Adjacent channels.</summary>
    public Slice Split(string name, Slice input, int first, int count) => Split(name, input, first, count, name + ".part");

    public Slice Concat(string name, IReadOnlyList<Slice> parts) =>
        Add(new ConcatNode(name + ".concat", new(parts), Result(
            name + ".both", parts[0], parts[0].Shape with { Channels = parts.Sum(part => part.Shape.Channels) })));

    public Slice Add(string name, IReadOnlyList<Slice> operands) =>
        Add(new AddNode(name + ".add", new(operands), Result(name + ".sum", operands[0])));

    /// <summary>Every plane times a factor of its own.</summary>
    public Slice Scale(string name, Slice input, Slice factors) => Add(new ScaleNode(name, input, factors, Result(name + ".out", input)));

    public Slice Upsample(string name, Slice input, bool bilinear) =>
        Add(new UpsampleNode(name, input, Result(
            name + ".out", input, input.Shape with { Height = 2 * input.Shape.Height, Width = 2 * input.Shape.Width }), bilinear));

    /// <summary>The mean of every plane.</summary>
    public Slice GlobalAverage(string name, Slice input, string? tensor = null) =>
        Add(new GlobalAverageNode(name, input, Result(tensor ?? name + ".mean", input, new TensorShape(input.Shape.Channels, 1, 1))));

    /// <summary>A matrix times all elements of the input.</summary>
    public Slice Linear(string name, Slice input, int outputs, string weight, bool bias, string? tensor = null) =>
        Add(new LinearNode(name, input, Result(tensor ?? name + ".out", input, new TensorShape(outputs, 1, 1)), weight, bias));

    /// <summary>The channels of each pixel one after the other: pixels become planes of one row.</summary>
    public Slice Transpose(string name, Slice input) =>
        Add(new TransposeNode(name, input, Result(name + ".out", input, new TensorShape(input.Shape.Plane, 1, input.Shape.Channels))));

    public Slice Softmax(string name, Slice input, string? tensor = null) =>
        Add(new SoftmaxNode(name, input, Result(tensor ?? name + ".out", input)));

    private Slice Split(string name, Slice input, int first, int count, string tensor) =>
        Add(new SplitNode(name, input, Result(tensor, input, input.Shape with { Channels = count }), first));

    private Slice Add(Node node)
    {
        _nodes.Add(node);
        return node.Output;
    }

    private static Slice Result(string name, Slice operand) => Result(name, operand, operand.Shape);

    private static Slice Result(string name, Slice operand, TensorShape shape) => new(name, 0, operand.Type.With(shape));
}
