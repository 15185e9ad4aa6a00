using System.IO.MemoryMappedFiles;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler;

/// <summary>Reads and writes packed files.</summary>
internal static class PackedFile
{
    // A part that stays in the first-level cache between the checksum and the search for what is not finite.
    private const int CheckedAtOnce = 4096;

    /// <summary>Whether the stream begins as a packed file does.</summary>
    public static bool IsPacked(WeightStream stream)
    {
        Span<byte> head = stackalloc byte[PackedHeader.Magic.Length];
        if (stream.Length < head.Length)
        {
            return false;
        }

        stream.Read(0, head, "the first bytes");
        return head.SequenceEqual(PackedHeader.Magic);
    }

    /// <summary>Maps an open file, which may be closed afterwards.</summary>
    public static PackedWeights Map(FileStream file, WeightStream stream, WeightLayout layout)
    {
        PackedHeader header = ReadHeader(stream, layout);
        using MemoryMappedFile mapping = MemoryMappedFile.CreateFromFile(
            file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        using MemoryMappedViewAccessor view = mapping.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        if (view.Capacity < stream.Length)
        {
            throw stream.Damaged($"the file has {view.Capacity} bytes of the {stream.Length} it had");
        }

        // The memory outlives the objects of the mapping, which it is counted in.
        nint offset = (nint)view.PointerOffset + header.Length;
        return Checked(header, stream, layout, WeightMemory.OfMapping(view.SafeMemoryMappedViewHandle, offset, layout.Length));
    }

    /// <summary>Uses a resource where it stands.</summary>
    public static unsafe PackedWeights Use(UnmanagedMemoryStream memory, Assembly assembly, WeightStream stream, WeightLayout layout)
    {
        PackedHeader header = ReadHeader(stream, layout);
        memory.Position = header.Length;
        return Checked(header, stream, layout, WeightMemory.OfResource(assembly, (nint)memory.PositionPointer, layout.Length));
    }

    public static PackedWeights Copy(WeightStream stream, WeightLayout layout)
    {
        PackedHeader header = ReadHeader(stream, layout);
        AlignedBuffer buffer = new(layout.Length);
        stream.Read(header.Length, MemoryMarshal.AsBytes(buffer.Span), "the weights");
        return Checked(header, stream, layout, WeightMemory.Of(buffer));
    }

    public static void Write(PackedWeights weights, Stream stream)
    {
        using WeightLease lease = weights.Lease();
        ReadOnlySpan<byte> floats = MemoryMarshal.AsBytes(lease.Span);
        PackedHeader header = new(weights.Layout.Fingerprint, weights.Layout.Length, 0, weights.Layout.Network);
        PackedChecksum checksum = new();
        checksum.Add(header.ToBytes());
        checksum.Add(floats);
        stream.Write((header with { Checksum = checksum.Value }).ToBytes());
        stream.Write(floats);
    }

    // Before any memory is taken for what the file announces.
    private static PackedHeader ReadHeader(WeightStream stream, WeightLayout layout)
    {
        if (!IsPacked(stream))
        {
            throw stream.Unsupported("no packed file of ShuffleNet.Compiler");
        }

        PackedHeader header = PackedHeader.Read(stream);
        if (header.Network != layout.Network || header.Fingerprint != layout.Fingerprint || header.Count != layout.Length)
        {
            string reason = header.Network == layout.Network ? ", packed by another version of the compiler" : "";
            throw new WeightLayoutException(
                $"{stream.Name}: holds the weights of {WeightStream.Quote(header.Network)} ({header.Count} floats, packing "
                + $"{header.Fingerprint:x16}{reason}); "
                + $"this network is '{layout.Network}' ({layout.Length} floats, packing {layout.Fingerprint:x16})");
        }

        return header;
    }

    private static PackedWeights Checked(PackedHeader header, WeightStream stream, WeightLayout layout, WeightMemory memory)
    {
        try
        {
            using WeightLease lease = new(memory);
            Check(header, stream, layout, lease.Span);
            return new PackedWeights(layout, memory);
        }
        catch
        {
            // Not left to a collection, which a loop over damaged files would have to wait for.
            memory.Dispose();
            throw;
        }
    }

    private static void Check(PackedHeader header, WeightStream stream, WeightLayout layout, ReadOnlySpan<float> floats)
    {
        PackedChecksum checksum = new();
        checksum.Add((header with { Checksum = 0 }).ToBytes());
        int firstBad = -1;
        for (int start = 0; start < floats.Length; start += CheckedAtOnce)
        {
            ReadOnlySpan<float> part = floats.Slice(start, Math.Min(CheckedAtOnce, floats.Length - start));
            checksum.Add(MemoryMarshal.AsBytes(part));
            if (firstBad < 0 && !AllFinite(part))
            {
                firstBad = start + IndexOfBad(part);
            }
        }

        if (checksum.Value != header.Checksum)
        {
            throw stream.Damaged($"the checksum is {checksum.Value:x8}, the header says {header.Checksum:x8}");
        }

        if (firstBad >= 0)
        {
            LayerPacking layer = layout.Layers.Last(layer => layer.Offset <= firstBad);
            throw new TensorValueException($"{stream.Name}: the packed weights of {layer.Weight} hold {floats[firstBad]}");
        }
    }

    // A float is finite if its exponent is not all ones.
    private static bool AllFinite(ReadOnlySpan<float> part)
    {
        ReadOnlySpan<Vector<int>> vectors = MemoryMarshal.Cast<float, Vector<int>>(part);
        Vector<int> exponent = new(0x7f800000);
        Vector<int> bad = Vector<int>.Zero;
        foreach (Vector<int> vector in vectors)
        {
            bad |= Vector.Equals(vector & exponent, exponent);
        }

        return bad == Vector<int>.Zero && IndexOfBad(part[(vectors.Length * Vector<int>.Count)..]) < 0;
    }

    private static int IndexOfBad(ReadOnlySpan<float> part)
    {
        for (int i = 0; i < part.Length; i++)
        {
            if (!float.IsFinite(part[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
