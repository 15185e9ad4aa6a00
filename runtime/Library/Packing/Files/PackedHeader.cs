using System.Buffers.Binary;
using System.Text;

namespace ShuffleNet.Compiler;

/// <summary>What stands before the floats of a packed file; docs/weights.md describes it.</summary>
/// <param name="Fingerprint">Of the layout.</param>
/// <param name="Count">Floats.</param>
/// <param name="Checksum">Of the header, with zero in this place, and of the floats.</param>
/// <param name="Network">The network in words.</param>
internal sealed record PackedHeader(ulong Fingerprint, long Count, uint Checksum, string Network)
{
    private const uint Version = 1;
    private const int FixedLength = 40;
    private const int LongestName = 1 << 16;
    private const int ChecksumPlace = 32;

    // The floats begin at a multiple of a cache line and the widest vector.
    private const int Alignment = 64;

    // The first byte is no text, the line ends are found changed by a transfer as text, as in PNG.
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'S', (byte)'N', (byte)'W', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    /// <summary>Bytes before the floats.</summary>
    public int Length => LengthFor(Encoding.UTF8.GetByteCount(Network));

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Length];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), (uint)Encoding.UTF8.GetByteCount(Network));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(16), Fingerprint);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), Count);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ChecksumPlace), Checksum);
        Encoding.UTF8.GetBytes(Network, bytes.AsSpan(FixedLength));
        return bytes;
    }

    /// <exception cref="WeightFormatException">The header is damaged, or the file has another length than it says.</exception>
    /// <exception cref="UnsupportedWeightsException">The file is of a later version.</exception>
    public static PackedHeader Read(WeightStream stream)
    {
        Span<byte> head = stackalloc byte[FixedLength];
        stream.Read(0, head, "the header");
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(head[8..]);
        if (version != Version)
        {
            throw stream.Unsupported($"a packed file of version {version}; version {Version} is read here");
        }

        uint nameLength = BinaryPrimitives.ReadUInt32LittleEndian(head[12..]);
        long count = BinaryPrimitives.ReadInt64LittleEndian(head[24..]);
        if (nameLength > LongestName)
        {
            throw stream.Damaged($"the header announces a name of {nameLength} bytes; {LongestName} are the most");
        }

        byte[] bytes = new byte[LengthFor((int)nameLength)];
        stream.Read(0, bytes, "the header");
        if (count < 0 || count != (stream.Length - bytes.Length) / sizeof(float) || (stream.Length - bytes.Length) % sizeof(float) != 0)
        {
            throw stream.Damaged($"the header announces {count} floats, {stream.Length - bytes.Length} bytes follow it");
        }

        PackedHeader header = new(
            BinaryPrimitives.ReadUInt64LittleEndian(head[16..]),
            count,
            BinaryPrimitives.ReadUInt32LittleEndian(head[ChecksumPlace..]),
            Encoding.UTF8.GetString(bytes.AsSpan(FixedLength, (int)nameLength)));
        // Also finds bytes that are no UTF-8 and padding that is not zero, which the checksum of this record would not see.
        if (!header.ToBytes().AsSpan().SequenceEqual(bytes))
        {
            throw stream.Damaged("the header is damaged");
        }

        return header;
    }

    private static int LengthFor(int nameLength) => (FixedLength + nameLength + Alignment - 1) / Alignment * Alignment;
}
