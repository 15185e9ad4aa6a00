using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler.Import;

/// <summary>A tensor of a safetensors file.</summary>
/// <param name="Name">In the file.</param>
/// <param name="Type">As safetensors spells it.</param>
/// <param name="Shape">Extents, outermost first.</param>
/// <param name="ElementBytes">Of one element.</param>
/// <param name="Bytes">Gives the elements, row-major and little-endian.</param>
internal sealed record WrittenTensor(string Name, string Type, IReadOnlyList<long> Shape, int ElementBytes, Func<byte[]> Bytes)
{
    /// <summary>Bytes of all elements.</summary>
    public long ByteCount => Shape.Aggregate((long)ElementBytes, (product, extent) => product * extent);

    public static WrittenTensor Of(string name, IReadOnlyList<long> shape, Func<float[]> read) => new(
        name, "F32", shape, sizeof(float), () => Encode(read(), sizeof(float), BinaryPrimitives.WriteSingleLittleEndian));

    public static WrittenTensor Of(string name, IReadOnlyList<long> shape, int[] values) =>
        new(name, "I32", shape, sizeof(int), () => Encode(values, sizeof(int), BinaryPrimitives.WriteInt32LittleEndian));

    public static WrittenTensor Of(string name, IReadOnlyList<long> shape, short[] values) =>
        new(name, "I16", shape, sizeof(short), () => Encode(values, sizeof(short), BinaryPrimitives.WriteInt16LittleEndian));

    public static WrittenTensor Of(string name, IReadOnlyList<long> shape, sbyte[] values) =>
        new(name, "I8", shape, sizeof(sbyte), () => MemoryMarshal.AsBytes<sbyte>(values).ToArray());

    private delegate void ElementWriter<T>(Span<byte> destination, T value);

    private static byte[] Encode<T>(T[] values, int size, ElementWriter<T> write)
    {
        byte[] bytes = new byte[values.Length * size];
        for (int index = 0; index < values.Length; index++)
        {
            write(bytes.AsSpan(index * size), values[index]);
        }

        return bytes;
    }
}
