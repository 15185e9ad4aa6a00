namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Draws a unit of V1 (paper, Figure 2).</summary>
internal sealed class ResidualUnit(NetworkSpec spec, GraphWriter graph)
{
    public Slice Build(UnitPlace unit, Slice input)
    {
        string name = unit.Name;
        int channels = input.Shape.Channels;
        bool concatenates = UnitSpec.DoesConcatenate(channels, unit.Channels, unit.Stride);
        int bottleneck = ResidualChannels.Bottleneck(spec, channels, unit.Channels, concatenates);
        int branch = ResidualChannels.Branch(channels, unit.Channels, concatenates);

        // Section 3.2: the input of stage 2 has too few channels to be worth groups.
        int firstGroups = spec.FirstGroups(unit.IsFirst);
        Slice x = graph.Convolution(name + ".pw1", ConvolutionKind.Pointwise, input, bottleneck, TensorNames.Residual(unit.Weights, 1, 0), 1, 1, firstGroups);
        x = graph.Relu(name + ".pw1", x);
        x = Shuffle(name, x, ShufflePosition.BeforeDepthwise);
        x = graph.Convolution(name + ".dw", ConvolutionKind.Depthwise, x, bottleneck, TensorNames.Residual(unit.Weights, 1, 3), unit.Kernel, unit.Stride, bottleneck);
        x = Shuffle(name, x, ShufflePosition.AfterDepthwise);
        x = graph.Convolution(name + ".pw2", ConvolutionKind.Pointwise, x, branch, TensorNames.Residual(unit.Weights, 2, 0), 1, 1, spec.SecondGroups);
        return concatenates ? ConcatShortcut(unit, input, x) : graph.Relu(name + ".add", graph.Add(name, input, x));
    }

    /// <summary>Figure 2 (c); the other end is (b), and (a) without groups.</summary>
    private Slice ConcatShortcut(UnitPlace unit, Slice input, Slice branch)
    {
        string name = unit.Name;
        Slice shortcut = unit.Stride == 1
            ? input
            : graph.Pool(name + ".shortcut", input, spec.ShortcutPoolKernel, spec.ShortcutPoolPadding, spec.ShortcutPoolRounding, spec.ShortcutPoolDivisor);
        bool onBranch = spec.StridedRelu == StridedReluPlacement.OnBranch;
        branch = onBranch ? graph.Relu(name + ".pw2", branch) : branch;
        (Slice left, Slice right) = spec.InConcatOrder(shortcut, branch);
        Slice both = graph.Concat(name, left, right);
        return onBranch ? both : graph.Relu(name + ".concat", both);
    }

    private Slice Shuffle(string name, Slice input, ShufflePosition position)
    {
        if (!spec.Shuffle || spec.ShufflePosition != position)
        {
            return input;
        }

        // Section 3.1: by the groups of the convolution before it, whatever those of the next are.
        Permutation order = Permutation.Shuffle(input.Shape.Channels, spec.Groups);
        return graph.Shuffle(name, input, spec.ShuffleDirection == ShuffleDirection.GroupsToChannels ? order : order.Invert());
    }
}
