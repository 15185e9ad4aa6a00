namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// Lowers a spec to the graph that the papers draw: every batch normalisation, activation, split, shuffle, concatenation and add is
/// a node of its own. What they cost is the business of the passes. Stem, stages and head are those of all families; a family knows
/// its units.
/// </summary>
internal abstract class NetworkFamily
{
    private int _units;

    protected NetworkFamily(NetworkSpec spec, TensorNames names)
    {
        Spec = spec;
        Names = names;
        Graph = new GraphBuilder(TensorType.Float32(new TensorShape(spec.InputChannels, spec.InputHeight, spec.InputWidth)));
    }

    protected NetworkSpec Spec { get; }

    protected TensorNames Names { get; }

    protected GraphBuilder Graph { get; }

    /// <summary>What stands where the papers have a ReLU.</summary>
    protected Activation Rectifier { get; private init; } = Activation.Relu;

    /// <summary>The graph of a spec.</summary>
    public static NetworkGraph Build(NetworkSpec spec) => Of(spec, new TensorNames(spec), Activation.Relu).Build();

    /// <summary>What the output stages of a backbone put out, in a graph to which more is added.</summary>
    /// <param name="rectifier">What stands where the papers have a ReLU.</param>
    public static (GraphBuilder Graph, IReadOnlyList<Slice> Stages) Backbone(NetworkSpec spec, TensorNames names, Activation rectifier)
    {
        NetworkFamily family = Of(spec, names, rectifier);
        List<Slice> stages = family.Stages(spec.OutputStages[spec.OutputStages.Count - 1] - 1);
        return (family.Graph, [.. spec.OutputStages.Select(stage => stages[stage - 2])]);
    }

    protected Slice Rectify(string name, Slice input) => Graph.Rectify(name, input, Rectifier);

    /// <summary>Draws a unit; gives what it puts out.</summary>
    protected abstract Slice Unit(UnitPlace unit, Slice input);

    private static NetworkFamily Of(NetworkSpec spec, TensorNames names, Activation rectifier) => spec.Version switch
    {
        ShuffleNetVersion.V1 => new ResidualFamily(spec, names) { Rectifier = rectifier },
        _ => new SplitFamily(spec, names) { Rectifier = rectifier },
    };

    private NetworkGraph Build()
    {
        // The papers count the stem as stage 1.
        int count = Spec.IsBackbone ? Spec.OutputStages[Spec.OutputStages.Count - 1] - 1 : Spec.Stages.Count;
        List<Slice> stages = Stages(count);
        foreach (int stage in Spec.OutputStages)
        {
            Graph.Output(Text.Of($"stage{stage}"), stages[stage - 2]);
        }

        if (!Spec.IsBackbone)
        {
            Graph.Output("output", Head(stages[count - 1]));
        }

        return Graph.Build() with { IgnoredPrefixes = Spec.IsBackbone ? IgnoredPrefixes(count) : default };
    }

    /// <summary>Draws the stem and so many stages; gives what each stage puts out.</summary>
    private List<Slice> Stages(int count)
    {
        List<Slice> stages = [];
        Slice current = Stem(Graph.Input);
        for (int stage = 0; stage < count; stage++)
        {
            current = Stage(stage, current);
            stages.Add(current);
        }

        return stages;
    }

    private Slice Stem(Slice input)
    {
        Slice stem = Graph.Convolution("stem", input, Spec.StemChannels, Names.Stem, 3, Spec.StemStride, 1);
        stem = Activate("stem", stem, Spec.IsHardSwish(1));
        return Spec.StemPool ? Graph.Pool("stem.pool", stem, 3, 2, Spec.StemPoolPadding, Spec.StemPoolRounding, null) : stem;
    }

    private Slice Stage(int index, Slice input)
    {
        StageSpec stage = Spec.Stages[index];
        for (int repeat = 0; repeat < stage.Repeats; repeat++)
        {
            UnitPlace unit = new(
                Text.Of($"stage{index + 2}.{repeat}"), Names.Unit(index, repeat), index + 2, _units, stage.Channels,
                Spec.DepthwiseKernel(_units), repeat == 0 ? stage.Stride : 1);
            _units++;
            input = Unit(unit, input);
        }

        return input;
    }

    protected Slice Activate(string name, Slice input, bool isHardSwish) =>
        isHardSwish ? Graph.Activate(name + ".hardswish", input, Activation.HardSwish) : Rectify(name, input);

    /// <summary>The end of squeeze-and-excitation: planes times factors that two matrices make of their means.</summary>
    protected Slice Excite(string name, Slice planes, Slice means, string weights)
    {
        int channels = planes.Shape.Channels;
        Slice x = Graph.Convolution(name + ".down", means, SqueezeChannels.Of(channels), TensorNames.SqueezeDown(weights), 1, 1, 1);
        x = Graph.Relu(name + ".down", x);
        x = Graph.Convolution(name + ".up", x, channels, TensorNames.SqueezeUp(weights), 1, 1, 0, 1);
        return Graph.Scale(name, planes, Graph.Activate(name + ".up.hardsigmoid", x, Activation.HardSigmoid));
    }

    private Slice Head(Slice input)
    {
        if (Spec.HeadChannels > 0)
        {
            input = Activate(
                "conv5", Graph.Convolution("conv5", input, Spec.HeadChannels, Names.Head, 1, 1, 1), Spec.IsHeadHardSwish);
        }

        Slice mean = Graph.GlobalAverage("pool", input, "mean");
        if (Spec.HasLastSqueeze)
        {
            mean = Excite("pool.se", mean, mean, TensorNames.LastSqueeze);
            mean = Activate(
                "fc", Graph.Linear("fc", mean, Spec.HeadChannels, TensorNames.LastLinear, bias: false), Spec.IsHeadHardSwish);
        }

        Slice logits = Graph.Linear("classifier", mean, Spec.Classes, Names.Classifier, Spec.ClassifierBias, "logits");
        return Spec.Softmax ? Graph.Softmax("softmax", logits, "probabilities") : logits;
    }

    /// <summary>What a trained classifier has beyond the last stage that is output.</summary>
    private EquatableArray<string> IgnoredPrefixes(int stages) => new(Enumerable.Range(stages, Spec.Stages.Count - stages)
        .SelectMany(stage => Enumerable.Range(0, Spec.Stages[stage].Repeats).Select(repeat => Names.Unit(stage, repeat)))
        .Concat(Names.AfterStages)
        .Select(name => name + "."));
}
