using ShuffleNet.Compiler.Tests.Support.Files;

namespace ShuffleNet.Compiler.Tests.Hostile.Weights;

/// <summary>Pickles made to harm a reader.</summary>
public class HostilePickleTests
{
    private static readonly (string Path, byte[] Content) s_five = ("archive/data/0", TorchFile.Floats(5));

    private static T Refused<T>(byte[] pickle, params (string Path, byte[] Content)[] entries)
        where T : WeightException => Assert.Throws<T>(() => WeightFiles.ReadAll(TorchFile.Zip(pickle, entries)));

    [Theory]
    [InlineData("os", "system")]
    [InlineData("posix", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("numpy.core.multiarray", "scalar")]
    [InlineData("torch", "ComplexFloatStorage")]
    [InlineData("torch", "Size")]
    public void Open_OtherObjectAlone_IsRefusedByName(string module, string name)
    {
        byte[] byLine = new PickleWriter().Global(module, name).Op('(').Text("echo").Op('t').Op('R').Op('.').ToArray();
        byte[] byStack = new PickleWriter().Text(module).Text(name).Raw(0x93).Op('.').ToArray();

        Assert.Contains($"'{module}.{name}'", Refused<UnsupportedWeightsException>(byLine).Message, StringComparison.Ordinal);
        Assert.Contains($"'{module}.{name}'", Refused<UnsupportedWeightsException>(byStack).Message, StringComparison.Ordinal);
    }

    /// <summary>Objects as Python writes them beside the tensors of a checkpoint, and calls that would do harm if they were made.</summary>
    private static readonly Dictionary<string, Action<PickleWriter>> s_objects = new()
    {
        ["a class"] = writer => writer.Global("my", "Net"),
        ["a function by its name on the stack"] = writer => writer.Text("os").Text("system").Raw(0x93),
        ["a call"] = writer => writer.Global("os", "system").Text("echo").Raw(0x85).Op('R'),
        ["a call of what a call gave"] = writer => writer.Global("builtins", "getattr").Op(')').Op('R').Op(')').Op('R'),
        ["an object with a state"] = writer =>
            writer.Global("argparse", "Namespace").Op(')').Raw(0x81).Op('}').Text("lr").Integer(1).Op('s').Op('b'),
        ["an object with a state that is no dictionary"] = writer => writer.Global("my", "Pair").Op(')').Raw(0x81).Op('N').Op('b'),
        ["an object of keywords"] = writer => writer.Global("my", "Net").Op(')').Op('}').Raw(0x92),
        ["an object that is a list"] = writer =>
            writer.Global("collections", "deque").Op(')').Op('R').Op('(').Integer(1).Integer(2).Op('e'),
        ["an object that is a dictionary"] = writer =>
            writer.Global("collections", "defaultdict").Global("builtins", "list").Raw(0x85).Op('R').Op('(').Text("k").Integer(2).Op('u'),
        ["a set"] = writer => writer.Raw(0x8f).Op('(').Integer(1).Integer(2).Raw(0x90),
        ["a set that stays"] = writer => writer.Op('(').Integer(1).Raw(0x91),
        ["a number of many bytes"] = writer => writer.Raw(0x8b, 3, 0, 0, 0, 1, 2, 3),
        ["bytes that change"] = writer => writer.Raw(0x96, 2, 0, 0, 0, 0, 0, 0, 0, 7, 7),
        ["an object that has itself as its state"] = writer =>
            writer.Global("my", "Net").Op(')').Raw(0x81).Raw((byte)'q', 9, (byte)'h', 9).Op('b'),
        ["an optimiser's state by numbers"] = writer => writer
            .Op('}').Text("state").Op('}').Integer(0).Op('}').Text("exp_avg")
            .Tensor("0", [1, 1, 1, 1], [1, 1, 1, 1], 1).Op('s').Op('s').Op('s'),
    };

    public static TheoryData<string> Objects => [.. s_objects.Keys];

    [Theory]
    [MemberData(nameof(Objects))]
    public void Open_OtherObjectBesideTensors_ReadsTheTensors(string name)
    {
        byte[] pickle = PickleWriter.Dictionary(writer =>
        {
            s_objects[name](writer.Text("object"));
            writer.Text("state_dict").Op('}').Text("w").Tensor("0", [1], [1], 1).Op('s');
            s_objects[name](writer.Text("another"));
        });
        using WeightFile zip = WeightFiles.Open(TorchFile.Zip(pickle, s_five));
        using WeightFile legacy = WeightFiles.Open(TorchFile.Legacy(pickle, ("0", 1, TorchFile.Floats(5))));

        Assert.Equal([5.0], zip.Read("w"));
        Assert.Equal([5.0], legacy.Read("w"));
        Assert.Single(zip.Tensors);
    }

    /// <summary>Tensors of which a part is none that is read.</summary>
    private static readonly Dictionary<string, (string Cause, Action<PickleWriter> Write)> s_foreignTensors = new()
    {
        ["a quantised tensor"] = ("quantised", writer => writer.Global("torch._utils", "_rebuild_qtensor").Op(')').Op('R')),
        ["a sparse tensor"] = ("torch._utils._rebuild_sparse_tensor", writer =>
            writer.Global("torch._utils", "_rebuild_sparse_tensor").Op(')').Op('R')),
        ["a tensor of complex numbers"] = ("torch.ComplexFloatStorage", writer =>
            writer.Tensor("0", [1], [1], 1, storage: "ComplexFloatStorage")),
        ["a parameter of one"] = ("torch.ComplexFloatStorage", writer => writer
            .Global("torch._utils", "_rebuild_parameter").Tensor("0", [1], [1], 1, storage: "ComplexFloatStorage")
            .Raw(0x89).Raw(0x86).Op('R')),
        ["a tensor that a function made of another"] = ("my.quantise", writer =>
            writer.Global("my", "quantise").Tensor("0", [1], [1], 1).Raw(0x85).Op('R')),
        ["a tensor of a class of its own"] = ("my.Tensor", writer => writer
            .Global("my", "Tensor").Op('N').Tensor("0", [1], [1], 1).Raw(0x85).Raw(0x86).Op('R')),
    };

    public static TheoryData<string> ForeignTensors => [.. s_foreignTensors.Keys];

    [Theory]
    [MemberData(nameof(ForeignTensors))]
    public void Open_TensorOfAnotherObject_IsRefusedByBothNames(string name)
    {
        (string cause, Action<PickleWriter> write) = s_foreignTensors[name];
        byte[] pickle = PickleWriter.Dictionary(writer =>
        {
            writer.Text("v").Tensor("0", [1], [1], 1);
            write(writer.Text("conv.weight"));
        });

        string message = Refused<UnsupportedWeightsException>(pickle, s_five).Message;
        Assert.Contains("'conv.weight'", message, StringComparison.Ordinal);
        Assert.Contains(cause, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_LegacyStorageOfUnknownElements_IsRefusedByName() =>
        Assert.Contains(
            "'torch.ComplexFloatStorage'",
            Assert.Throws<UnsupportedWeightsException>(() => WeightFiles.ReadAll(TorchFile.Legacy(
                PickleWriter.Dictionary(writer => writer
                    .Text("state_dict").Op('}').Text("w").Tensor("0", [1], [1], 1).Op('s')
                    .Text("other").Op('}').Text("z").Tensor("1", [1], [1], 1, storage: "ComplexFloatStorage").Op('s')),
                ("0", 1, TorchFile.Floats(5)),
                ("1", 1, new byte[8])))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Open_NamesMadeOfLongTextsOverAndOver_AreRefusedBeforeTheyTakeMemory()
    {
        PickleWriter writer = new PickleWriter().Text(new string('a', 200)).Raw((byte)'q', 0);
        for (int i = 0; i < 100_000; i++)
        {
            writer.Raw((byte)'h', 0, (byte)'h', 0, 0x93).Op('0');
        }

        Refused<UnsupportedWeightsException>(writer.ToArray());
    }

    [Theory]
    [InlineData('i')] // INST
    [InlineData('o')] // OBJ
    [InlineData('P')] // PERSID
    [InlineData('\u0082')] // EXT1
    [InlineData('\u00ff')]
    public void Open_OtherOperation_IsRefused(char opcode) =>
        Assert.Contains(
            $"operation 0x{(int)opcode:x2}",
            Refused<UnsupportedWeightsException>(new PickleWriter().Op(opcode).ToArray()).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("0")]
    [InlineData("(.")]
    [InlineData("t")]
    [InlineData("NN.")]
    [InlineData("NR")]
    [InlineData("NNR")]
    [InlineData("NNs")]
    [InlineData("}Ns")]
    [InlineData("}(Nu")]
    [InlineData("](Na")]
    [InlineData("NNb")]
    [InlineData("}Nb")]
    [InlineData("NQ")]
    [InlineData("(q")]
    [InlineData("h\u0005")]
    [InlineData("NN\u0093")]
    [InlineData("N.N")]
    [InlineData("ccollections\nOrderedDict\n)R)R")]
    [InlineData("ccollections\nOrderedDict\n(NtR")]
    [InlineData("ctorch._utils\n_rebuild_tensor_v2\n)R")]
    [InlineData("ctorch\nFloatStorage\n)R")]
    [InlineData("ctorch\nFloatStorage\nN\u0081")]
    [InlineData("cmy\nNet\nNR")]
    [InlineData("N)\u0081")]
    [InlineData("cmy\nNet\n)\u0092")]
    [InlineData("N(N\u0090")]
    [InlineData("N\u0091")]
    [InlineData("cmy\nNet\n(Nu")]
    [InlineData("ccollections\nOrderedDict\n](]ee\u0085R")]
    public void Open_SenselessOperations_AreDamaged(string operations)
    {
        PickleWriter writer = new();
        foreach (char operation in operations)
        {
            writer.Op(operation);
        }

        Assert.StartsWith("test file: ", Refused<WeightFormatException>(writer.ToArray()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ListsNestedDeeply_IsRefused()
    {
        PickleWriter writer = new();
        for (int i = 0; i < 200_000; i++)
        {
            writer.Op(']');
        }

        Refused<UnsupportedWeightsException>(writer.ToArray());
    }

    [Fact]
    public void Open_ValueThatContainsItself_ReadsTheRest()
    {
        byte[] pickle = PickleWriter.Dictionary(writer => writer
            .Text("loop").Op(']').Raw((byte)'q', 0).Raw((byte)'h', 0).Op('a')
            .Text("w").Tensor("0", [1], [1], 1));
        using WeightFile file = WeightFiles.Open(TorchFile.Zip(pickle, ("archive/data/0", TorchFile.Floats(5))));

        Assert.Equal([5.0], file.Read("w"));
    }

    /// <summary>Values that a reader which walks through them, or copies them, would not come out of.</summary>
    private static readonly Dictionary<string, Action<PickleWriter>> s_knots = new()
    {
        ["a tuple in a list that is in the tuple"] = writer => writer.Op(']').Raw((byte)'q', 0).Op('(').Raw((byte)'h', 0).Op('t').Op('a'),
        ["a dictionary that is its own value"] = writer => writer.Op('}').Raw((byte)'q', 0).Text("k").Raw((byte)'h', 0).Op('s'),
        ["two lists in each other"] = writer =>
            writer.Op(']').Raw((byte)'q', 0).Op(']').Raw((byte)'q', 1).Raw((byte)'h', 0).Op('a').Op('a').Raw((byte)'h', 1).Op('0'),
        ["a dictionary that is its own state"] = writer => writer.Op('}').Raw((byte)'q', 0).Raw((byte)'h', 0).Op('b'),
        ["a memo entry that is written over and over"] = writer =>
        {
            writer.Op('N');
            for (int i = 0; i < 1000; i++)
            {
                writer.Op('0').Op(']').Raw((byte)'q', 0).Raw((byte)'h', 0).Op('a');
            }
        },
        ["sixty lists of which each holds the one before twice"] = writer =>
        {
            writer.Op(']').Raw((byte)'q', 0);
            for (byte i = 0; i < 60; i++)
            {
                writer.Op('0').Op(']').Op('(').Raw((byte)'h', i).Raw((byte)'h', i).Op('e').Raw((byte)'q', (byte)(i + 1));
            }
        },
    };

    public static TheoryData<string> Knots => [.. s_knots.Keys];

    [Theory]
    [MemberData(nameof(Knots))]
    public void Open_KnottedValue_ReadsTheRest(string name)
    {
        byte[] pickle = PickleWriter.Dictionary(writer =>
        {
            s_knots[name](writer.Text("knot"));
            writer.Text("w").Tensor("0", [1], [1], 1);
        });
        using WeightFile file = WeightFiles.Open(TorchFile.Zip(pickle, ("archive/data/0", TorchFile.Floats(5))));

        Assert.Equal([5.0], file.Read("w"));
    }

    [Theory]
    [InlineData('Q')] // As a persistent id.
    [InlineData('R')] // As a function and its arguments.
    public void Open_KnotWhereAStorageOrACallIsExpected_IsDamaged(char operation) =>
        Refused<WeightFormatException>(
            new PickleWriter()
                .Op(']')
                .Raw((byte)'q', 0)
                .Raw((byte)'h', 0)
                .Op('a')
                .Raw(0x85)
                .Raw((byte)'q', 1)
                .Raw((byte)'h', 1)
                .Op(operation)
                .ToArray());

    [Fact]
    public void Open_DictionaryThatIsItsOwnStateDictionary_HasNoTensors()
    {
        byte[] pickle = new PickleWriter().Op('}').Raw((byte)'q', 0).Text("state_dict").Raw((byte)'h', 0).Op('s').Op('.').ToArray();

        Refused<UnsupportedWeightsException>(pickle);
    }

    [Fact]
    public void Open_KeyTwice_IsDamaged()
    {
        byte[] pickle = PickleWriter.Dictionary(writer => writer.Text("w").Integer(1).Text("w").Integer(2));

        Assert.Contains("'w' twice", Refused<WeightFormatException>(pickle).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X")]
    [InlineData("\u008d")]
    public void Open_TextLongerThanTheFile_IsDamagedWithoutTakingMemory(string opcode)
    {
        byte[] pickle = new PickleWriter().Op(opcode[0]).Raw(0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f).ToArray();

        Assert.Contains("are announced", Refused<WeightFormatException>(pickle).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new long[] { 3 }, new long[] { 1 }, 0L)]
    [InlineData(new long[] { 2 }, new long[] { 2 }, 0L)]
    [InlineData(new long[] { 2 }, new long[] { 1 }, 1L)]
    [InlineData(new long[] { 2 }, new long[] { 1 }, -1L)]
    [InlineData(new long[] { 2 }, new long[] { 1 }, long.MaxValue)]
    [InlineData(new long[] { 2 }, new long[] { -1 }, 1L)]
    [InlineData(new long[] { -1 }, new long[] { 1 }, 0L)]
    [InlineData(new long[] { 2 }, new long[] { long.MaxValue }, 0L)]
    [InlineData(new long[] { 1 << 20 }, new long[] { 0 }, 0L)]
    [InlineData(new long[] { long.MaxValue, long.MaxValue, long.MaxValue }, new long[] { 0, 0, 0 }, 0L)]
    [InlineData(new long[] { 1L << 40, 0 }, new long[] { 1, 1 }, 0L)]
    [InlineData(new long[] { 2 }, new long[] { 1, 1 }, 0L)]
    public void Open_TensorPastItsStorage_IsDamagedAndNamed(long[] shape, long[] strides, long offset)
    {
        byte[] pickle = PickleWriter.OneTensor(shape, strides, 2, offset);

        string message = Refused<WeightFormatException>(pickle, ("archive/data/0", TorchFile.Floats(1, 2))).Message;
        Assert.Contains($"tensor 'w' of shape [{string.Join(", ", shape)}]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ManyDimensions_IsRefused()
    {
        long[] ones = [.. Enumerable.Repeat(1L, 40)];

        string message = Refused<UnsupportedWeightsException>(
            PickleWriter.OneTensor(ones, ones, 1), ("archive/data/0", TorchFile.Floats(1))).Message;
        Assert.Contains("'w' has 40 dimensions", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_StorageWithTwoTypes_IsDamaged()
    {
        byte[] pickle = PickleWriter.Dictionary(writer => writer
            .Text("w").Tensor("0", [1], [1], 1).Text("v").Tensor("0", [1], [1], 1, storage: "IntStorage"));

        Assert.Contains(
            "float32 in one place",
            Refused<WeightFormatException>(pickle, ("archive/data/0", new byte[4])).Message,
            StringComparison.Ordinal);
    }
}
