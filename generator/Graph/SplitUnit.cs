namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// Draws a unit of V2 (V2 paper, Figure 3 (c) and (d)). torchvision shuffles at the end of a unit and splits at the beginning
/// of the next; the authors' code does both at the beginning, by taking even and odd channels apart.
/// </summary>
internal sealed class SplitUnit(NetworkSpec spec, GraphWriter graph, TensorNames names)
{
    private readonly bool _shufflesFirst = spec.Dialect == ShuffleNetDialect.Megvii;

    public Slice Build(UnitPlace unit, Slice input)
    {
        bool concatenates = UnitSpec.DoesConcatenate(input.Shape.Channels, unit.Channels, unit.Stride);
        Slice both = concatenates ? ConcatShortcut(unit, input) : PassHalf(unit, input);
        return _shufflesFirst ? both : graph.Shuffle(unit.Name, both, Permutation.Shuffle(unit.Channels, 2));
    }

    private Slice PassHalf(UnitPlace unit, Slice input)
    {
        Slice whole = _shufflesFirst ? graph.Shuffle(unit.Name, input, Permutation.Shuffle(unit.Channels, 2).Invert()) : input;
        (Slice passing, Slice taken) = graph.Split(unit.Name, whole);
        return graph.Concat(unit.Name, passing, Branch(unit, taken, unit.Channels / 2));
    }

    private Slice ConcatShortcut(UnitPlace unit, Slice input)
    {
        int channels = input.Shape.Channels;
        string name = unit.Name + ".shortcut";
        Slice x = graph.Convolution(name + ".dw", ConvolutionKind.Depthwise, input, channels, names.Shortcut(unit.Weights, 0), unit.Kernel, unit.Stride, channels);
        x = graph.Convolution(name + ".pw", ConvolutionKind.Pointwise, x, SplitChannels.Shortcut(spec, channels, unit.Channels), names.Shortcut(unit.Weights, 2), 1, 1, 1);
        x = graph.Relu(name + ".pw", x);
        return graph.Concat(unit.Name, x, Branch(unit, input, SplitChannels.Branch(spec, channels, unit.Channels)));
    }

    private Slice Branch(UnitPlace unit, Slice input, int outputs)
    {
        string name = unit.Name;
        int middle = SplitChannels.Middle(unit.Channels);
        Slice x = graph.Convolution(name + ".pw1", ConvolutionKind.Pointwise, input, middle, names.Branch(unit.Weights, 0), 1, 1, 1);
        x = graph.Relu(name + ".pw1", x);
        x = graph.Convolution(name + ".dw", ConvolutionKind.Depthwise, x, middle, names.Branch(unit.Weights, 3), unit.Kernel, unit.Stride, middle);
        x = graph.Convolution(name + ".pw2", ConvolutionKind.Pointwise, x, outputs, names.Branch(unit.Weights, 5), 1, 1, 1);
        return graph.Relu(name + ".pw2", x);
    }
}
