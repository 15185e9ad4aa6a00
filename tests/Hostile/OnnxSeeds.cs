using Google.Protobuf;
using ShuffleNet.Compiler.Import.Onnx;
using Kind = ShuffleNet.Compiler.Import.Onnx.AttributeProto.Types.AttributeType;
using Types = ShuffleNet.Compiler.Import.Onnx.TensorProto.Types.DataType;

namespace ShuffleNet.Compiler.Tests.Hostile;

/// <summary>Graphs of one or two operators on an input of 4 channels and 6x6 pixels: no networks, but each operator is followed.</summary>
internal static class OnnxSeeds
{
    public static IEnumerable<FuzzSeed> Operators() =>
    [
        Seed("clip", Node("Clip", ["x"], Float("min", 0), Float("max", 6))),
        Seed("clip-inputs", Node("Clip", ["x", "zero"])),
        Seed("pad-pool", Node("Pad", ["x", "pads"]), Node("AveragePool", ["y0"], Ints("kernel_shape", 3, 3), Ints("strides", 2, 2))),
        Seed(
            "max-pool",
            Node("MaxPool", ["x"], Ints("kernel_shape", 3, 3), Ints("strides", 2, 2), Ints("pads", 1, 1, 1, 1), Int("ceil_mode", 1))),
        Seed("same", Node("MaxPool", ["x"], Ints("kernel_shape", 3, 3), Ints("strides", 2, 2), Text("auto_pad", "SAME_UPPER"))),
        Seed(
            "reshape",
            Node("Reshape", ["x", "five"]),
            Node("Transpose", ["y0"], Ints("perm", 0, 2, 1, 3, 4)),
            Node("Reshape", ["y1", "four"])),
        Seed(
            "shape",
            Node("Shape", ["x"]),
            Node("Gather", ["y0", "scalar"], Int("axis", 0)),
            Node("Unsqueeze", ["y1", "axes"]),
            Node("Concat", ["y2", "y2", "y2", "y2"], Int("axis", 0)),
            Node("Reshape", ["x", "y3"])),
        Seed(
            "arithmetic",
            Node("Div", ["four", "four"]),
            Node("Mul", ["y0", "four"]),
            Node("Sub", ["y1", "four"]),
            Node("Cast", ["y2"], Int("to", 7)),
            Node("Reshape", ["x", "y3"])),
        Seed(
            "slice",
            Node("Slice", ["x", "one", "two", "one"]),
            Node("Slice", ["x", "zeros", "one", "one"]),
            Node("Concat", ["y0", "y1"], Int("axis", 1))),
        Seed("gather", Node("Gather", ["x", "zeros"], Int("axis", 1))),
        Seed(
            "flatten",
            Node("GlobalAveragePool", ["x"]),
            Node("Flatten", ["y0"], Int("axis", 1)),
            Node("Gemm", ["y1", "matrix", "bias"], Int("transB", 1)),
            Node("Softmax", ["y2"], Int("axis", 1))),
        Seed("mean", Node("ReduceMean", ["x"], Ints("axes", 2, 3), Int("keepdims", 0)), Node("MatMul", ["y0", "matrix"])),
        Seed("squeeze", Node("GlobalAveragePool", ["x"]), Node("Squeeze", ["y0", "axes"])),
        Seed("constant", Node("Constant", [], Ints("value_ints", 1, 4, 36)), Node("Reshape", ["x", "y0"])),
        Seed("norm", Node("BatchNormalization", ["x", "bias", "bias", "bias", "bias"], Float("epsilon", 0.001f))),
        Seed("filled", Node("ConstantOfShape", ["filters"]), Node("Conv", ["x", "y0"], Ints("pads", 1, 1, 1, 1), Int("group", 2))),
        Seed("scale", Node("Mul", ["x", "perChannel"]), Node("Add", ["y0", "zero"]), Node("Dropout", ["y1"]), Node("Relu", ["y2"])),
        Split(),
        External(),
    ];

