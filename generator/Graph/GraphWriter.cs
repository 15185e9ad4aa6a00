namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Appends nodes in the order in which they run; each method gives what its last node writes.</summary>
internal sealed class GraphWriter
{
    private readonly List<Node> _nodes = [];

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>A convolution of padding kernel / 2 and its batch normalisation.</summary>
    public Slice Convolution(string name, ConvolutionKind kind, Slice input, int channels, LayerName layer, int kernel, int stride, int groups)
    {
        TensorShape shape = new(
            channels,
            WindowSize.Of(input.Shape.Height, kernel, stride, kernel / 2),
            WindowSize.Of(input.Shape.Width, kernel, stride, kernel / 2));
        Slice output = Result(name + ".conv", shape);
        _nodes.Add(new ConvolutionNode(name, kind, input, output, layer.Weight, kernel, stride, kernel / 2, groups));
        Slice norm = Result(name + ".norm", shape);
        _nodes.Add(new BatchNormNode(name + ".bn", output, norm, layer.Norm));
        return norm;
    }

    public Slice Relu(string name, Slice input)
    {
        Slice output = Result(name + ".act", input.Shape);
        _nodes.Add(new ActivationNode(name + ".relu", input, output, Activation.Relu));
        return output;
    }

    /// <param name="divisor">What an average at the border divides by; null makes it a maximum pool.</param>
    public Slice Pool(string name, Slice input, int kernel, int padding, PoolRounding rounding, AverageDivisor? divisor)
    {
        TensorShape shape = input.Shape with
        {
            Height = WindowSize.Of(input.Shape.Height, kernel, 2, padding, rounding),
            Width = WindowSize.Of(input.Shape.Width, kernel, 2, padding, rounding),
        };
        Slice output = Result(name + ".out", shape);
        _nodes.Add(new PoolNode(name, input, output, kernel, 2, padding, divisor));
        return output;
    }

    public Slice Shuffle(string name, Slice input, Permutation order)
    {
        Slice output = Result(name + ".shuffled", input.Shape);
        _nodes.Add(new ShuffleNode(name + ".shuffle", input, output, order));
        return output;
    }

    /// <summary>The two halves of the channels.</summary>
    public (Slice First, Slice Second) Split(string name, Slice input)
    {
        TensorShape half = input.Shape with { Channels = input.Shape.Channels / 2 };
        Slice first = Result(name + ".half1", half);
        Slice second = Result(name + ".half2", half);
        _nodes.Add(new SplitNode(name + ".split1", input, first, 0));
        _nodes.Add(new SplitNode(name + ".split2", input, second, half.Channels));
        return (first, second);
    }

    public Slice Concat(string name, Slice first, Slice second)
    {
        Slice both = Result(name + ".both", first.Shape with { Channels = first.Shape.Channels + second.Shape.Channels });
        _nodes.Add(new ConcatNode(name + ".concat", first, second, both));
        return both;
    }

    public Slice Add(string name, Slice shortcut, Slice branch)
    {
        Slice sum = Result(name + ".sum", branch.Shape);
        _nodes.Add(new AddNode(name + ".add", shortcut, branch, sum));
        return sum;
    }

    /// <summary>The mean of every plane, and the classifier on it.</summary>
    public Slice Classify(Slice input, int classes, string weight, bool bias)
    {
        Slice mean = Result("mean", new TensorShape(input.Shape.Channels, 1, 1));
        _nodes.Add(new GlobalAverageNode("pool", input, mean));
        Slice logits = Result("logits", new TensorShape(classes, 1, 1));
        _nodes.Add(new LinearNode("classifier", mean, logits, weight, bias));
        return logits;
    }

    public Slice Softmax(Slice logits)
    {
        Slice probabilities = Result("probabilities", logits.Shape);
        _nodes.Add(new SoftmaxNode("softmax", logits, probabilities));
        return probabilities;
    }

    private static Slice Result(string name, TensorShape shape) => new(name, 0, shape);
}
