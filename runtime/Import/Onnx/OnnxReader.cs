namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>
/// Reads an ONNX model, opsets 7 and later, into a <see cref="FileNetwork"/>. Shapes are computed as they would be at run time,
/// so it does not matter whether an exporter wrote them down or wrote how to find them.
/// </summary>
internal sealed class OnnxReader
{
    private const int OldestOpset = 7;
    private const int MaxNodes = 50_000;

    private readonly string _file;
    private readonly ModelOptions _options;
    private readonly GraphProto _graph;
    private readonly OnnxTensors _tensors;
    private readonly NetworkBuilder _builder;
    private readonly Dictionary<string, OnnxValue> _values = [];
    private readonly int _opset;

    private OnnxReader(string file, byte[] bytes, string? directory, ModelOptions options)
    {
        _file = file;
        _options = options;
        ModelBudget budget = new(file, bytes.Length);
        _tensors = new OnnxTensors(budget, directory);
        _builder = new NetworkBuilder(budget);
        ModelProto model = MessageBudget.Parse(budget, bytes, ModelProto.Parser, "not a well-formed ONNX model");
        _graph = model.Graph ?? throw new WeightFormatException($"{file}: the model has no graph");
        long opset = model.OpsetImport.FirstOrDefault(import => import.Domain is "" or "ai.onnx")?.Version ?? 1;
        if (opset is < OldestOpset or > int.MaxValue || _graph.Node.Count > MaxNodes)
        {
            throw new UnsupportedWeightsException(
                $"{file}: opset {opset} with {_graph.Node.Count} nodes; opsets from {OldestOpset} on and {MaxNodes} nodes are read");
        }

        _opset = (int)opset;
    }

    /// <summary>
    /// Whether a file begins as a ModelProto does; protobuf has no magic number, but the first field's tag is the version's or the
    /// graph's.
    /// </summary>
    public static bool Matches(ReadOnlySpan<byte> head) => head is [0x08 or 0x3A, _, ..];

    /// <exception cref="WeightException">The model is damaged, or holds what a ShuffleNet does not.</exception>
    public static FileNetwork Read(string file, byte[] bytes, string? directory, ModelOptions options) =>
        new OnnxReader(file, bytes, directory, options).Read();

    private FileNetwork Read()
    {
        foreach (TensorProto tensor in _graph.Initializer)
        {
            Define(tensor.Name, _tensors.Read(tensor, tensor.Name));
        }

        ValueInfoProto[] inputs = [.. _graph.Input.Where(input => !_values.ContainsKey(input.Name))];
        if (inputs.Length != 1 || _graph.Output.Count == 0)
        {
            throw new UnrecognizedNetworkException(
                $"{_file}: the graph has {inputs.Length} inputs and {_graph.Output.Count} outputs; one input, an image, and one output "
                    + "or more are read here");
        }

        bool channelsLast = IsChannelsLast(inputs[0].Name);
        InputNode image = Image(inputs[0], channelsLast);
        Define(inputs[0].Name, channelsLast ? OnnxPlanes.Of(image).ChannelsLast() : OnnxPlanes.Of(image));
        HashSet<NodeProto> needed = Needed(_graph.Output.Select(output => output.Name));
        foreach (NodeProto node in _graph.Node.Where(needed.Contains))
        {
            Evaluate(node);
        }

        return _builder.Build(image, [.. _graph.Output.Select(output => new FileResult(output.Name, Result(output.Name)))]);
    }

    private ChannelView Result(string name) =>
        (_values.GetValueOrDefault(name) as OnnxPlanes)?.Planar(_builder, name) is OnnxPlanes planes
            ? planes.All
            : throw new UnrecognizedNetworkException(
                $"{_file}: the output {WeightStream.Quote(name)} does not depend on the image, or its elements stand in an order that no "
                    + "list of planes has");