    private static FuzzSeed Split()
    {
        NodeProto split = Node("Split", ["x"], Int("axis", 1), Ints("split", 1, 3));
        split.Output.Add("rest");
        return Seed("split", split, Node("Concat", ["rest", "y0"], Int("axis", 1)));
    }

    private static FuzzSeed External()
    {
        ModelProto model = Model([Node("Add", ["x", "outside"])]);
        model.Graph.Initializer.Add(new TensorProto
        {
            Name = "outside", DataType = (int)Types.Float, Dims = { 1 }, DataLocation = TensorProto.Types.DataLocation.External,
            ExternalData =
            {
                new StringStringEntryProto { Key = "location", Value = "input" },
                new StringStringEntryProto { Key = "offset", Value = "8" },
            },
        });
        return new FuzzSeed("model", "external", model.ToByteArray(), false);
    }

    private static FuzzSeed Seed(string name, params NodeProto[] nodes) => new("onnx", name, Model(nodes).ToByteArray(), false);

    private static ModelProto Model(NodeProto[] nodes)
    {
        GraphProto graph = new();
        for (int index = 0; index < nodes.Length; index++)
        {
            nodes[index].Name = $"n{index}";
            nodes[index].Output.Insert(0, $"y{index}");
            graph.Node.Add(nodes[index]);
        }

        graph.Input.Add(
            new ValueInfoProto
            {
                Name = "x",
                Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)Types.Float, Shape = Shape(1, 4, 6, 6) } },
            });
        graph.Output.Add(new ValueInfoProto { Name = $"y{nodes.Length - 1}" });
        (string Name, long[] Values)[] integers =
            [("one", [1]),
                ("two", [2]),
                ("zeros", [0]),
                ("axes", [0]),
                ("four", [1, 4, 6, 6]),
                ("filters", [4, 2, 3, 3]),
                ("five", [1, 2, 2, 6, 6]),
                ("pads", [0, 0, 1, 1, 0, 0, 1, 1]),
            ];
        foreach ((string name, long[] values) in integers.Where(list => nodes.Any(node => node.Input.Contains(list.Name))))
        {
            graph.Initializer.Add(
                new TensorProto { Name = name, DataType = (int)Types.Int64, Dims = { values.Length }, Int64Data = { values } });
        }

        if (nodes.Any(node => node.Input.Contains("scalar")))
        {
            graph.Initializer.Add(new TensorProto { Name = "scalar", DataType = (int)Types.Int64, Int64Data = { 1 } });
        }

        (string Name, long[] Shape)[] floats = [("zero", []), ("matrix", [4, 4]), ("bias", [4]), ("perChannel", [4, 1, 1])];
        foreach ((string name, long[] shape) in floats.Where(tensor => nodes.Any(node => node.Input.Contains(tensor.Name))))
        {
            int length = (int)shape.Aggregate(1L, (product, extent) => product * extent);
            graph.Initializer.Add(
                new TensorProto
                {
                    Name = name,
                    DataType = (int)Types.Float,
                    Dims = { shape },
                    RawData = ByteString.CopyFrom(new byte[length * sizeof(float)]),
                });
        }

        return new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 13 } } };
    }

    private static TensorShapeProto Shape(params long[] extents)
    {
        TensorShapeProto shape = new();
        shape.Dim.Add(extents.Select(extent => new TensorShapeProto.Types.Dimension { DimValue = extent }));
        return shape;
    }

    private static NodeProto Node(string type, string[] inputs, params AttributeProto[] attributes) =>
        new() { OpType = type, Input = { inputs }, Attribute = { attributes } };

    private static AttributeProto Int(string name, long value) => new() { Name = name, I = value, Type = Kind.Int };

    private static AttributeProto Float(string name, float value) => new() { Name = name, F = value, Type = Kind.Float };

    private static AttributeProto Ints(string name, params long[] values) => new() { Name = name, Ints = { values }, Type = Kind.Ints };

    private static AttributeProto Text(string name, string value) =>
        new() { Name = name, S = ByteString.CopyFromUtf8(value), Type = Kind.String };
}
