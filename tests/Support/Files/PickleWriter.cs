using System.Buffers.Binary;
using System.Text;

namespace ShuffleNet.Compiler.Tests.Support.Files;

/// <summary>Writes pickles by hand, operation by operation.</summary>
internal sealed class PickleWriter
{
    private readonly List<byte> _bytes = [];

    public PickleWriter() => Raw(0x80, 2);

    public byte[] ToArray() => [.. _bytes];

    public PickleWriter Raw(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public PickleWriter Op(char opcode) => Raw((byte)opcode);

    public PickleWriter Global(string module, string name) => Op('c').Raw(Encoding.UTF8.GetBytes($"{module}\n{name}\n"));

    public PickleWriter Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        return Op('X').Raw(length).Raw(bytes);
    }

    /// <summary>An integer of up to 64 bits.</summary>
    public PickleWriter Integer(long value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return Raw(0x8a, 8).Raw(bytes);
    }

    public PickleWriter Tuple(params IReadOnlyList<long> values)
    {
        Op('(');
        foreach (long value in values)
        {
            Integer(value);
        }

        return Op('t');
    }

    /// <summary>A tensor; the view is the legacy format's.</summary>
    public PickleWriter Tensor(
        string key,
        long[] shape,
        long[] strides,
        long storageLength,
        long offset = 0,
        string storage = "FloatStorage",
        (string Key, long Start, long Length)? view = null)
    {
        Global("torch._utils", "_rebuild_tensor_v2").Op('(');
        Op('(').Text("storage").Global("torch", storage).Text(key).Text("cpu").Integer(storageLength);
        if (view is { } part)
        {
            Op('(').Text(part.Key).Integer(part.Start).Integer(part.Length).Op('t');
        }

        return Op('t')
            .Op('Q')
            .Integer(offset)
            .Tuple(shape)
            .Tuple(strides)
            .Raw(0x89)
            .Global("collections", "OrderedDict")
            .Op(')')
            .Op('R')
            .Op('t')
            .Op('R');
    }

    /// <summary>A dictionary of the entries that <paramref name="entries"/> writes, and the end.</summary>
    public static byte[] Dictionary(Action<PickleWriter> entries)
    {
        PickleWriter writer = new PickleWriter().Op('}').Op('(');
        entries(writer);
        return writer.Op('u').Op('.').ToArray();
    }

    /// <summary>A dictionary of one tensor "w".</summary>
    public static byte[] OneTensor(long[] shape, long[] strides, long storageLength, long offset = 0, string storage = "FloatStorage") =>
        Dictionary(writer => writer.Text("w").Tensor("0", shape, strides, storageLength, offset, storage));
}