    /// <summary>Whether the graph itself puts the channels of its input first, which come last then: models of TensorFlow.</summary>
    private bool IsChannelsLast(string input)
    {
        NodeProto[] readers = [.. _graph.Node.Where(node => node.Input.Contains(input))];
        return readers.Length > 0 && readers.All(node => node.OpType == "Transpose"
            && node.Attribute.FirstOrDefault(attribute => attribute.Name == "perm")?.Ints is { } order
            && order.SequenceEqual([0, 3, 1, 2]));
    }

    private InputNode Image(ValueInfoProto input, bool channelsLast)
    {
        TypeProto.Types.Tensor? type = input.Type?.TensorType;
        if (type?.Shape?.Dim is not { Count: 4 } extents
            || (TensorProto.Types.DataType)type.ElemType is not (TensorProto.Types.DataType.Float or TensorProto.Types.DataType.Float16
                or TensorProto.Types.DataType.Bfloat16 or TensorProto.Types.DataType.Double))
        {
            throw new UnrecognizedNetworkException(
                $"{_file}: the input {WeightStream.Quote(input.Name)} is not a tensor of floats of batch, channels, rows and columns");
        }

        if (extents[0].HasDimValue && extents[0].DimValue > 1)
        {
            throw new UnrecognizedNetworkException(
                $"{_file}: the input {WeightStream.Quote(input.Name)} is fixed to a batch of {extents[0].DimValue}; export the model for "
                    + "one image, or for any number: torch.onnx.export(…, dynamic_axes={'input': {0: 'batch'}})");
        }

        // What the file leaves open is the caller's.
        long Extent(int axis, long otherwise) =>
            extents[axis].HasDimValue && extents[axis].DimValue > 0 ? extents[axis].DimValue : otherwise;
        int first = channelsLast ? 1 : 2;
        return _builder.Input(
            input.Name,
            Extent(channelsLast ? 3 : 1, 3),
            Extent(first, _options.InputHeight),
            Extent(first + 1, _options.InputWidth));
    }

    /// <summary>The nodes from which the outputs can be reached, found without recursion.</summary>
    private HashSet<NodeProto> Needed(IEnumerable<string> outputs)
    {
        Dictionary<string, NodeProto> makers = [];
        foreach (NodeProto node in _graph.Node)
        {
            foreach (string name in node.Output)
            {
                makers[name] = node;
            }
        }

        HashSet<NodeProto> needed = new(ReferenceEqualityComparer.Instance);
        Stack<string> open = new(outputs);
        while (open.TryPop(out string? name))
        {
            if (makers.TryGetValue(name, out NodeProto? node) && needed.Add(node))
            {
                foreach (string input in node.Input)
                {
                    open.Push(input);
                }
            }
        }

        return needed;
    }

    private void Evaluate(NodeProto proto)
    {
        _builder.Charge(0);
        OnnxValue?[] inputs = [.. proto.Input.Select(name => name.Length == 0
            ? null
            : _values.TryGetValue(name, out OnnxValue? value)
                ? value
                : throw new WeightFormatException(
                    $"{_file}: node {WeightStream.Quote(proto.Name)} reads {WeightStream.Quote(name)}, which no node before it makes"))];
        OnnxNode node = new(proto, inputs, _opset, _builder, _tensors);
        if (proto.Domain is not ("" or "ai.onnx"))
        {
            throw node.Fault($"the operator is of the domain {WeightStream.Quote(proto.Domain)}");
        }

        IReadOnlyList<OnnxValue> results = OnnxOperators.Apply(node);
        foreach ((int index, OnnxValue result) in results
            .Index()
            .Where(result => result.Index < proto.Output.Count && proto.Output[result.Index].Length > 0))
        {
            Define(proto.Output[index], result);
        }
    }

    private void Define(string name, OnnxValue value)
    {
        if (!_values.TryAdd(name, value))
        {
            throw new WeightFormatException($"{_file}: the name {WeightStream.Quote(name)} is defined twice");
        }
    }
}
