using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler;

/// <content>
/// Loads and stores of a part of a vector that touch nothing beyond it. The count is a constant of the kernel, so after
/// inlining each is a few moves of halves.
/// </content>
public static partial class Simd
{
    /// <summary>The first <paramref name="count"/> floats, 1 to 4, then zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadFirst128(ref float source, int count) => count switch
    {
        1 => Vector128.CreateScalar(source),
        2 => Vector128.Create(source, Unsafe.Add(ref source, 1), 0, 0),
        3 => Vector128.Create(source, Unsafe.Add(ref source, 1), Unsafe.Add(ref source, 2), 0),
        _ => Vector128.LoadUnsafe(ref source),
    };

    /// <summary>The first <paramref name="count"/> floats, 1 to 8, then zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadFirst256(ref float source, int count) =>
        count == 8 ? Vector256.LoadUnsafe(ref source)
        : count > 4 ? Vector256.Create(Vector128.LoadUnsafe(ref source), LoadFirst128(ref Unsafe.Add(ref source, 4), count - 4))
        : Vector256.Create(LoadFirst128(ref source, count), Vector128<float>.Zero);

    /// <summary>The first <paramref name="count"/> floats, 1 to 16, then zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadFirst512(ref float source, int count) =>
        count == 16 ? Vector512.LoadUnsafe(ref source)
        : count > 8 ? Vector512.Create(Vector256.LoadUnsafe(ref source), LoadFirst256(ref Unsafe.Add(ref source, 8), count - 8))
        : Vector512.Create(LoadFirst256(ref source, count), Vector256<float>.Zero);

    /// <summary>Stores the first <paramref name="count"/> lanes, 1 to 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector128<float> vector, ref float destination, int count)
    {
        if (count == 4)
        {
            vector.StoreUnsafe(ref destination);
            return;
        }

        destination = vector.ToScalar();
        if (count > 1)
        {
            Unsafe.Add(ref destination, 1) = vector.GetElement(1);
        }

        if (count > 2)
        {
            Unsafe.Add(ref destination, 2) = vector.GetElement(2);
        }
    }

    /// <summary>Stores the first <paramref name="count"/> lanes, 1 to 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector256<float> vector, ref float destination, int count)
    {
        if (count == 8)
        {
            vector.StoreUnsafe(ref destination);
        }
        else if (count > 4)
        {
            vector.GetLower().StoreUnsafe(ref destination);
            StoreFirst(vector.GetUpper(), ref Unsafe.Add(ref destination, 4), count - 4);
        }
        else
        {
            StoreFirst(vector.GetLower(), ref destination, count);
        }
    }

    /// <summary>Stores the first <paramref name="count"/> lanes, 1 to 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector512<float> vector, ref float destination, int count)
    {
        if (count == 16)
        {
            vector.StoreUnsafe(ref destination);
        }
        else if (count > 8)
        {
            vector.GetLower().StoreUnsafe(ref destination);
            StoreFirst(vector.GetUpper(), ref Unsafe.Add(ref destination, 8), count - 8);
        }
        else
        {
            StoreFirst(vector.GetLower(), ref destination, count);
        }
    }
}
