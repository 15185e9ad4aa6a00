using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler;

/// <content>
/// The loads and stores of checked kernels. Each checks its whole extent before it touches any of it, so that nothing is touched
/// beyond what the layer may touch, and throws a <see cref="MemoryCheckException"/> otherwise.
/// </content>
public sealed partial class MemoryCheck
{
    /// <summary>Four floats.</summary>
    public Vector128<float> Load128(ref float source, nuint offset = 0) => Vector128.LoadUnsafe(ref Loadable(ref source, offset, 4));

    /// <summary>Eight floats.</summary>
    public Vector256<float> Load256(ref float source, nuint offset = 0) => Vector256.LoadUnsafe(ref Loadable(ref source, offset, 8));

    /// <summary>Sixteen floats.</summary>
    public Vector512<float> Load512(ref float source, nuint offset = 0) => Vector512.LoadUnsafe(ref Loadable(ref source, offset, 16));

    /// <inheritdoc cref="Simd.LoadFirst128"/>
    public Vector128<float> LoadFirst128(ref float source, int count) => Simd.LoadFirst128(ref Loadable(ref source, 0, count), count);

    /// <inheritdoc cref="Simd.LoadFirst256"/>
    public Vector256<float> LoadFirst256(ref float source, int count) => Simd.LoadFirst256(ref Loadable(ref source, 0, count), count);

    /// <inheritdoc cref="Simd.LoadFirst512"/>
    public Vector512<float> LoadFirst512(ref float source, int count) => Simd.LoadFirst512(ref Loadable(ref source, 0, count), count);

    /// <inheritdoc cref="Simd.Load3"/>
    public (Vector128<float> First, Vector128<float> Second, Vector128<float> Third) Load3(ref float source) =>
        Simd.Load3(ref Loadable(ref source, 0, 12));

    /// <inheritdoc cref="Simd.Load4"/>
    public (Vector128<float> First, Vector128<float> Second, Vector128<float> Third, Vector128<float> Fourth) Load4(ref float source) =>
        Simd.Load4(ref Loadable(ref source, 0, 16));

    /// <inheritdoc cref="Simd.LoadEveryFourth"/>
    public (Vector128<float> First, Vector128<float> Second, Vector128<float> Third, Vector128<float> Fourth) LoadEveryFourth(
        ref float source) =>
        Simd.LoadEveryFourth(ref Loadable(ref source, 0, 16));

    /// <inheritdoc cref="Simd.Broadcast4"/>
    public (Vector128<float> First, Vector128<float> Second, Vector128<float> Third, Vector128<float> Fourth) Broadcast4(
        ref float source) =>
        Simd.Broadcast4(ref Loadable(ref source, 0, 4));

    /// <inheritdoc cref="Simd.LoadEvenOdd"/>
    public (Vector128<float> Even, Vector128<float> Odd) LoadEvenOdd(ref float source) => Simd.LoadEvenOdd(ref Loadable(ref source, 0, 8));

    /// <summary>One float.</summary>
    public float Read(ref float source) => Loadable(ref source, 0, 1);

    /// <summary>One entry of a table that the layer was given.</summary>
    public int Read(ref int entry)
    {
        nint address = Address(ref entry);
        if (!IsWithin(address, address + sizeof(int), _tables))
        {
            throw Fault(
                "loads an entry beyond its table of planes, which has "
                    + $"{_tables.Sum(table => (long)(table.End - table.Begin)) / sizeof(int)} entries");
        }

        return entry;
    }

    /// <summary>Stores four floats.</summary>
    public void Store(Vector128<float> vector, ref float destination) => vector.StoreUnsafe(ref Storable(ref destination, 4));

    /// <summary>Stores eight floats.</summary>
    public void Store(Vector256<float> vector, ref float destination) => vector.StoreUnsafe(ref Storable(ref destination, 8));

    /// <summary>Stores sixteen floats.</summary>
    public void Store(Vector512<float> vector, ref float destination) => vector.StoreUnsafe(ref Storable(ref destination, 16));

    /// <inheritdoc cref="Simd.Store3"/>
    public void Store3(Vector128<float> first, Vector128<float> second, Vector128<float> third, ref float destination) =>
        Simd.Store3(first, second, third, ref Storable(ref destination, 12));

    /// <inheritdoc cref="Simd.Store4"/>
    public void Store4(
        Vector128<float> first, Vector128<float> second, Vector128<float> third, Vector128<float> fourth, ref float destination) =>
        Simd.Store4(first, second, third, fourth, ref Storable(ref destination, 16));

    /// <inheritdoc cref="Simd.StoreEvenOdd"/>
    public void StoreEvenOdd(Vector128<float> even, Vector128<float> odd, ref float destination) =>
        Simd.StoreEvenOdd(even, odd, ref Storable(ref destination, 8));

    /// <inheritdoc cref="Simd.StoreFirst(Vector128{float}, ref float, int)"/>
    public void StoreFirst(Vector128<float> vector, ref float destination, int count) =>
        Simd.StoreFirst(vector, ref Storable(ref destination, count), count);

    /// <inheritdoc cref="Simd.StoreFirst(Vector256{float}, ref float, int)"/>
    public void StoreFirst(Vector256<float> vector, ref float destination, int count) =>
        Simd.StoreFirst(vector, ref Storable(ref destination, count), count);

    /// <inheritdoc cref="Simd.StoreFirst(Vector512{float}, ref float, int)"/>
    public void StoreFirst(Vector512<float> vector, ref float destination, int count) =>
        Simd.StoreFirst(vector, ref Storable(ref destination, count), count);

    /// <summary>Stores one float.</summary>
    public void Write(float value, ref float destination) => Storable(ref destination, 1) = value;

    /// <inheritdoc cref="Simd.Copy"/>
    public void Copy(ref float source, ref float destination, int count) =>
        Simd.Copy(ref Loadable(ref source, 0, count), ref Storable(ref destination, count), count);

    /// <inheritdoc cref="Simd.Clear"/>
    public void Clear(ref float destination, int count) => Simd.Clear(ref Storable(ref destination, count), count);

    /// <inheritdoc cref="Simd.Softmax"/>
    public void Softmax(ref float values, int count)
    {
        Loadable(ref values, 0, count);
        Simd.Softmax(ref Storable(ref values, count), count);
    }

    // The address is compared before a reference with the offset exists. All memory of a checked inference stands still.
    private ref float Loadable(ref float source, nuint offset, int count)
    {
        Check(Address(ref source) + ((nint)offset * sizeof(float)), count * sizeof(float), _loads, "loads", _layer.Loads);
        return ref Unsafe.Add(ref source, offset);
    }

    private ref float Storable(ref float destination, int count)
    {
        Check(Address(ref destination), count * sizeof(float), _stores, "stores", _layer.Stores);
        return ref destination;
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
