using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler;

/// <content>
/// What checked kernels ask before each load and store: whether the layer may touch all of what it is about to touch. It throws a
/// <see cref="MemoryCheckException"/> otherwise. All memory of a checked inference stands still.
/// </content>
public sealed partial class MemoryCheck
{
    /// <summary>The reference to floats that are about to be loaded.</summary>
    public ref float Load(ref float source, int count)
    {
        Check(Address(ref source), count * sizeof(float), _loads, "loads", _layer.Loads);
        return ref source;
    }

    /// <summary>The reference to floats that are about to be stored to.</summary>
    public ref float Store(ref float destination, int count)
    {
        Check(Address(ref destination), count * sizeof(float), _stores, "stores", _layer.Stores);
        return ref destination;
    }

    /// <summary>The reference to the first of some planes' floats that are about to be loaded.</summary>
    /// <param name="source">The first.</param>
    /// <param name="step">Bytes from one plane to the next.</param>
    /// <param name="planes">How many there are.</param>
    /// <param name="floats">Neighbours of each.</param>
    public ref float LoadEach(ref float source, nint step, int planes, int floats)
    {
        for (int plane = 0; plane < planes; plane++)
        {
            Load(ref Unsafe.AddByteOffset(ref source, plane * step), floats);
        }

        return ref source;
    }

    /// <summary>The reference to the first of some planes' floats that are about to be stored to.</summary>
    /// <inheritdoc cref="LoadEach"/>
    public ref float StoreEach(ref float destination, nint step, int planes, int floats)
    {
        for (int plane = 0; plane < planes; plane++)
        {
            Store(ref Unsafe.AddByteOffset(ref destination, plane * step), floats);
        }

        return ref destination;
    }

    /// <summary>The reference from which a table's entries count floats that are about to be stored to.</summary>
    public ref float StoreEach(ref float destination, ref int entries, int count)
    {
        for (int each = 0; each < count; each++)
        {
            Store(ref Unsafe.Add(ref destination, Entry(ref Unsafe.Add(ref entries, each))), 1);
        }

        return ref destination;
    }

    /// <summary>The reference to one entry of a table that the layer was given.</summary>
    public ref int Entry(ref int entry)
    {
        nint address = Address(ref entry);
        if (!IsWithin(address, address + sizeof(int), _tables))
        {
            throw Fault(
                "loads an entry beyond its table of planes, which has "
                    + $"{_tables.Sum(table => (long)(table.End - table.Begin)) / sizeof(int)} entries");
        }

        return ref entry;
    }

    private void Check(nint address, int bytes, List<(nint Begin, nint End)> allowed, string what, IReadOnlyList<CheckedRange> ranges)
    {
        nint end = address + bytes;
        if (IsWithin(address, end, allowed))
        {
            return;
        }

        // Of what the layer may touch, what is nearest says best where the access was meant to be.
        int nearest = Enumerable.Range(0, allowed.Count).DefaultIfEmpty(-1)
            .MinBy(index =>
                index < 0 ? 0 : Math.Max(0, Math.Max((long)(allowed[index].Begin - end), (long)(address - allowed[index].End))));
        string place = nearest < 0 ? "memory" : (ranges[nearest] with
        {
            Offset = (int)(address - Base(ranges[nearest])), Length = bytes, Margin = 0,
        }).ToString();
        throw Fault(string.Create(CultureInfo.InvariantCulture, $"{what} {bytes} bytes at {place}; it may touch {Text(ranges)}"));
    }

    private static bool IsWithin(nint begin, nint end, List<(nint Begin, nint End)> ranges)
    {
        foreach ((nint first, nint last) in CollectionsMarshal.AsSpan(ranges))
        {
            if (begin >= first && end <= last)
            {
                return true;
            }
        }

        return false;
    }
}
