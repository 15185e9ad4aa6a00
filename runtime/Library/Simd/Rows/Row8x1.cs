using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler;

/// <summary>One vector of 8 floats. They live in registers: every method is inlined. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Row8x1
{
    /// <summary>Floats 0 to 7.</summary>
    public Vector256<float> A;

    /// <summary>The value in all floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(float value, out Row8x1 row)
    {
        Unsafe.SkipInit(out row);
        row.A = Vector256.Create(value);
    }

    /// <summary>Four neighbouring floats, each in all floats of a row of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Broadcast(ref float source, out Row8x1 a, out Row8x1 b, out Row8x1 c, out Row8x1 d)
    {
        Unsafe.SkipInit(out a);
        Unsafe.SkipInit(out b);
        Unsafe.SkipInit(out c);
        Unsafe.SkipInit(out d);
        a.A = Vector256.Create(source);
        b.A = Vector256.Create(Unsafe.Add(ref source, 1));
        c.A = Vector256.Create(Unsafe.Add(ref source, 2));
        d.A = Vector256.Create(Unsafe.Add(ref source, 3));
    }

    /// <summary>8 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref float source, out Row8x1 row)
    {
        Unsafe.SkipInit(out row);
        row.A = Vector256.LoadUnsafe(ref source);
    }

    /// <summary>
    /// Four rows that stand <paramref name="step"/> bytes apart, each plus one of four neighbouring floats. Returns where the next
    /// one stands.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float LoadPlus(ref float source, nint step, ref float w, out Row8x1 a, out Row8x1 b, out Row8x1 c, out Row8x1 d)
    {
        Unsafe.SkipInit(out a);
        Unsafe.SkipInit(out b);
        Unsafe.SkipInit(out c);
        Unsafe.SkipInit(out d);
        ref float second = ref Unsafe.AddByteOffset(ref source, step);
        ref float third = ref Unsafe.AddByteOffset(ref second, step);
        ref float fourth = ref Unsafe.AddByteOffset(ref third, step);
        Vector256<float> w0 = Vector256.Create(w);
        a.A = w0 + Vector256.LoadUnsafe(ref source);
        Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref w, 1));
        b.A = w1 + Vector256.LoadUnsafe(ref second);
        Vector256<float> w2 = Vector256.Create(Unsafe.Add(ref w, 2));
        c.A = w2 + Vector256.LoadUnsafe(ref third);
        Vector256<float> w3 = Vector256.Create(Unsafe.Add(ref w, 3));
        d.A = w3 + Vector256.LoadUnsafe(ref fourth);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>Stores 8 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination)
    {
        A.StoreUnsafe(ref destination);
    }

    /// <summary>Stores the larger of each float and <c>least</c>'s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreMax(Vector256<float> least, ref float destination)
    {
        Vector256.MaxNative(A, least).StoreUnsafe(ref destination);
    }

    /// <summary>Stores four rows <paramref name="step"/> bytes apart. Returns where the next one goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Store(ref float destination, nint step, Row8x1 a, Row8x1 b, Row8x1 c, Row8x1 d)
    {
        ref float second = ref Unsafe.AddByteOffset(ref destination, step);
        ref float third = ref Unsafe.AddByteOffset(ref second, step);
        ref float fourth = ref Unsafe.AddByteOffset(ref third, step);
        a.A.StoreUnsafe(ref destination);
        b.A.StoreUnsafe(ref second);
        c.A.StoreUnsafe(ref third);
        d.A.StoreUnsafe(ref fourth);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>
    /// Stores the larger of each float of four rows and <c>least</c>'s, the rows <paramref name="step"/> bytes apart. Returns where the
    /// next one goes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float StoreMax(Vector256<float> least, ref float destination, nint step, Row8x1 a, Row8x1 b, Row8x1 c, Row8x1 d)
    {
        ref float second = ref Unsafe.AddByteOffset(ref destination, step);
        ref float third = ref Unsafe.AddByteOffset(ref second, step);
        ref float fourth = ref Unsafe.AddByteOffset(ref third, step);
        Vector256.MaxNative(a.A, least).StoreUnsafe(ref destination);
        Vector256.MaxNative(b.A, least).StoreUnsafe(ref second);
        Vector256.MaxNative(c.A, least).StoreUnsafe(ref third);
        Vector256.MaxNative(d.A, least).StoreUnsafe(ref fourth);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>Makes floats that are less than the value the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Max(Vector256<float> least)
    {
        A = Vector256.MaxNative(A, least);
    }

    /// <summary>Adds the value to each float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(float value)
    {
        Vector256<float> all = Vector256.Create(value);
        A += all;
    }

    /// <summary>Adds another row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Row8x1 other)
    {
        A += other.A;
    }

    /// <summary>
    /// Adds to a row <c>x</c> times a float, <paramref name="first"/> behind the reference, rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row8x1 x, ref float w, [ConstantExpected] int first, ref Row8x1 a)
    {
        Vector256<float> w0 = Vector256.Create(Unsafe.Add(ref w, first));
        a.A = Vector256.FusedMultiplyAdd(x.A, w0, a.A);
    }

    /// <summary>
    /// Adds to each of two rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row8x1 x, ref float w, [ConstantExpected] int first, ref Row8x1 a, ref Row8x1 b)
    {
        Vector256<float> w0 = Vector256.Create(Unsafe.Add(ref w, first));
        a.A = Vector256.FusedMultiplyAdd(x.A, w0, a.A);
        Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref w, first + 1));
        b.A = Vector256.FusedMultiplyAdd(x.A, w1, b.A);
    }

    /// <summary>
    /// Adds to each of four rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row8x1 x, ref float w, [ConstantExpected] int first, ref Row8x1 a, ref Row8x1 b, ref Row8x1 c, ref Row8x1 d)
    {
        Vector256<float> w0 = Vector256.Create(Unsafe.Add(ref w, first));
        a.A = Vector256.FusedMultiplyAdd(x.A, w0, a.A);
        Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref w, first + 1));
        b.A = Vector256.FusedMultiplyAdd(x.A, w1, b.A);
        Vector256<float> w2 = Vector256.Create(Unsafe.Add(ref w, first + 2));
        c.A = Vector256.FusedMultiplyAdd(x.A, w2, c.A);
        Vector256<float> w3 = Vector256.Create(Unsafe.Add(ref w, first + 3));
        d.A = Vector256.FusedMultiplyAdd(x.A, w3, d.A);
    }

    /// <summary>
    /// Adds to each of eight rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(
        in Row8x1 x, ref float w, [ConstantExpected] int first, ref Row8x1 a, ref Row8x1 b, ref Row8x1 c, ref Row8x1 d, ref Row8x1 e,
        ref Row8x1 f, ref Row8x1 g, ref Row8x1 h)
    {
        Vector256<float> w0 = Vector256.Create(Unsafe.Add(ref w, first));
        a.A = Vector256.FusedMultiplyAdd(x.A, w0, a.A);
        Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref w, first + 1));
        b.A = Vector256.FusedMultiplyAdd(x.A, w1, b.A);
        Vector256<float> w2 = Vector256.Create(Unsafe.Add(ref w, first + 2));
        c.A = Vector256.FusedMultiplyAdd(x.A, w2, c.A);
        Vector256<float> w3 = Vector256.Create(Unsafe.Add(ref w, first + 3));
        d.A = Vector256.FusedMultiplyAdd(x.A, w3, d.A);
        Vector256<float> w4 = Vector256.Create(Unsafe.Add(ref w, first + 4));
        e.A = Vector256.FusedMultiplyAdd(x.A, w4, e.A);
        Vector256<float> w5 = Vector256.Create(Unsafe.Add(ref w, first + 5));
        f.A = Vector256.FusedMultiplyAdd(x.A, w5, f.A);
        Vector256<float> w6 = Vector256.Create(Unsafe.Add(ref w, first + 6));
        g.A = Vector256.FusedMultiplyAdd(x.A, w6, g.A);
        Vector256<float> w7 = Vector256.Create(Unsafe.Add(ref w, first + 7));
        h.A = Vector256.FusedMultiplyAdd(x.A, w7, h.A);
    }

    /// <summary>Adds <c>x * w</c>, rounded once where the machine can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fma(in Row8x1 x, float w)
    {
        Vector256<float> all = Vector256.Create(w);
        A = Vector256.FusedMultiplyAdd(x.A, all, A);
    }

    /// <summary>
    /// Adds to the first <paramref name="count"/> floats, 1 to 8, those of memory that stand <paramref name="step"/> bytes apart.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddGathered(ref float source, nint step, [ConstantExpected] int count)
    {
        Vector256<float> a = Vector256.Create(
            source,
            count > 1 ? Unsafe.AddByteOffset(ref source, step) : 0f,
            count > 2 ? Unsafe.AddByteOffset(ref source, 2 * step) : 0f,
            count > 3 ? Unsafe.AddByteOffset(ref source, 3 * step) : 0f,
            count > 4 ? Unsafe.AddByteOffset(ref source, 4 * step) : 0f,
            count > 5 ? Unsafe.AddByteOffset(ref source, 5 * step) : 0f,
            count > 6 ? Unsafe.AddByteOffset(ref source, 6 * step) : 0f,
            count > 7 ? Unsafe.AddByteOffset(ref source, 7 * step) : 0f);
        A += a;
    }

    /// <summary>Stores the first <paramref name="count"/> floats, 1 to 8, <paramref name="step"/> bytes apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Scatter(ref float destination, nint step, [ConstantExpected] int count)
    {
        destination = A.GetElement(0);
        if (count > 1)
        {
            destination = ref Unsafe.AddByteOffset(ref destination, step);
            destination = A.GetElement(1);
        }

        if (count > 2)
        {
            destination = ref Unsafe.AddByteOffset(ref destination, step);
            destination = A.GetElement(2);
        }

        if (count > 3)
        {
            destination = ref Unsafe.AddByteOffset(ref destination, step);
            destination = A.GetElement(3);
        }

        if (count > 4)
        {
            destination = ref Unsafe.AddByteOffset(ref destination, step);
            destination = A.GetElement(4);
        }

        if (count > 5)
        {
            destination = ref Unsafe.AddByteOffset(ref destination, step);
            destination = A.GetElement(5);
        }

        if (count > 6)
        {
            destination = ref Unsafe.AddByteOffset(ref destination, step);
            destination = A.GetElement(6);
        }

        if (count > 7)
        {
            destination = ref Unsafe.AddByteOffset(ref destination, step);
            destination = A.GetElement(7);
        }
    }

    /// <summary>
    /// Stores the first <paramref name="count"/> floats, 1 to 8, each where a list of places counts to from the reference.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Scatter(ref float destination, ref int places, [ConstantExpected] int count)
    {
        Unsafe.Add(ref destination, places) = A.GetElement(0);
        if (count > 1)
        {
            Unsafe.Add(ref destination, Unsafe.Add(ref places, 1)) = A.GetElement(1);
        }

        if (count > 2)
        {
            Unsafe.Add(ref destination, Unsafe.Add(ref places, 2)) = A.GetElement(2);
        }

        if (count > 3)
        {
            Unsafe.Add(ref destination, Unsafe.Add(ref places, 3)) = A.GetElement(3);
        }

        if (count > 4)
        {
            Unsafe.Add(ref destination, Unsafe.Add(ref places, 4)) = A.GetElement(4);
        }

        if (count > 5)
        {
            Unsafe.Add(ref destination, Unsafe.Add(ref places, 5)) = A.GetElement(5);
        }

        if (count > 6)
        {
            Unsafe.Add(ref destination, Unsafe.Add(ref places, 6)) = A.GetElement(6);
        }

        if (count > 7)
        {
            Unsafe.Add(ref destination, Unsafe.Add(ref places, 7)) = A.GetElement(7);
        }
    }
}
