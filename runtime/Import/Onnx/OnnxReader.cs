namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>
/// Reads an ONNX model, opsets 9 and later, into a <see cref="FileNetwork"/>. Shapes are computed as they would be at run time,
/// so it does not matter whether an exporter wrote them down or wrote how to find them.
/// </summary>
internal sealed class OnnxReader
{
    private const int OldestOpset = 9;
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
        if (inputs.Length != 1 || _graph.Output.Count != 1)
        {
            throw new UnrecognizedNetworkException(
                $"{_file}: the graph has {inputs.Length} inputs and {_graph.Output.Count} outputs; a classifier has one of each");
        }

        InputNode image = Image(inputs[0]);
        Define(inputs[0].Name, OnnxPlanes.Of(image));
        HashSet<NodeProto> needed = Needed(_graph.Output[0].Name);
        foreach (NodeProto node in _graph.Node.Where(needed.Contains))
        {
            Evaluate(node);
        }

        return _values.GetValueOrDefault(_graph.Output[0].Name) is OnnxPlanes { View: { } output }
            ? _builder.Build(image, output)
            : throw new UnrecognizedNetworkException(
                $"{_file}: the output {WeightStream.Quote(_graph.Output[0].Name)} is not a list of classes for one image");
    }

    private InputNode Image(ValueInfoProto input)
    {
        TypeProto.Types.Tensor? type = input.Type?.TensorType;
        if (type?.Shape?.Dim is not { Count: 4 } extents || type.ElemType != (int)TensorProto.Types.DataType.Float)
        {
            throw new UnrecognizedNetworkException(
                $"{_file}: the input {WeightStream.Quote(input.Name)} is not a float32 tensor of batch, channels, rows and columns");
        }

        if (extents[0].HasDimValue && extents[0].DimValue > 1)
        {
            throw new UnrecognizedNetworkException(
                $"{_file}: the input {WeightStream.Quote(input.Name)} is fixed to a batch of {extents[0].DimValue}; export the model for "
                    + "one image, or for any number");
        }

        // What the file leaves open is the caller's.
        long Extent(int axis, long otherwise) =>
            extents[axis].HasDimValue && extents[axis].DimValue > 0 ? extents[axis].DimValue : otherwise;
        return _builder.Input(input.Name, Extent(1, 3), Extent(2, _options.InputHeight), Extent(3, _options.InputWidth));
    }

    /// <summary>The nodes from which the output can be reached, found without recursion.</summary>
    private HashSet<NodeProto> Needed(string output)
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
        Stack<string> open = new([output]);
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
