using System.Text;
using Google.Protobuf;
using ShuffleNet.Compiler.Fuzz;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Import.Onnx;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Hostile.Import;

/// <summary>Files that are well-formed and not what they should be: the exception says what.</summary>
public class HostileModelTests
{
    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("<html></html>", "a web page or XML")]
    [InlineData("version https://git-lfs.github.com/spec/v1\n", "Git LFS")]
    [InlineData("7767518\n3 4\n", "unknown format")]
    public void Open_OtherFile_SaysWhatItIs(string content, string expected)
    {
        using TemporaryFile path = new("model.onnx", Encoding.ASCII.GetBytes(content));

        Assert.Contains(expected, Assert.Throws<UnsupportedWeightsException>(() => ModelFile.Open(path.Path)).Message);
    }

    [Fact]
    public void Open_CaffeTextWithoutModel_NamesTheModel()
    {
        using TemporaryFile path = new("deploy.prototxt", "name: \"x\"\n"u8);

        Assert.Contains("deploy.caffemodel", Assert.Throws<MissingTensorException>(() => ModelFile.Open(path.Path)).Message);
    }

    [Theory]
    [InlineData("layer { name: \"a\" type: \"Convolution\" ", "the name of a field was expected")]
    [InlineData("layer { name \"a\" }", "a value was expected")]
    [InlineData("layer { convolution_param { num_output: many } }", "num_output is 'many'")]
    [InlineData("layer { name: \"a }", "a string does not end")]
    public void Open_BrokenCaffeText_NamesTheLine(string text, string expected)
    {
        using TemporaryFile path = new("deploy.prototxt", Encoding.ASCII.GetBytes("name: \"x\"\n" + text));
        path.Add("deploy.caffemodel", [0x0A, 0x01, (byte)'x']);

        WeightFormatException exception = Assert.Throws<WeightFormatException>(() => ModelFile.Open(path.Path));

        Assert.Contains(expected, exception.Message);
        Assert.Contains("line 2", exception.Message);
    }

    [Fact]
    public void Open_CaffeTextNestedDeeply_IsRefused()
    {
        using TemporaryFile path = new("deploy.prototxt", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("layer {", 100_000))));
        path.Add("deploy.caffemodel", [0x0A, 0x01, (byte)'x']);

        Assert.Throws<WeightFormatException>(() => ModelFile.Open(path.Path));
    }

    [Fact]
    public void Open_OtherNetwork_NamesTheNodeThatFitsNot()
    {
        ModelProto model = Tiny();
        model.Graph.Node.Single(node => node.Name == "Relu_1").OpType = "Sigmoid";

        UnrecognizedNetworkException exception = Assert.Throws<UnrecognizedNetworkException>(() => Open(model));

        Assert.Contains("'Relu_1'", exception.Message);
        Assert.Contains("Sigmoid", exception.Message);
    }

    [Fact]
    public void Open_MissingRelu_SaysWhatFollowsInstead()
    {
        ModelProto model = Tiny();
        model.Graph.Node.Single(node => node.Name == "Relu_1").OpType = "Identity";

        Assert.Contains("a ReLU was expected to follow", Assert.Throws<UnrecognizedNetworkException>(() => Open(model)).Message);
    }

    [Fact]
    public void Open_OneUnitWithoutShuffle_NamesBothNodes()
    {
        ModelProto model = Tiny();

        // The second unit's Transpose keeps the order.
        NodeProto transpose = model.Graph.Node.Where(node => node.OpType == "Transpose").ElementAt(1);
        transpose.Attribute[0].Ints.Clear();
        transpose.Attribute[0].Ints.Add([0L, 1, 2, 3, 4]);

        Assert.Throws<UnrecognizedNetworkException>(() => Open(model));
    }

    [Fact]
    public void Open_ReorderedClassifier_IsRefused()
    {
        ModelProto model = Tiny();
        NodeProto reshape = model.Graph.Node.Last(node => node.OpType == "Reshape");
        model.Graph.Node.Insert(
            model.Graph.Node.IndexOf(reshape),
            new NodeProto { Name = "swap", OpType = "Concat", Input = { "a", "b" }, Output = { "swapped" }, Attribute = { Axis(1) } });
        model.Graph.Node.Insert(
            model.Graph.Node.IndexOf(reshape) - 1,
            new NodeProto
            {
                Name = "halves", OpType = "Split", Input = { reshape.Input[0] }, Output = { "b", "a" }, Attribute = { Axis(1) },
            });
        reshape.Input[0] = "swapped";

        Assert.Contains("in their order", Assert.Throws<UnrecognizedNetworkException>(() => Open(model)).Message);
    }

    [Theory]
    [InlineData(new[] { -1L, 4 })]
    [InlineData(new[] { long.MaxValue, long.MaxValue, 2 })]
    [InlineData(new[] { 1L << 40 })]
    public void Open_TensorOfImpossibleShape_IsRefused(long[] shape)
    {
        ModelProto model = Tiny();
        model.Graph.Initializer[0].Dims.Clear();
        model.Graph.Initializer[0].Dims.Add(shape);

        Assert.Throws<WeightFormatException>(() => Open(model));
    }

    [Theory]
    [InlineData(1L << 40, 1L << 40)]
    [InlineData(-5, 3)]
    [InlineData(int.MaxValue, 1)]
    public void Open_FilledConstantOfImpossibleShape_IsRefused(long rows, long columns)
    {
        ModelProto model = Tiny();
        NodeProto first = model.Graph.Node.First(node => node.OpType == "Conv");
        TensorProto shape = new()
        {
            Name = "huge", DataType = (int)TensorProto.Types.DataType.Int64, Dims = { 4 }, Int64Data = { rows, columns, 3, 3 },
        };
        model.Graph.Initializer.Add(shape);
        model.Graph.Node.Insert(0, new NodeProto { Name = "fill", OpType = "ConstantOfShape", Input = { "huge" }, Output = { "filled" } });
        first.Input[1] = "filled";

        Assert.Throws<UnrecognizedNetworkException>(() => Open(model));
    }

    [Fact]
    public void Open_ConcatenationsThatDouble_EndInBoundedMemory()
    {
        ModelProto model = Tiny();
        string value = model.Graph.Node.First(node => node.OpType == "Relu").Output[0];
        int place = 1 + model.Graph.Node.Index().First(node => node.Item.OpType == "Relu").Index;
        for (int round = 0; round < 60; round++)
        {
            model.Graph.Node.Insert(
                place++,
                new NodeProto
                {
                    Name = $"double{round}",
                    OpType = "Concat",
                    Input = { value, value },
                    Output = { $"double{round}" },
                    Attribute = { Axis(1) },
                });
            value = $"double{round}";
        }

        model.Graph.Node[place].Input[0] = value;

        Assert.IsType<UnsupportedWeightsException>(FuzzTargets.Named("onnx").Run(model.ToByteArray()));
    }

    [Fact]
    public void Open_ExternalData_IsReadBesideTheModelAndNowhereElse()
    {
        ModelProto model = Tiny();
        TensorProto tensor = model.Graph.Initializer.First(tensor => tensor.DataType == (int)TensorProto.Types.DataType.Float);
        byte[] data = tensor.RawData.ToByteArray();
        tensor.ClearRawData();
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = "weights.bin" });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = "16" });
        using TemporaryFile path = new("model.onnx", model.ToByteArray());

        MissingTensorException missing = Assert.Throws<MissingTensorException>(() => ModelFile.Open(path.Path));
        path.Add("weights.bin", [.. new byte[16], .. data[..^1]]);
        WeightFormatException shorter = Assert.Throws<WeightFormatException>(() => ModelFile.Open(path.Path));
        path.Add("weights.bin", [.. new byte[16], .. data]);
        using TinyNetwork network = ModelFile.Load<TinyNetwork>(path.Path);
        using TinyNetwork expected = TinyNetwork.CreateRandom(9);
        tensor.ExternalData[0].Value = "../weights.bin";
        UnsupportedWeightsException outside = Assert.Throws<UnsupportedWeightsException>(() => Open(model));

        Assert.Contains("weights.bin", missing.Message);
        Assert.Contains("weights.bin", shorter.Message);
        Assert.Contains("beside the model", outside.Message);
        Assert.Equal(expected.Weights.Floats(), network.Weights.Floats());
    }

    [Theory]
    [InlineData("offset", "-1")]
    [InlineData("offset", "9223372036854775807")]
    [InlineData("offset", "9223372036854775808")]
    [InlineData("length", "-4")]
    [InlineData("length", "9223372036854775807")]
    public void Open_ExternalDataOutsideItsFile_IsRefused(string key, string value)
    {
        ModelProto model = Tiny();
        TensorProto tensor = model.Graph.Initializer.First(tensor => tensor.DataType == (int)TensorProto.Types.DataType.Float);
        byte[] data = tensor.RawData.ToByteArray();
        tensor.ClearRawData();
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        tensor.ExternalData.Add(new StringStringEntryProto { Key = key, Value = value });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = "weights.bin" });
        using TemporaryFile path = new("model.onnx", model.ToByteArray());
        path.Add("weights.bin", data);

        Assert.Contains(tensor.Name, Assert.Throws<WeightFormatException>(() => ModelFile.Open(path.Path)).Message);
    }

    [Fact]
    public void Open_NameTwice_IsRefused()
    {
        ModelProto model = Tiny();
        model.Graph.Initializer.Add(model.Graph.Initializer[0].Clone());

        Assert.Contains("is defined twice", Assert.Throws<WeightFormatException>(() => Open(model)).Message);
    }

    [Fact]
    public void Open_TensorOfManyDimensions_IsRefused()
    {
        ModelProto model = Tiny();
        model.Graph.Initializer[0].Dims.Add(Enumerable.Repeat(1L, 40));

        Assert.Contains("dimensions; 16 are read here", Assert.Throws<UnsupportedWeightsException>(() => Open(model)).Message);
    }

    [Fact]
    public void Load_WeightThatIsNoNumber_NamesTheTensor()
    {
        ModelProto model = Tiny();
        TensorProto tensor = model.Graph.Initializer.First(tensor => tensor.DataType == (int)TensorProto.Types.DataType.Float);
        tensor.RawData = ByteString.CopyFrom([.. tensor.RawData.Span[..^4], .. BitConverter.GetBytes(float.NaN)]);
        using TemporaryFile path = new("model.onnx", model.ToByteArray());

        Assert.Contains(tensor.Name, Assert.Throws<TensorValueException>(() => ModelFile.Load<TinyNetwork>(path.Path)).Message);
    }

    [Fact]
    public void Open_CycleOrUndefinedName_IsRefused()
    {
        ModelProto model = Tiny();
        model.Graph.Node[3].Input[0] = model.Graph.Node[^1].Output[0];

        Assert.Throws<WeightFormatException>(() => Open(model));
    }

    private static AttributeProto Axis(long axis) => new() { Name = "axis", I = axis, Type = AttributeProto.Types.AttributeType.Int };

    private static ModelProto Tiny()
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(9);
        using MemoryStream model = new();
        ModelExporter.WriteOnnx(network, model);
        return ModelProto.Parser.ParseFrom(model.ToArray());
    }

    private static void Open(ModelProto model)
    {
        using TemporaryFile path = new("model.onnx", model.ToByteArray());
        ModelFile.Open(path.Path).Dispose();
    }
}
