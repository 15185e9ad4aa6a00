namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// V2: units that pass half of what enters them (V2 paper, Figure 3 (c) and (d)). torchvision shuffles at the end of a unit and
/// splits at the beginning
/// of the next; the authors' code does both at the beginning, by taking even and odd channels apart.
/// </summary>
internal sealed class SplitFamily(NetworkSpec spec, TensorNames names) : NetworkFamily(spec, names)
{
    private bool ShufflesFirst => Spec.Dialect == ShuffleNetDialect.Megvii;

    protected override Slice Unit(UnitPlace unit, Slice input)
    {
        bool concatenates = UnitSpec.DoesConcatenate(input.Shape.Channels, unit.Channels, unit.Stride);
        Slice both = concatenates ? ConcatShortcut(unit, input) : PassHalf(unit, input);
        return ShufflesFirst ? both : Graph.Shuffle(unit.Name, both, Permutation.Shuffle(unit.Channels, 2));
    }

    private Slice PassHalf(UnitPlace unit, Slice input)
    {
        Slice whole = ShufflesFirst ? Graph.Shuffle(unit.Name, input, Permutation.Shuffle(unit.Channels, 2).Invert()) : input;
        (Slice passing, Slice taken) = Graph.Halves(unit.Name, whole);
        return Graph.Concat(unit.Name, [passing, Branch(unit, taken, unit.Channels / 2)]);
    }

    private Slice ConcatShortcut(UnitPlace unit, Slice input)
    {
        int channels = input.Shape.Channels;
        string name = unit.Name + ".shortcut";
        Slice x = Graph.Convolution(name + ".dw", input, channels, Names.Shortcut(unit.Weights, 0), unit.Kernel, unit.Stride, channels);
        x = Graph.Convolution(
            name + ".pw", x, SplitChannels.Shortcut(Spec, channels, unit.Channels), Names.Shortcut(unit.Weights, 2), 1, 1, 1);
        x = Activate(unit, name + ".pw", x);
        return Graph.Concat(unit.Name, [x, Branch(unit, input, SplitChannels.Branch(Spec, channels, unit.Channels))]);
    }

    private Slice Branch(UnitPlace unit, Slice input, int outputs)
    {
        bool isXception = Spec.IsXception(unit.Index);
        Slice x = isXception ? Xception(unit, input, outputs) : Bottleneck(unit, input, outputs);
        string name = unit.Name + ".se";
        return Spec.Squeezes(unit.Stage)
            ? Excite(name, x, Graph.GlobalAverage(name + ".mean", x), Names.Squeeze(unit.Weights, isXception))
            : x;
    }

    private Slice Bottleneck(UnitPlace unit, Slice input, int outputs)
    {
        string name = unit.Name;
        int middle = Spec.Middle(unit.Index, unit.Channels);
        Slice x = Graph.Convolution(name + ".pw1", input, middle, Names.Branch(unit.Weights, 0), 1, 1, 1);
        x = Activate(unit, name + ".pw1", x);
        x = Graph.Convolution(name + ".dw", x, middle, Names.Branch(unit.Weights, 3), unit.Kernel, unit.Stride, middle);
        x = Graph.Convolution(name + ".pw2", x, outputs, Names.Branch(unit.Weights, 5), 1, 1, 1);
        return Activate(unit, name + ".pw2", x);
    }

    /// <summary>Three times a depthwise convolution, the first of which has the stride, and a pointwise one.</summary>
    private Slice Xception(UnitPlace unit, Slice input, int outputs)
    {
        int middle = Spec.Middle(unit.Index, unit.Channels);
        Slice x = input;
        for (int pair = 0; pair < 3; pair++)
        {
            string depthwise = Text.Of($"{unit.Name}.dw{pair + 1}");
            string pointwise = Text.Of($"{unit.Name}.pw{pair + 1}");
            int channels = x.Shape.Channels;
            x = Graph.Convolution(
                depthwise, x, channels, Names.Branch(unit.Weights, 5 * pair), unit.Kernel, pair == 0 ? unit.Stride : 1, channels);
            x = Graph.Convolution(
                pointwise, x, pair < 2 ? middle : outputs, Names.Branch(unit.Weights, (5 * pair) + 2), 1, 1, 1);
            x = Activate(unit, pointwise, x);
        }

        return x;
    }

    private Slice Activate(UnitPlace unit, string name, Slice input) => Activate(name, input, Spec.IsHardSwish(unit.Stage));
}
