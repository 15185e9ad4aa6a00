using System.Runtime.InteropServices;
using Google.Protobuf;
using ShuffleNet.Compiler.Import.Onnx;

namespace ShuffleNet.Compiler.Import;

/// <summary>Builds an ONNX graph node by node; every node has one output, whose name the methods return.</summary>
internal sealed class OnnxGraph
{
    /// <summary>Of 2022: every operator of a ShuffleNet is there, and runtimes of that age load it.</summary>
    public const int Opset = 17;

    private const int IrVersion = 8;

    private readonly GraphProto _graph = new() { Name = "shufflenet" };

    /// <summary>A float32 tensor that the caller gives at run time.</summary>
    public string Input(string name, params long[] shape)
    {
        _graph.Input.Add(Value(name, shape));
        return name;
    }

    /// <summary>Makes the result of a node the graph's output.</summary>
    public void Output(string result, string name, params long[] shape)
    {
        _graph.Node.Add(new NodeProto { OpType = "Identity", Name = name, Input = { result }, Output = { name } });
        _graph.Output.Add(Value(name, shape));
    }

    /// <summary>A float32 constant.</summary>
    public string Constant(string name, ReadOnlySpan<long> shape, float[] values) =>
        Constant<float>(name, TensorProto.Types.DataType.Float, shape, values);

    /// <summary>A one-dimensional int64 constant, such as a shape.</summary>
    public string Constant(string name, params long[] values) =>
        Constant<long>(name, TensorProto.Types.DataType.Int64, [values.Length], values);

    public string Node(string operation, string name, IEnumerable<string> inputs, params AttributeProto[] attributes)
    {
        NodeProto node = new() { OpType = operation, Name = name, Output = { name } };
        node.Input.Add(inputs);
        node.Attribute.Add(attributes);
        _graph.Node.Add(node);
        return name;
    }

    public static AttributeProto Attribute(string name, long value) =>
        new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    public static AttributeProto Attribute(string name, float value) =>
        new() { Name = name, F = value, Type = AttributeProto.Types.AttributeType.Float };

    public static AttributeProto Attribute(string name, params long[] values) =>
        new() { Name = name, Ints = { values }, Type = AttributeProto.Types.AttributeType.Ints };

    public static AttributeProto Attribute(string name, string value) =>
        new() { Name = name, S = ByteString.CopyFromUtf8(value), Type = AttributeProto.Types.AttributeType.String };

    /// <summary>Writes the model as an .onnx file.</summary>
    public void WriteTo(Stream destination) => new ModelProto
    {
        IrVersion = IrVersion,
        ProducerName = "ShuffleNet.Compiler",
        Graph = _graph,
        OpsetImport = { new OperatorSetIdProto { Domain = "", Version = Opset } },
    }.WriteTo(destination);

    private string Constant<T>(string name, TensorProto.Types.DataType type, ReadOnlySpan<long> shape, T[] values)
        where T : unmanaged
    {
        TensorProto tensor = new() { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<T>(values)) };
        tensor.Dims.Add(shape.ToArray());
        _graph.Initializer.Add(tensor);
        return name;
    }

    private static ValueInfoProto Value(string name, long[] shape)
    {
        TypeProto.Types.Tensor tensor = new() { ElemType = (int)TensorProto.Types.DataType.Float, Shape = new() };
        tensor.Shape.Dim.Add(shape.Select(extent => new TensorShapeProto.Types.Dimension { DimValue = extent }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
