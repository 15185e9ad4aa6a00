using Google.Protobuf;

namespace ShuffleNet.Compiler.Tests.Support.Onnx;

/// <summary>Builds an ONNX graph node by node; every node has one output, whose name the methods return.</summary>
internal sealed class OnnxGraph
{
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

    /// <summary>A float32 constant; the values are rounded to it.</summary>
    public string Constant(string name, IEnumerable<long> shape, double[] values) =>
        Constant(name, TensorProto.Types.DataType.Float, shape, Array.ConvertAll(values, value => (float)value));

    /// <summary>A one-dimensional int64 constant, such as a shape.</summary>
    public string Constant(string name, params long[] values) =>
        Constant(name, TensorProto.Types.DataType.Int64, [values.Length], values);

    public string Node(string operation, string name, IEnumerable<string> inputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = operation, Name = name, Output = { name } };
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

    /// <summary>The model as the bytes of an .onnx file.</summary>
    public byte[] ToBytes() => new ModelProto
    {
        IrVersion = 8,
        ProducerName = "ShuffleNet.Compiler.Tests",
        Graph = _graph,
        OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 } },
    }.ToByteArray();

    private string Constant<T>(string name, TensorProto.Types.DataType type, IEnumerable<long> shape, T[] values)
        where T : unmanaged
    {
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)type,
            RawData = ByteString.CopyFrom(System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(values)),
        };
        tensor.Dims.Add(shape);
        _graph.Initializer.Add(tensor);
        return name;
    }

    private static ValueInfoProto Value(string name, long[] shape)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = new() };
        tensor.Shape.Dim.Add(shape.Select(extent => new TensorShapeProto.Types.Dimension { DimValue = extent }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
