namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// Lowers a spec to the graph that the paper draws: every batch normalisation, ReLU, shuffle, concatenation and add is a
/// node of its own. What they cost is the business of the passes.
/// </summary>
internal sealed class GraphBuilder
{
    private readonly NetworkSpec _spec;
    private readonly List<Node> _nodes = [];

    private GraphBuilder(NetworkSpec spec) => _spec = spec;

    public static NetworkGraph Build(NetworkSpec spec)
    {
        NetworkGraph graph = new GraphBuilder(spec).Build();
        GraphValidator.Validate(graph);
        return graph;
    }

    private NetworkGraph Build()
    {
        Slice input = new("input", 0, new TensorShape(_spec.InputChannels, _spec.InputHeight, _spec.InputWidth));
        Slice current = Stem(input);
        int unit = 0;
        for (int stage = 0; stage < _spec.Stages.Count; stage++)
        {
            for (int repeat = 0; repeat < _spec.Stages[stage].Repeats; repeat++)
            {
                // The paper counts the stem as stage 1.
                current = Unit(Text.Of($"stage{stage + 2}.{repeat}"), Text.Of($"features.{unit}"), current, _spec.Stages[stage], repeat == 0, unit == 0);
                unit++;
            }
        }

        return new NetworkGraph(input, Head(current), [.. _nodes]);
    }

    private Slice Stem(Slice input)
    {
        Slice stem = Convolution("stem", ConvolutionKind.Dense, input, _spec.StemChannels, "first_conv.0", 3, _spec.StemStride, 1);
        stem = Relu("stem", BatchNorm("stem", stem, "first_conv.1"));
        return _spec.StemPool ? Pool("stem.pool", stem, 3, _spec.StemPoolPadding, _spec.StemPoolRounding, null) : stem;
    }

    private Slice Unit(string name, string weights, Slice input, StageSpec stage, bool first, bool firstOfNetwork)
    {
        int stride = first ? stage.Stride : 1;
        bool concatenates = UnitChannels.Concatenates(input.Shape.Channels, stage.Channels, stride);
        int bottleneck = UnitChannels.Bottleneck(_spec, input.Shape.Channels, stage.Channels, concatenates);
        int branch = UnitChannels.Branch(input.Shape.Channels, stage.Channels, concatenates);

        // Section 3.2: the input of stage 2 has too few channels to be worth groups.
        int firstGroups = firstOfNetwork && !_spec.FirstUnitGrouped ? 1 : _spec.Groups;
        Slice x = Convolution(name + ".pw1", ConvolutionKind.Pointwise, input, bottleneck, weights + ".branch_main_1.0", 1, 1, firstGroups);
        x = Relu(name + ".pw1", BatchNorm(name + ".pw1", x, weights + ".branch_main_1.1"));
        x = Shuffle(name, x, ShufflePosition.BeforeDepthwise);
        x = Convolution(name + ".dw", ConvolutionKind.Depthwise, x, bottleneck, weights + ".branch_main_1.3", 3, stride, bottleneck);
        x = BatchNorm(name + ".dw", x, weights + ".branch_main_1.4");
        x = Shuffle(name, x, ShufflePosition.AfterDepthwise);
        x = Convolution(name + ".pw2", ConvolutionKind.Pointwise, x, branch, weights + ".branch_main_2.0", 1, 1, _spec.Groups);
        x = BatchNorm(name + ".pw2", x, weights + ".branch_main_2.1");
        return concatenates ? ConcatShortcut(name, input, x, stride) : AddShortcut(name, input, x);
    }

    /// <summary>Figure 2 (b), and (a) without groups.</summary>
    private Slice AddShortcut(string name, Slice input, Slice branch)
    {
        Slice sum = Result(name + ".sum", branch.Shape);
        _nodes.Add(new AddNode(name + ".add", input, branch, sum));
        return Relu(name + ".add", sum);
    }

    /// <summary>Figure 2 (c).</summary>
    private Slice ConcatShortcut(string name, Slice input, Slice branch, int stride)
    {
        Slice shortcut = stride == 1
            ? input
            : Pool(name + ".shortcut", input, _spec.ShortcutPoolKernel, _spec.ShortcutPoolPadding, _spec.ShortcutPoolRounding, _spec.ShortcutPoolDivisor);
        bool onBranch = _spec.StridedRelu == StridedReluPlacement.OnBranch;
        branch = onBranch ? Relu(name + ".pw2", branch) : branch;
        (Slice left, Slice right) = _spec.ConcatOrder == ConcatOrder.ShortcutFirst ? (shortcut, branch) : (branch, shortcut);
        Slice both = Result(name + ".both", branch.Shape with { Channels = left.Shape.Channels + right.Shape.Channels });
        _nodes.Add(new ConcatNode(name + ".concat", left, right, both));
        return onBranch ? both : Relu(name + ".concat", both);
    }

    private Slice Head(Slice input)
    {
        Slice mean = Result("mean", new TensorShape(input.Shape.Channels, 1, 1));
        _nodes.Add(new GlobalAverageNode("pool", input, mean));
        Slice logits = Result("logits", new TensorShape(_spec.Classes, 1, 1));
        _nodes.Add(new LinearNode("classifier", mean, logits, "classifier.0", _spec.ClassifierBias));
        if (!_spec.Softmax)
        {
            return logits;
        }

        Slice probabilities = Result("probabilities", logits.Shape);
        _nodes.Add(new SoftmaxNode("softmax", logits, probabilities));
        return probabilities;
    }

    private Slice Convolution(string name, ConvolutionKind kind, Slice input, int channels, string weight, int kernel, int stride, int groups)
    {
        int padding = kernel / 2;
        TensorShape shape = new(
            channels,
            WindowSize.Of(input.Shape.Height, kernel, stride, padding),
            WindowSize.Of(input.Shape.Width, kernel, stride, padding));
        Slice output = Result(name + ".conv", shape);
        _nodes.Add(new ConvolutionNode(name, kind, input, output, weight, kernel, stride, padding, groups));
        return output;
    }

    private Slice Pool(string name, Slice input, int kernel, int padding, PoolRounding rounding, AverageDivisor? divisor)
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

    private Slice BatchNorm(string name, Slice input, string norm)
    {
        Slice output = Result(name + ".norm", input.Shape);
        _nodes.Add(new BatchNormNode(name + ".bn", input, output, norm));
        return output;
    }

    private Slice Relu(string name, Slice input)
    {
        Slice output = Result(name + ".act", input.Shape);
        _nodes.Add(new ReluNode(name + ".relu", input, output));
        return output;
    }

    private Slice Shuffle(string name, Slice input, ShufflePosition position)
    {
        if (!_spec.Shuffle || _spec.ShufflePosition != position)
        {
            return input;
        }

        Permutation order = Permutation.Shuffle(input.Shape.Channels, _spec.Groups);
        order = _spec.ShuffleDirection == ShuffleDirection.GroupsToChannels ? order : order.Invert();
        Slice output = Result(name + ".shuffled", input.Shape);
        _nodes.Add(new ShuffleNode(name + ".shuffle", input, output, order));
        return output;
    }

    private static Slice Result(string name, TensorShape shape) => new(name, 0, shape);
}
