using System.Buffers.Binary;

namespace ShuffleNet.Compiler;

/// <summary>safetensors: an 8-byte length, a JSON header of that length, and the tensors' bytes without gaps.</summary>
internal static class SafetensorsFormat
{
    private const int PrefixLength = sizeof(ulong);

    /// <summary>The format's own bound on the header.</summary>
    private const ulong LongestHeader = 100_000_000;

    public static bool Matches(ReadOnlySpan<byte> head) => head.Length > PrefixLength && head[PrefixLength] == '{';

    public static WeightContents Read(WeightStream stream, string? key)
    {
        Span<byte> prefix = stackalloc byte[PrefixLength];
        stream.Read(0, prefix, "the length of the header");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > (ulong)(stream.Length - PrefixLength) || length > LongestHeader)
        {
            throw stream.Damaged(
                $"the header is said to have {length} bytes; {stream.Length - PrefixLength} follow, and {LongestHeader} are the most "
                    + "that safetensors allows");
        }

        var budget = new AllocationBudget(stream);
        budget.Charge((long)length);
        byte[] header = new byte[length];
        stream.Read(PrefixLength, header, "the header");
        SafetensorsHeader parsed = SafetensorsHeader.Parse(stream, header, budget);

        long dataStart = PrefixLength + (long)length;
        long dataLength = stream.Length - dataStart;
        List<ByteRange> taken = [];
        List<StoredTensor> tensors = [];
        foreach (SafetensorsHeader.Entry entry in parsed.Entries)
        {
            string what = $"tensor {WeightStream.Quote(entry.Name)}";
            if (entry.Start < 0 || entry.End < entry.Start || entry.End > dataLength)
            {
                throw stream.Damaged($"{what}: offsets {entry.Start} to {entry.End}, the data has {dataLength} bytes");
            }

            ElementType type = TypeOf(stream, entry);
            long elements = (entry.End - entry.Start) / type.Size();
            StoredTensor tensor = StoredTensor.Create(stream, entry.Name, type, entry.Shape, null, dataStart + entry.Start, elements, 0);
            if (tensor.Info.Length * type.Size() != entry.End - entry.Start)
            {
                throw stream.Damaged(
                    $"{what}: shape [{string.Join(", ", entry.Shape)}] of {type.Name()} takes {tensor.Info.Length * type.Size()} bytes, "
                        + $"its offsets give {entry.End - entry.Start}");
            }

            tensors.Add(tensor);
            taken.Add(new(entry.Start, entry.End, what));
        }

        RequireCover(stream, taken, dataLength);
        StoredTensor[] chosen = [.. tensors.Where(tensor => key is null || TensorKey.Begins(tensor.Info.Name, key))];
        return chosen.Length > 0 || key is null
            ? new WeightContents(chosen, parsed.Metadata)
            : throw stream.Unsupported($"no name of a tensor begins with {WeightStream.Quote(key + ".")}, as the key asks");
    }

    private static ElementType TypeOf(WeightStream stream, SafetensorsHeader.Entry entry) => entry.Type switch
    {
        "F32" => ElementType.Float32,
        "F64" => ElementType.Float64,
        "F16" => ElementType.Float16,
        "BF16" => ElementType.BFloat16,
        "I64" => ElementType.Int64,
        "I32" => ElementType.Int32,
        "I16" => ElementType.Int16,
        "I8" => ElementType.Int8,
        "U8" => ElementType.UInt8,
        "BOOL" => ElementType.Bool,
        _ => throw stream.Unsupported(
            $"tensor {WeightStream.Quote(entry.Name)} has the element type {WeightStream.Quote(entry.Type)}, which is not read here"),
    };

    private static void RequireCover(WeightStream stream, List<ByteRange> taken, long dataLength)
    {
        ByteRange.RequireDisjoint(stream, taken);
        long end = 0;
        foreach (ByteRange range in taken)
        {
            if (range.Start != end)
            {
                throw stream.Damaged($"bytes {end} to {range.Start} of the data, before {range.Owner}, belong to no tensor");
            }

            end = range.End;
        }

        if (end != dataLength)
        {
            throw stream.Damaged($"over-long: the tensors end at byte {end} of the data, the data at {dataLength}");
        }
    }
}
