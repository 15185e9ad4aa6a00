using System.Text;
using Google.Protobuf;
using ShuffleNet.Compiler.Fuzz;
using ShuffleNet.Compiler.Import.Caffe;
using ShuffleNet.Compiler.Import.Onnx;
using ShuffleNet.Compiler.Tests.Support.Files;

namespace ShuffleNet.Compiler.Tests.Hostile.Import;

/// <summary>
/// Files of which each byte would become as much memory as can be had for it. A target fails by itself if reading allocates
/// more than 16 MiB and four times the input.
/// </summary>
public class BoundedMemoryTests
{
    /// <summary>Elements, layers or bytes: enough that without a bound the memory would be exceeded many times.</summary>
    private const int Many = 300_000;

    private static readonly Dictionary<string, Func<byte[]>> s_onnx = new()
    {
        ["empty nodes"] = () => Field(7, Repeat([0x0A, 0], 6 * Many)),
        ["unknown fields"] = () => [.. Enumerable.Range(100, Many).SelectMany(number => (byte[])[.. Varint(number << 3), 0])],
        ["names"] = () => Field(7, Field(1, Repeat([0x0A, 1, (byte)'x'], 4 * Many))),
        ["integers of a byte"] = () => Field(7, Field(5, Field(7, new byte[10 * Many]))),
        ["integers one by one"] = () => Field(7, Field(5, Repeat([0x38, 0], 6 * Many))),
        ["numbers in small parts"] = () => Field(7, Field(5, Repeat([0x22, 4, 0, 0, 0, 0], 4 * Many))),
        ["dimensions"] = () =>
            Graph(graph =>
                graph.Initializer.Add(
                    new TensorProto { Name = "c", DataType = 1, Dims = { Enumerable.Repeat(1L, 10 * Many) }, FloatData = { 1 } })),
        ["sums of long constants"] = () => Graph(graph =>
        {
            graph.Initializer.Add(Constant("c0", 1 << 14));
            Chain(graph, 5000, "c", before => ("Add", [before, before]));
        }),
        ["lists of long constants"] = () => Graph(graph =>
        {
            graph.Initializer.Add(Constant("c0", 1 << 14));
            NodeProto node = new() { OpType = "Concat", Output = { "c1" } };
            node.Input.Add(Enumerable.Repeat("c0", Many));
            graph.Node.Add(node);
            graph.Output[0].Name = "c1";
        }),
        ["slices of long constants"] = () => Graph(graph =>
        {
            graph.Initializer.Add(Constant("c0", 1 << 14));
            graph.Initializer.Add(new TensorProto { Name = "one", DataType = 7, Dims = { 1 }, Int64Data = { 1 } });
            graph.Initializer.Add(new TensorProto { Name = "end", DataType = 7, Dims = { 1 }, Int64Data = { 1 << 14 } });
            Chain(graph, 5000, "c", _ => ("Slice", ["c0", "one", "end"]));
        }),
        ["concatenation of many inputs"] = () => Graph(graph => Chain(graph, 1, "y", _ => ("Concat", [.. Enumerable.Repeat("x", Many)]))),
        ["shapes of many ones"] = () => Graph(graph =>
        {
            graph.Initializer.Add(
                new TensorProto
                {
                    Name = "shape",
                    DataType = 7,
                    Dims = { 1 << 14 },
                    Int64Data = { Enumerable.Repeat(1L, (1 << 14) - 3).Concat([4, 6, 6]) },
                });
            Chain(graph, 5000, "y", before => ("Reshape", [before == "y0" ? "x" : before, "shape"]));
        }),
        ["many nodes"] = () => Graph(graph => Chain(graph, 40_000, "y", before => ("Relu", [before == "y0" ? "x" : before]))),
        ["wide input"] = () => Graph(graph =>
        {
            graph.Input[0].Type.TensorType.Shape.Dim[1].DimValue = 1 << 16;
            Chain(graph, 9000, "y", before => ("Relu", [before == "y0" ? "x" : before]));
        }),
    };

    private static readonly Dictionary<string, Func<byte[]>> s_caffeModels = new()
    {
        ["empty layers"] = () => Repeat([0xA2, 0x06, 0], 4 * Many),
        ["empty old layers"] = () => Repeat([0x12, 0], 6 * Many),
        ["unknown fields"] = () => [0x0A, 0, .. Enumerable.Range(200, Many).SelectMany(number => (byte[])[.. Varint(number << 3), 0])],
        ["dimensions"] = () => [0x0A, 0, .. Repeat([0x20, 1], 6 * Many)],
        ["concatenation of many inputs"] = () =>
            Layers(new LayerParameter { Type = "Concat", Bottom = { Enumerable.Repeat("data", Many) } }, 1),
        ["slices"] = () =>
            Layers(
                new LayerParameter
                {
                    Type = "Slice", Bottom = { "data" }, Top = { "a", "b" }, SliceParam = new SliceParameter { SlicePoint = { 1 } },
                },
                5000),
        ["slices of a channel"] = () =>
            Layers(new LayerParameter { Type = "Slice", Bottom = { "data" }, Top = { Enumerable.Repeat("a", 60_000) } }, 20),
    };

    private static readonly Dictionary<string, string> s_caffeTexts = new()
    {
        ["empty layers"] = Text("layer{}", Many),
        ["names"] = Text("layer{top:'a'top:'b'}", Many / 4),
        ["strings side by side"] = "name: " + Text("'a'", Many),
        ["numbers"] = Text("input_dim:1 ", Many),
        ["unknown fields"] = Text("x:1 ", Many),
        ["brackets"] = "x:" + Text("[", Many),
        ["lists"] = Text("input_dim:[1,1,1]", Many),
        ["long text"] = "name: '" + Text("a", 20 * Many) + "'",
        ["spaces"] = "name: 'x'" + Text(" ", 20 * Many),
    };

