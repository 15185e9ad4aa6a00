using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler;

/// <summary>
/// Two neighbouring vectors of 8 floats, 16 in all. They live in registers: every method is inlined. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Row8x2
{
    /// <summary>Floats 0 to 7.</summary>
    public Vector256<float> A;

    /// <summary>Floats 8 to 15.</summary>
    public Vector256<float> B;

    /// <summary>The value in all floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(float value, out Row8x2 row)
    {
        Unsafe.SkipInit(out row);
        row.A = row.B = Vector256.Create(value);
    }

    /// <summary>Four neighbouring floats, each in all floats of a row of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Broadcast(ref float source, out Row8x2 a, out Row8x2 b, out Row8x2 c, out Row8x2 d)
    {
        Unsafe.SkipInit(out a);
        Unsafe.SkipInit(out b);
        Unsafe.SkipInit(out c);
        Unsafe.SkipInit(out d);
        a.A = a.B = Vector256.Create(source);
        b.A = b.B = Vector256.Create(Unsafe.Add(ref source, 1));
        c.A = c.B = Vector256.Create(Unsafe.Add(ref source, 2));
        d.A = d.B = Vector256.Create(Unsafe.Add(ref source, 3));
    }

    /// <summary>16 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref float source, out Row8x2 row)
    {
        Unsafe.SkipInit(out row);
        row.A = Vector256.LoadUnsafe(ref source);
        row.B = Vector256.LoadUnsafe(ref source, 8);
    }

    /// <summary>
    /// Four rows that stand <paramref name="step"/> bytes apart, each plus one of four neighbouring floats. Returns where the next
    /// one stands.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float LoadPlus(ref float source, nint step, ref float w, out Row8x2 a, out Row8x2 b, out Row8x2 c, out Row8x2 d)
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
        a.B = w0 + Vector256.LoadUnsafe(ref source, 8);
        Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref w, 1));
        b.A = w1 + Vector256.LoadUnsafe(ref second);
        b.B = w1 + Vector256.LoadUnsafe(ref second, 8);
        Vector256<float> w2 = Vector256.Create(Unsafe.Add(ref w, 2));
        c.A = w2 + Vector256.LoadUnsafe(ref third);
        c.B = w2 + Vector256.LoadUnsafe(ref third, 8);
        Vector256<float> w3 = Vector256.Create(Unsafe.Add(ref w, 3));
        d.A = w3 + Vector256.LoadUnsafe(ref fourth);
        d.B = w3 + Vector256.LoadUnsafe(ref fourth, 8);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>Stores 16 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination)
    {
        A.StoreUnsafe(ref destination);
        B.StoreUnsafe(ref destination, 8);
    }

    /// <summary>Stores the larger of each float and <c>least</c>'s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreMax(Vector256<float> least, ref float destination)
    {
        Vector256.MaxNative(A, least).StoreUnsafe(ref destination);
        Vector256.MaxNative(B, least).StoreUnsafe(ref destination, 8);
    }

    /// <summary>Stores four rows <paramref name="step"/> bytes apart. Returns where the next one goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Store(ref float destination, nint step, Row8x2 a, Row8x2 b, Row8x2 c, Row8x2 d)
    {
        ref float second = ref Unsafe.AddByteOffset(ref destination, step);
        ref float third = ref Unsafe.AddByteOffset(ref second, step);
        ref float fourth = ref Unsafe.AddByteOffset(ref third, step);
        a.A.StoreUnsafe(ref destination);
        a.B.StoreUnsafe(ref destination, 8);
        b.A.StoreUnsafe(ref second);
        b.B.StoreUnsafe(ref second, 8);
        c.A.StoreUnsafe(ref third);
        c.B.StoreUnsafe(ref third, 8);
        d.A.StoreUnsafe(ref fourth);
        d.B.StoreUnsafe(ref fourth, 8);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>
    /// Stores the larger of each float of four rows and <c>least</c>'s, the rows <paramref name="step"/> bytes apart. Returns where the
    /// next one goes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float StoreMax(Vector256<float> least, ref float destination, nint step, Row8x2 a, Row8x2 b, Row8x2 c, Row8x2 d)
    {
        ref float second = ref Unsafe.AddByteOffset(ref destination, step);
        ref float third = ref Unsafe.AddByteOffset(ref second, step);
        ref float fourth = ref Unsafe.AddByteOffset(ref third, step);
        Vector256.MaxNative(a.A, least).StoreUnsafe(ref destination);
        Vector256.MaxNative(a.B, least).StoreUnsafe(ref destination, 8);
        Vector256.MaxNative(b.A, least).StoreUnsafe(ref second);
        Vector256.MaxNative(b.B, least).StoreUnsafe(ref second, 8);
        Vector256.MaxNative(c.A, least).StoreUnsafe(ref third);
        Vector256.MaxNative(c.B, least).StoreUnsafe(ref third, 8);
        Vector256.MaxNative(d.A, least).StoreUnsafe(ref fourth);
        Vector256.MaxNative(d.B, least).StoreUnsafe(ref fourth, 8);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>Adds the value to each float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(float value)
    {
        Vector256<float> all = Vector256.Create(value);
        A += all;
        B += all;
    }

    /// <summary>
    /// Adds to a row <c>x</c> times a float, <paramref name="first"/> behind the reference, rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row8x2 x, ref float w, [ConstantExpected] int first, ref Row8x2 a)
    {
        Vector256<float> w0 = Vector256.Create(Unsafe.Add(ref w, first));
        a.A = Vector256.FusedMultiplyAdd(x.A, w0, a.A);
        a.B = Vector256.FusedMultiplyAdd(x.B, w0, a.B);
    }

    /// <summary>
    /// Adds to each of two rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row8x2 x, ref float w, [ConstantExpected] int first, ref Row8x2 a, ref Row8x2 b)
    {
        Vector256<float> w0 = Vector256.Create(Unsafe.Add(ref w, first));
        a.A = Vector256.FusedMultiplyAdd(x.A, w0, a.A);
        a.B = Vector256.FusedMultiplyAdd(x.B, w0, a.B);
        Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref w, first + 1));
        b.A = Vector256.FusedMultiplyAdd(x.A, w1, b.A);
        b.B = Vector256.FusedMultiplyAdd(x.B, w1, b.B);
    }

    /// <summary>
    /// Adds to each of four rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row8x2 x, ref float w, [ConstantExpected] int first, ref Row8x2 a, ref Row8x2 b, ref Row8x2 c, ref Row8x2 d)
    {
        Vector256<float> w0 = Vector256.Create(Unsafe.Add(ref w, first));
        a.A = Vector256.FusedMultiplyAdd(x.A, w0, a.A);
        a.B = Vector256.FusedMultiplyAdd(x.B, w0, a.B);
        Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref w, first + 1));
        b.A = Vector256.FusedMultiplyAdd(x.A, w1, b.A);
        b.B = Vector256.FusedMultiplyAdd(x.B, w1, b.B);
        Vector256<float> w2 = Vector256.Create(Unsafe.Add(ref w, first + 2));
        c.A = Vector256.FusedMultiplyAdd(x.A, w2, c.A);
        c.B = Vector256.FusedMultiplyAdd(x.B, w2, c.B);
        Vector256<float> w3 = Vector256.Create(Unsafe.Add(ref w, first + 3));
        d.A = Vector256.FusedMultiplyAdd(x.A, w3, d.A);
        d.B = Vector256.FusedMultiplyAdd(x.B, w3, d.B);
    }

    /// <summary>
    /// Adds to each of eight rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(
        in Row8x2 x, ref float w, [ConstantExpected] int first, ref Row8x2 a, ref Row8x2 b, ref Row8x2 c, ref Row8x2 d, ref Row8x2 e,
        ref Row8x2 f, ref Row8x2 g, ref Row8x2 h)
    {
        Vector256<float> w0 = Vector256.Create(Unsafe.Add(ref w, first));
        a.A = Vector256.FusedMultiplyAdd(x.A, w0, a.A);
        a.B = Vector256.FusedMultiplyAdd(x.B, w0, a.B);
        Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref w, first + 1));
        b.A = Vector256.FusedMultiplyAdd(x.A, w1, b.A);
        b.B = Vector256.FusedMultiplyAdd(x.B, w1, b.B);
        Vector256<float> w2 = Vector256.Create(Unsafe.Add(ref w, first + 2));
        c.A = Vector256.FusedMultiplyAdd(x.A, w2, c.A);
        c.B = Vector256.FusedMultiplyAdd(x.B, w2, c.B);
        Vector256<float> w3 = Vector256.Create(Unsafe.Add(ref w, first + 3));
        d.A = Vector256.FusedMultiplyAdd(x.A, w3, d.A);
        d.B = Vector256.FusedMultiplyAdd(x.B, w3, d.B);
        Vector256<float> w4 = Vector256.Create(Unsafe.Add(ref w, first + 4));
        e.A = Vector256.FusedMultiplyAdd(x.A, w4, e.A);
        e.B = Vector256.FusedMultiplyAdd(x.B, w4, e.B);
        Vector256<float> w5 = Vector256.Create(Unsafe.Add(ref w, first + 5));
        f.A = Vector256.FusedMultiplyAdd(x.A, w5, f.A);
        f.B = Vector256.FusedMultiplyAdd(x.B, w5, f.B);
        Vector256<float> w6 = Vector256.Create(Unsafe.Add(ref w, first + 6));
        g.A = Vector256.FusedMultiplyAdd(x.A, w6, g.A);
        g.B = Vector256.FusedMultiplyAdd(x.B, w6, g.B);
        Vector256<float> w7 = Vector256.Create(Unsafe.Add(ref w, first + 7));
        h.A = Vector256.FusedMultiplyAdd(x.A, w7, h.A);
        h.B = Vector256.FusedMultiplyAdd(x.B, w7, h.B);
    }
}
