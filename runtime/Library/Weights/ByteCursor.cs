using System.Buffers.Binary;
using System.Text;

namespace ShuffleNet.Compiler;

/// <summary>Reads a part of a weight file forwards, little-endian, through a small buffer.</summary>
internal sealed class ByteCursor(WeightStream stream, long start, long end, string what)
{
    private const ulong LongestText = 1 << 20;

    // Bytes that are not UTF-8 are damage, not replacement characters.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _buffer = new byte[4096];
    private long _next = start;
    private int _at;
    private int _filled;

    /// <summary>Where in the file the next byte stands.</summary>
    public long Position => _next - (_filled - _at);

    public long Remaining => end - Position;

    public byte ReadByte()
    {
        if (_at == _filled)
        {
            Fill();
        }

        return _buffer[_at++];
    }

    public ushort ReadUInt16() => (ushort)(ReadByte() | (ReadByte() << 8));

    public uint ReadUInt32() => ReadUInt16() | ((uint)ReadUInt16() << 16);

    public ulong ReadUInt64() => ReadUInt32() | ((ulong)ReadUInt32() << 32);

    public double ReadDoubleBigEndian() => BitConverter.UInt64BitsToDouble(BinaryPrimitives.ReverseEndianness(ReadUInt64()));

    /// <summary>Reads <paramref name="destination"/>.Length bytes.</summary>
    public void Read(Span<byte> destination)
    {
        Require((ulong)destination.Length);
        int buffered = Math.Min(destination.Length, _filled - _at);
        _buffer.AsSpan(_at, buffered).CopyTo(destination);
        _at += buffered;
        if (buffered < destination.Length)
        {
            stream.Read(_next, destination[buffered..], what);
            _next += destination.Length - buffered;
        }
    }

    /// <summary>Reads text; the lengths are checked before the budget, the budget before memory is taken.</summary>
    public string ReadText(ulong length, AllocationBudget budget)
    {
        Require(length);
        if (length > LongestText)
        {
            throw stream.Unsupported($"{what}: the text at byte {Position} has {length} bytes; {LongestText} are read here");
        }

        // The string, at most two bytes for each, and the bytes themselves.
        budget.Charge(32 + (3 * (long)length));
        long position = Position;
        byte[] bytes = new byte[length];
        Read(bytes);
        try
        {
            return s_utf8.GetString(bytes);
        }
        catch (DecoderFallbackException inner)
        {
            throw stream.Damaged($"{what}: the text at byte {position} is not UTF-8", inner);
        }
    }

    public void Skip(ulong length)
    {
        Require(length);
        long target = Position + (long)length;
        if (target <= _next)
        {
            _at = _filled - (int)(_next - target);
        }
        else
        {
            _next = target;
            _at = _filled = 0;
        }
    }

    private void Require(ulong length)
    {
        if (length > (ulong)Remaining)
        {
            throw stream.Damaged($"{what}: {length} bytes are announced at byte {Position}, {Remaining} follow");
        }
    }

    private void Fill()
    {
        int count = (int)Math.Min(_buffer.Length, end - _next);
        if (count <= 0)
        {
            throw stream.Damaged($"{what}: ends early, at byte {end}");
        }

        stream.Read(_next, _buffer.AsSpan(0, count), what);
        _next += count;
        (_at, _filled) = (0, count);
    }
}
