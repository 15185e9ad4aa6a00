namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>V1: units that add what enters them, or concatenate it pooled (paper, Figure 2).</summary>
internal sealed class ResidualFamily(NetworkSpec spec, TensorNames names) : NetworkFamily(spec, names)
{
    protected override Slice Unit(UnitPlace unit, Slice input)
    {
        string name = unit.Name;
        int channels = input.Shape.Channels;
        bool concatenates = UnitSpec.DoesConcatenate(channels, unit.Channels, unit.Stride);
        int bottleneck = ResidualChannels.Bottleneck(Spec, channels, unit.Channels, concatenates);
        int branch = ResidualChannels.Branch(channels, unit.Channels, concatenates);

        // Section 3.2: the input of stage 2 has too few channels to be worth groups.
        int firstGroups = Spec.FirstGroups(unit.IsFirst);
        Slice x = Graph.Convolution(name + ".pw1", input, bottleneck, TensorNames.Residual(unit.Weights, 1, 0), 1, 1, firstGroups);
        x = Rectify(name + ".pw1", x);
        x = Shuffle(name, x, ShufflePosition.BeforeDepthwise);
        x = Graph.Convolution(name + ".dw", x, bottleneck, TensorNames.Residual(unit.Weights, 1, 3), unit.Kernel, unit.Stride, bottleneck);
        x = Shuffle(name, x, ShufflePosition.AfterDepthwise);
        x = Graph.Convolution(name + ".pw2", x, branch, TensorNames.Residual(unit.Weights, 2, 0), 1, 1, Spec.SecondGroups);
        return concatenates ? ConcatShortcut(unit, input, x) : Rectify(name + ".add", Graph.Add(name, [input, x]));
    }

    /// <summary>Figure 2 (c); the other end is (b), and (a) without groups.</summary>
    private Slice ConcatShortcut(UnitPlace unit, Slice input, Slice branch)
    {
        string name = unit.Name;
        Slice shortcut = unit.Stride == 1
            ? input
            : Graph.Pool(name + ".shortcut", input, Spec.ShortcutPoolKernel, 2,
                Spec.ShortcutPoolPadding, Spec.ShortcutPoolRounding, Spec.ShortcutPoolDivisor);
        bool onBranch = Spec.StridedRelu == StridedReluPlacement.OnBranch;
        branch = onBranch ? Rectify(name + ".pw2", branch) : branch;
        (Slice left, Slice right) = Spec.InConcatOrder(shortcut, branch);
        Slice both = Graph.Concat(name, [left, right]);
        return onBranch ? both : Rectify(name + ".concat", both);
    }

    private Slice Shuffle(string name, Slice input, ShufflePosition position)
    {
        if (!Spec.Shuffle || Spec.ShufflePosition != position)
        {
            return input;
        }

        // Section 3.1: by the groups of the convolution before it, whatever those of the next are.
        Permutation order = Permutation.Shuffle(input.Shape.Channels, Spec.Groups);
        return Graph.Shuffle(name, input, Spec.ShuffleDirection == ShuffleDirection.GroupsToChannels ? order : order.Invert());
    }
}
