namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// Lowers a spec to the graph that the papers draw: every batch normalisation, ReLU, split, shuffle, concatenation and add is
/// a node of its own. What they cost is the business of the passes.
/// </summary>
internal sealed class GraphBuilder
{
    private readonly NetworkSpec _spec;
    private readonly TensorNames _names;
    private readonly GraphWriter _graph = new();
    private int _units;

    private GraphBuilder(NetworkSpec spec)
    {
        _spec = spec;
        _names = new TensorNames(spec);
    }

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
        List<Slice> outputs = [];

        // The papers count the stem as stage 1.
        int stages = _spec.IsBackbone ? _spec.OutputStages[_spec.OutputStages.Count - 1] - 1 : _spec.Stages.Count;
        for (int stage = 0; stage < stages; stage++)
        {
            current = Stage(stage, current);
            if (_spec.OutputStages.Contains(stage + 2))
            {
                outputs.Add(current);
            }
        }

        return _spec.IsBackbone
            ? new NetworkGraph(input, outputs, _graph.Nodes) { IgnoredPrefixes = Unread(stages) }
            : new NetworkGraph(input, [Head(current)], _graph.Nodes);
    }

    private Slice Stem(Slice input)
    {
        Slice stem = _graph.Convolution("stem", ConvolutionKind.Dense, input, _spec.StemChannels, _names.Stem, 3, _spec.StemStride, 1);
        stem = _graph.Relu("stem", stem);
        return _spec.StemPool ? _graph.Pool("stem.pool", stem, 3, _spec.StemPoolPadding, _spec.StemPoolRounding, null) : stem;
    }

    private Slice Stage(int index, Slice input)
    {
        StageSpec stage = _spec.Stages[index];
        for (int repeat = 0; repeat < stage.Repeats; repeat++)
        {
            UnitPlace unit = new(
                Text.Of($"stage{index + 2}.{repeat}"), _names.Unit(index, repeat), stage.Channels, _spec.DepthwiseKernel(_units), repeat == 0 ? stage.Stride : 1, _units == 0);
            _units++;
            input = _spec.Version == ShuffleNetVersion.V1
                ? new ResidualUnit(_spec, _graph).Build(unit, input)
                : new SplitUnit(_spec, _graph, _names).Build(unit, input);
        }

        return input;
    }

    private Slice Head(Slice input)
    {
        if (_spec.HeadChannels > 0)
        {
            input = _graph.Relu("conv5", _graph.Convolution("conv5", ConvolutionKind.Pointwise, input, _spec.HeadChannels, _names.Head, 1, 1, 1));
        }

        Slice logits = _graph.Classify(input, _spec.Classes, _names.Classifier, _spec.ClassifierBias);
        return _spec.Softmax ? _graph.Softmax(logits) : logits;
    }

    /// <summary>What a trained classifier has beyond the last stage that is output.</summary>
    private EquatableArray<string> Unread(int stages) => new(Enumerable.Range(stages, _spec.Stages.Count - stages)
        .SelectMany(stage => Enumerable.Range(0, _spec.Stages[stage].Repeats).Select(repeat => _names.Unit(stage, repeat)))
        .Concat(_names.AfterStages)
        .Select(name => name + "."));
}