    private static readonly Dictionary<string, string> s_ncnnTexts = new()
    {
        ["lines"] = Text("\n", 10 * Many),
        ["words"] = Text("a ", 4 * Many),
        ["parameters"] = Text("ReLU a 1 1 x y 0=1 1=1 2=1\n", Many),
        ["lists"] = "ReLU a 1 1 x y -23300=1000000" + Text(",1", 1_000_000) + "\n",
        ["layers"] = Text("ReLU a 1 1 x x\n", Many),
        ["names"] = Text("Split a 1 2 x y z\n", Many),
        ["slices"] = Text("Slice a 1 2 x y z -23300=2,-233,-233\n", 5000),
        ["concatenation of many inputs"] = "Concat a 9000 1" + Text(" x", 9000) + " y\n" + "Concat a 9000 1" + Text(" y", 9000) + " z\n",
    };

    public static TheoryData<string> OnnxCases => [.. s_onnx.Keys];

    public static TheoryData<string> CaffeModelCases => [.. s_caffeModels.Keys];

    public static TheoryData<string> CaffeTextCases => [.. s_caffeTexts.Keys];

    public static TheoryData<string> NcnnCases => [.. s_ncnnTexts.Keys];

    [Theory]
    [MemberData(nameof(OnnxCases))]
    public void Open_WastefulOnnx_IsRefusedInBoundedMemory(string name) => Refused("onnx", [0x08, 8, .. s_onnx[name]()]);

    [Theory]
    [MemberData(nameof(CaffeModelCases))]
    public void Open_WastefulCaffeModel_IsRefusedInBoundedMemory(string name) => Refused("caffemodel", s_caffeModels[name]());

    [Theory]
    [MemberData(nameof(CaffeTextCases))]
    public void Open_WastefulCaffeText_IsRefusedInBoundedMemory(string name) =>
        Refused("prototxt", Encoding.ASCII.GetBytes(s_caffeTexts[name]));

    [Theory]
    [MemberData(nameof(NcnnCases))]
    public void Open_WastefulNcnnText_IsRefusedInBoundedMemory(string name)
    {
        string layers = s_ncnnTexts[name];
        Refused(
            "ncnn",
            Encoding.ASCII.GetBytes($"7767517\n{layers.Count(character => character == '\n') + 1} 1\nInput x 0 1 x 2=60000\n{layers}"));
    }

    [Fact]
    public void Open_LongNoteOfStages_IsRefusedInBoundedMemory()
    {
        string header = $$$"""{"__metadata__":{"shufflenet.StageRepeats":"[{{{Text("1, ", Many)}}}1]"},""";
        byte[] seed = FuzzSeeds.All.Single(found => found is { Target: "safetensors", Name: "residual" }).Content;
        int length = BitConverter.ToInt32(seed);
        int notes = Encoding.ASCII.GetString(seed, 8, length).IndexOf("},", StringComparison.Ordinal) + 2;

        Refused(
            "safetensors", TorchFile.Safetensors(header + Encoding.ASCII.GetString(seed, 8 + notes, length - notes), seed[(8 + length)..]));
    }

    private static void Refused(string target, byte[] content) => Assert.NotNull(FuzzTargets.Named(target).Run(content));

    private static byte[] Graph(Action<GraphProto> fill)
    {
        TensorShapeProto shape = new();
        shape.Dim.Add(((long[])[1, 4, 6, 6]).Select(extent => new TensorShapeProto.Types.Dimension { DimValue = extent }));
        GraphProto graph = new();
        graph.Input.Add(
            new ValueInfoProto
            {
                Name = "x", Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 1, Shape = shape } },
            });
        graph.Output.Add(new ValueInfoProto { Name = "x" });
        fill(graph);
        return new ModelProto { Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 13 } } }.ToByteArray();
    }

    private static TensorProto Constant(string name, int length) =>
        new() { Name = name, DataType = 7, Dims = { length }, Int64Data = { new long[length] } };

    /// <summary>Nodes of which each may take the one before; the last one's output is the graph's.</summary>
    private static void Chain(GraphProto graph, int count, string prefix, Func<string, (string Type, string[] Inputs)> describe)
    {
        for (int index = 0; index < count; index++)
        {
            (string type, string[] inputs) = describe($"{prefix}{index}");
            graph.Node.Add(new NodeProto { OpType = type, Input = { inputs }, Output = { $"{prefix}{index + 1}" } });
        }

        graph.Output[0].Name = $"{prefix}{count}";
    }

    private static byte[] Layers(LayerParameter layer, int count) =>
        new NetParameter
        {
            Name = "x", Input = { "data" }, InputDim = { 1, 60_000, 6, 6 }, Layer = { Enumerable.Repeat(layer, count) },
        }.ToByteArray();

    private static byte[] Field(int number, byte[] content) => [.. Varint((number << 3) | 2), .. Varint(content.Length), .. content];

    private static byte[] Repeat(byte[] content, int count) => [.. Enumerable.Repeat(content, count).SelectMany(bytes => bytes)];

    private static string Text(string part, int count) => new StringBuilder().Insert(0, part, count).ToString();

    private static byte[] Varint(int value)
    {
        List<byte> bytes = [];
        for (; value > 0x7F; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return [.. bytes, (byte)value];
    }
}
