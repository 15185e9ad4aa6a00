using System.Buffers.Binary;
using System.Text;

namespace ShuffleNet.Compiler;

/// <summary>
/// The directory of a zip archive (APPNOTE 6.3, with zip64), read strictly: it must end the file. PyTorch stores its entries
/// uncompressed, so nothing is ever inflated, and a tensor is read at its place in the file.
/// </summary>
internal sealed class ZipDirectory
{
    private const int EndLength = 22, LocatorLength = 20, End64Length = 56, EntryLength = 46, HeaderLength = 30;
    private const int CostPerEntry = 200;

    private readonly WeightStream _stream;
    private readonly AllocationBudget _budget;
    private readonly Dictionary<string, ZipEntry> _entries = [];
    private readonly long _start;

    public ZipDirectory(WeightStream stream, AllocationBudget budget)
    {
        (_stream, _budget) = (stream, budget);
        (long start, long end, ulong count) = FindDirectory();
        _start = start;
        var cursor = new ByteCursor(stream, start, end, "the zip directory");
        while (cursor.Remaining > 0)
        {
            ZipEntry entry = ReadEntry(cursor);
            if (!_entries.TryAdd(entry.Name, entry))
            {
                throw stream.Damaged($"the zip entry {WeightStream.Quote(entry.Name)} is there twice");
            }
        }

        if ((ulong)_entries.Count != count)
        {
            throw stream.Damaged($"the zip directory has {_entries.Count} entries, its end says {count}");
        }
    }

    public IReadOnlyDictionary<string, ZipEntry> Entries => _entries;

    /// <summary>The byte where the content of an entry begins; all of it is in the file.</summary>
    public long Locate(ZipEntry entry)
    {
        string what = $"the zip entry {WeightStream.Quote(entry.Name)}";
        if (entry.Method != 0)
        {
            throw _stream.Unsupported(
                $"{what} is compressed (method {entry.Method}); PyTorch stores without compression, and only that is read here");
        }

        Span<byte> header = stackalloc byte[HeaderLength];
        _stream.Read(entry.Header, header, what);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
        long start = entry.Header + HeaderLength + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (!header.StartsWith("PK\u0003\u0004"u8)
            || start > _start
            || !HasName(entry, nameLength, what))
        {
            throw _stream.Damaged($"{what} has no header of that name at byte {entry.Header}");
        }

        return entry.Length <= _start - start
            ? start
            : throw _stream.Damaged($"{what}: {entry.Length} bytes are announced at byte {start}, {_start - start} precede the directory");
    }

    private bool HasName(ZipEntry entry, int length, string what)
    {
        _budget.Charge(400 + (4L * length));
        byte[] name = new byte[length];
        _stream.Read(entry.Header + HeaderLength, name, what);
        return name.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(entry.Name));
    }

    private (long Start, long End, ulong Count) FindDirectory()
    {
        const string What = "the end of the zip directory";
        Span<byte> end = stackalloc byte[EndLength];
        long position = _stream.Length - EndLength;
        _stream.Read(position, end, What);
        if (!end.StartsWith("PK\u0005\u0006"u8) || BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) != 0)
        {
            throw _stream.Damaged("truncated or over-long: the file does not end with the end of a zip directory");
        }

        ulong count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        ulong length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        ulong start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (count == ushort.MaxValue || length == uint.MaxValue || start == uint.MaxValue || HasLocator(position))
        {
            Span<byte> end64 = stackalloc byte[End64Length];
            position -= LocatorLength + End64Length;
            _stream.Read(position, end64, What);
            if (!HasLocator(position + End64Length + LocatorLength) || !end64.StartsWith("PK\u0006\u0006"u8))
            {
                throw _stream.Damaged("the zip64 end of the zip directory is not where it has to be");
            }

            count = BinaryPrimitives.ReadUInt64LittleEndian(end64[32..]);
            length = BinaryPrimitives.ReadUInt64LittleEndian(end64[40..]);
            start = BinaryPrimitives.ReadUInt64LittleEndian(end64[48..]);
        }

        return start <= (ulong)position && length == (ulong)position - start
            ? ((long)start, position, count)
            : throw _stream.Damaged(
                $"the zip directory is said to start at byte {start} and to have {length} bytes; its end stands at byte {position}");
    }

    private bool HasLocator(long end)
    {
        if (end < LocatorLength)
        {
            return false;
        }

        Span<byte> signature = stackalloc byte[4];
        _stream.Read(end - LocatorLength, signature, "the end of the zip directory");
        return signature.SequenceEqual("PK\u0006\u0007"u8);
    }

    private ZipEntry ReadEntry(ByteCursor cursor)
    {
        Span<byte> head = stackalloc byte[EntryLength];
        cursor.Read(head);
        if (!head.StartsWith("PK\u0001\u0002"u8))
        {
            throw _stream.Damaged($"no entry of the zip directory at byte {cursor.Position - EntryLength}");
        }

        _budget.Charge(CostPerEntry);
        bool encrypted = (head[8] & 1) != 0;
        int method = BinaryPrimitives.ReadUInt16LittleEndian(head[10..]);
        ulong packed = BinaryPrimitives.ReadUInt32LittleEndian(head[20..]);
        ulong length = BinaryPrimitives.ReadUInt32LittleEndian(head[24..]);
        ulong header = BinaryPrimitives.ReadUInt32LittleEndian(head[42..]);
        string name = cursor.ReadText(BinaryPrimitives.ReadUInt16LittleEndian(head[28..]), _budget);
        long extraEnd = cursor.Position + BinaryPrimitives.ReadUInt16LittleEndian(head[30..]);
        while (cursor.Position + 4 <= extraEnd)
        {
            ushort id = cursor.ReadUInt16();
            long next = cursor.ReadUInt16() + cursor.Position;
            if (id == 1)
            {
                // Zip64: those of the three that did not fit, in this order.
                length = length == uint.MaxValue ? cursor.ReadUInt64() : length;
                packed = packed == uint.MaxValue ? cursor.ReadUInt64() : packed;
                header = header == uint.MaxValue ? cursor.ReadUInt64() : header;
            }

            SkipTo(cursor, next, name);
        }

        SkipTo(cursor, extraEnd + BinaryPrimitives.ReadUInt16LittleEndian(head[32..]), name);
        if (encrypted)
        {
            throw _stream.Unsupported($"the zip entry {WeightStream.Quote(name)} is encrypted");
        }

        if (header > (ulong)_start || (method == 0 && (packed != length || length > (ulong)_start)))
        {
            throw _stream.Damaged(
                $"the zip entry {WeightStream.Quote(name)}: {length} bytes stored in {packed}, at byte {header}, do not fit before the "
                    + "directory");
        }

        return new ZipEntry(name, method, (long)Math.Min(length, long.MaxValue), (long)header);
    }

    private void SkipTo(ByteCursor cursor, long position, string name)
    {
        if (position < cursor.Position)
        {
            throw _stream.Damaged($"the zip entry {WeightStream.Quote(name)} has fields longer than itself");
        }

        cursor.Skip((ulong)(position - cursor.Position));
    }
}
