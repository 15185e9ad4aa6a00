namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// Draws the graph of a model file from its operators (docs/operators.md). Shapes are worked out anew: those of the text must agree.
/// </summary>
internal sealed class OperatorReader
{
    private readonly OperatorModel _model;
    private readonly GraphBuilder _graph;
    private readonly Dictionary<string, Slice> _tensors;

    private OperatorReader(OperatorModel model)
    {
        _model = model;
        _graph = new(TensorType.Float32(Shape(model.Input)));
        _tensors = new() { [OperatorModel.InputTensor] = _graph.Input };
    }

    /// <exception cref="OperatorTextException">An operator is not known, or does not fit what it reads.</exception>
    public static NetworkGraph Read(OperatorModel model) => new OperatorReader(model).Read();

    private NetworkGraph Read()
    {
        foreach (NamedOperator line in _model.Operators)
        {
            Slice result = Add(new(line), [.. line.Inputs.Select(input => _tensors[input])]);
            if (result.Shape != Shape(line.Shape))
            {
                throw new OperatorTextException(line.Line, Text.Of($"{line.Operation} gives {result.Shape}, and {line.Shape} is said"));
            }

            _tensors.Add(line.Name, result);
        }

        IReadOnlyList<string> names = ResultNames.Of(_model.Results.Select(result => result.Name));
        for (int index = 0; index < names.Count; index++)
        {
            _graph.Output(names[index], _tensors[_model.Results[index].Tensor]);
        }

        try
        {
            NetworkGraph graph = _graph.Build();
            GraphVolume volume = GraphVolume.Of(graph);
            return Math.Max(volume.Weights, volume.Activations) <= SpecLimits.Elements
                ? graph
                : throw new OperatorTextException(1, Text.Of($"weights or activations take more than {SpecLimits.Elements} elements"));
        }
        catch (InvalidGraphException exception)
        {
            // Nodes are named after their lines, some with an ending.
            string fault = exception.Fault?.Node.Name + ".";
            NamedOperator? line = _model.Operators.FirstOrDefault(line => fault.StartsWith(line.Name + ".", StringComparison.Ordinal));
            throw new OperatorTextException(line?.Line ?? 1, exception.Message);
        }
    }

    private Slice Add(OperatorLine line, Slice[] inputs) => (line.Operation, inputs) switch
    {
        ("convolution", [Slice input]) => Convolution(line, input),
        ("linear", [Slice input]) =>
            _graph.Linear(line.Name, input, line.Shape.Channels, line.Name, line.Flag("bias")),
        ("activation", [Slice input]) => _graph.Activate(line.Name, input, Function(line)),
        ("maxpool", [Slice input]) => Pool(line, input, null),
        ("averagepool", [Slice input]) => Pool(line, input, line.Word("divisor", "valid", "window") == "valid"
            ? AverageDivisor.ValidElements
            : AverageDivisor.WindowSize),
        ("globalaverage", [Slice input]) => _graph.GlobalAverage(line.Name, input),
        ("softmax", [Slice input]) => _graph.Softmax(line.Name, input),
        ("add", [_, _, ..]) => _graph.Add(line.Name, inputs),
        ("concat", [_, _, ..]) => _graph.Concat(line.Name, inputs),
        ("scale", [Slice input, Slice factors]) => _graph.Scale(line.Name, input, factors),
        ("split", [Slice input]) => _graph.Split(line.Name, input, line.Number("first", 0, SpecLimits.Elements), line.Shape.Channels),
        ("shuffle", [Slice input]) => _graph.Shuffle(line.Name, input, Order(line, input.Shape.Channels)),
        ("upsample", [Slice input]) => _graph.Upsample(line.Name, input, line.Word("mode", "nearest", "bilinear") == "bilinear"),
        ("transpose", [Slice input]) => _graph.Transpose(line.Name, input),
        _ => throw line.Fault(Text.Of($"there is no operator {line.Operation} of {Text.Count(inputs.Length, "input")}")),
    };

    private Slice Convolution(OperatorLine line, Slice input)
    {
        int kernel = line.Number("kernel", 1, 7);
        int stride = line.Number("stride", 1, 2);
        int groups = line.Number("groups", 1, (int)SpecLimits.Elements);
        return _graph.Convolution(
            line.Name, input, line.Shape.Channels, line.Name, kernel, stride, line.Padding(), groups, bias: line.Flag("bias"));
    }

    private Slice Pool(OperatorLine line, Slice input, AverageDivisor? divisor) => _graph.Pool(
        line.Name,
        input,
        line.Number("kernel", 1, 7),
        line.Number("stride", 1, 2),
        line.Padding(),
        line.Shape.Height,
        line.Shape.Width,
        divisor);

    private static Activation Function(OperatorLine line)
    {
        string function = line.Word("function", "relu", "relu6", "leakyrelu", "hardswish", "hardsigmoid", "silu", "sigmoid");
        ActivationKind kind = (ActivationKind)Enum.Parse(typeof(ActivationKind), function, ignoreCase: true);
        return new(kind, kind == ActivationKind.LeakyRelu ? line.Real("slope") : 0);
    }

    private static Permutation Order(OperatorLine line, int channels)
    {
        int[] order = line.Numbers("order");
        return order.OrderBy(channel => channel).SequenceEqual(Enumerable.Range(0, channels))
            ? Permutation.FromSources(order)
            : throw line.Fault(Text.Of($"its order is not each of {channels} channels once"));
    }

    private static TensorShape Shape(OperatorShape shape) => new(shape.Channels, shape.Height, shape.Width);
}
