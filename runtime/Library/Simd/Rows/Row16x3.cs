using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler;

/// <summary>
/// Three neighbouring vectors of 16 floats, 48 in all. They live in registers: every method is inlined. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Row16x3
{
    /// <summary>Floats 0 to 15.</summary>
    public Vector512<float> A;

    /// <summary>Floats 16 to 31.</summary>
    public Vector512<float> B;

    /// <summary>Floats 32 to 47.</summary>
    public Vector512<float> C;

    /// <summary>The value in all floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(float value, out Row16x3 row)
    {
        Unsafe.SkipInit(out row);
        row.A = row.B = row.C = Vector512.Create(value);
    }

    /// <summary>Four neighbouring floats, each in all floats of a row of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Broadcast(ref float source, out Row16x3 a, out Row16x3 b, out Row16x3 c, out Row16x3 d)
    {
        Unsafe.SkipInit(out a);
        Unsafe.SkipInit(out b);
        Unsafe.SkipInit(out c);
        Unsafe.SkipInit(out d);
        a.A = a.B = a.C = Vector512.Create(source);
        b.A = b.B = b.C = Vector512.Create(Unsafe.Add(ref source, 1));
        c.A = c.B = c.C = Vector512.Create(Unsafe.Add(ref source, 2));
        d.A = d.B = d.C = Vector512.Create(Unsafe.Add(ref source, 3));
    }

    /// <summary>48 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref float source, out Row16x3 row)
    {
        Unsafe.SkipInit(out row);
        row.A = Vector512.LoadUnsafe(ref source);
        row.B = Vector512.LoadUnsafe(ref source, 16);
        row.C = Vector512.LoadUnsafe(ref source, 32);
    }

    /// <summary>
    /// Four rows that stand <paramref name="step"/> bytes apart, each plus one of four neighbouring floats. Returns where the next
    /// one stands.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float LoadPlus(ref float source, nint step, ref float w, out Row16x3 a, out Row16x3 b, out Row16x3 c, out Row16x3 d)
    {
        Unsafe.SkipInit(out a);
        Unsafe.SkipInit(out b);
        Unsafe.SkipInit(out c);
        Unsafe.SkipInit(out d);
        ref float second = ref Unsafe.AddByteOffset(ref source, step);
        ref float third = ref Unsafe.AddByteOffset(ref second, step);
        ref float fourth = ref Unsafe.AddByteOffset(ref third, step);
        Vector512<float> w0 = Vector512.Create(w);
        a.A = w0 + Vector512.LoadUnsafe(ref source);
        a.B = w0 + Vector512.LoadUnsafe(ref source, 16);
        a.C = w0 + Vector512.LoadUnsafe(ref source, 32);
        Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref w, 1));
        b.A = w1 + Vector512.LoadUnsafe(ref second);
        b.B = w1 + Vector512.LoadUnsafe(ref second, 16);
        b.C = w1 + Vector512.LoadUnsafe(ref second, 32);
        Vector512<float> w2 = Vector512.Create(Unsafe.Add(ref w, 2));
        c.A = w2 + Vector512.LoadUnsafe(ref third);
        c.B = w2 + Vector512.LoadUnsafe(ref third, 16);
        c.C = w2 + Vector512.LoadUnsafe(ref third, 32);
        Vector512<float> w3 = Vector512.Create(Unsafe.Add(ref w, 3));
        d.A = w3 + Vector512.LoadUnsafe(ref fourth);
        d.B = w3 + Vector512.LoadUnsafe(ref fourth, 16);
        d.C = w3 + Vector512.LoadUnsafe(ref fourth, 32);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>Stores 48 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination)
    {
        A.StoreUnsafe(ref destination);
        B.StoreUnsafe(ref destination, 16);
        C.StoreUnsafe(ref destination, 32);
    }

    /// <summary>Stores the larger of each float and <c>least</c>'s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreMax(Vector512<float> least, ref float destination)
    {
        Vector512.MaxNative(A, least).StoreUnsafe(ref destination);
        Vector512.MaxNative(B, least).StoreUnsafe(ref destination, 16);
        Vector512.MaxNative(C, least).StoreUnsafe(ref destination, 32);
    }

    /// <summary>Stores four rows <paramref name="step"/> bytes apart. Returns where the next one goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Store(ref float destination, nint step, Row16x3 a, Row16x3 b, Row16x3 c, Row16x3 d)
    {
        ref float second = ref Unsafe.AddByteOffset(ref destination, step);
        ref float third = ref Unsafe.AddByteOffset(ref second, step);
        ref float fourth = ref Unsafe.AddByteOffset(ref third, step);
        a.A.StoreUnsafe(ref destination);
        a.B.StoreUnsafe(ref destination, 16);
        a.C.StoreUnsafe(ref destination, 32);
        b.A.StoreUnsafe(ref second);
        b.B.StoreUnsafe(ref second, 16);
        b.C.StoreUnsafe(ref second, 32);
        c.A.StoreUnsafe(ref third);
        c.B.StoreUnsafe(ref third, 16);
        c.C.StoreUnsafe(ref third, 32);
        d.A.StoreUnsafe(ref fourth);
        d.B.StoreUnsafe(ref fourth, 16);
        d.C.StoreUnsafe(ref fourth, 32);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>
    /// Stores the larger of each float of four rows and <c>least</c>'s, the rows <paramref name="step"/> bytes apart. Returns where the
    /// next one goes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float StoreMax(Vector512<float> least, ref float destination, nint step, Row16x3 a, Row16x3 b, Row16x3 c, Row16x3 d)
    {
        ref float second = ref Unsafe.AddByteOffset(ref destination, step);
        ref float third = ref Unsafe.AddByteOffset(ref second, step);
        ref float fourth = ref Unsafe.AddByteOffset(ref third, step);
        Vector512.MaxNative(a.A, least).StoreUnsafe(ref destination);
        Vector512.MaxNative(a.B, least).StoreUnsafe(ref destination, 16);
        Vector512.MaxNative(a.C, least).StoreUnsafe(ref destination, 32);
        Vector512.MaxNative(b.A, least).StoreUnsafe(ref second);
        Vector512.MaxNative(b.B, least).StoreUnsafe(ref second, 16);
        Vector512.MaxNative(b.C, least).StoreUnsafe(ref second, 32);
        Vector512.MaxNative(c.A, least).StoreUnsafe(ref third);
        Vector512.MaxNative(c.B, least).StoreUnsafe(ref third, 16);
        Vector512.MaxNative(c.C, least).StoreUnsafe(ref third, 32);
        Vector512.MaxNative(d.A, least).StoreUnsafe(ref fourth);
        Vector512.MaxNative(d.B, least).StoreUnsafe(ref fourth, 16);
        Vector512.MaxNative(d.C, least).StoreUnsafe(ref fourth, 32);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>Adds the value to each float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(float value)
    {
        Vector512<float> all = Vector512.Create(value);
        A += all;
        B += all;
        C += all;
    }

    /// <summary>
    /// Adds to a row <c>x</c> times a float, <paramref name="first"/> behind the reference, rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row16x3 x, ref float w, [ConstantExpected] int first, ref Row16x3 a)
    {
        Vector512<float> w0 = Vector512.Create(Unsafe.Add(ref w, first));
        a.A = Vector512.FusedMultiplyAdd(x.A, w0, a.A);
        a.B = Vector512.FusedMultiplyAdd(x.B, w0, a.B);
        a.C = Vector512.FusedMultiplyAdd(x.C, w0, a.C);
    }

    /// <summary>
    /// Adds to each of two rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row16x3 x, ref float w, [ConstantExpected] int first, ref Row16x3 a, ref Row16x3 b)
    {
        Vector512<float> w0 = Vector512.Create(Unsafe.Add(ref w, first));
        a.A = Vector512.FusedMultiplyAdd(x.A, w0, a.A);
        a.B = Vector512.FusedMultiplyAdd(x.B, w0, a.B);
        a.C = Vector512.FusedMultiplyAdd(x.C, w0, a.C);
        Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref w, first + 1));
        b.A = Vector512.FusedMultiplyAdd(x.A, w1, b.A);
        b.B = Vector512.FusedMultiplyAdd(x.B, w1, b.B);
        b.C = Vector512.FusedMultiplyAdd(x.C, w1, b.C);
    }

    /// <summary>
    /// Adds to each of four rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(
        in Row16x3 x, ref float w, [ConstantExpected] int first, ref Row16x3 a, ref Row16x3 b, ref Row16x3 c, ref Row16x3 d)
    {
        Vector512<float> w0 = Vector512.Create(Unsafe.Add(ref w, first));
        a.A = Vector512.FusedMultiplyAdd(x.A, w0, a.A);
        a.B = Vector512.FusedMultiplyAdd(x.B, w0, a.B);
        a.C = Vector512.FusedMultiplyAdd(x.C, w0, a.C);
        Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref w, first + 1));
        b.A = Vector512.FusedMultiplyAdd(x.A, w1, b.A);
        b.B = Vector512.FusedMultiplyAdd(x.B, w1, b.B);
        b.C = Vector512.FusedMultiplyAdd(x.C, w1, b.C);
        Vector512<float> w2 = Vector512.Create(Unsafe.Add(ref w, first + 2));
        c.A = Vector512.FusedMultiplyAdd(x.A, w2, c.A);
        c.B = Vector512.FusedMultiplyAdd(x.B, w2, c.B);
        c.C = Vector512.FusedMultiplyAdd(x.C, w2, c.C);
        Vector512<float> w3 = Vector512.Create(Unsafe.Add(ref w, first + 3));
        d.A = Vector512.FusedMultiplyAdd(x.A, w3, d.A);
        d.B = Vector512.FusedMultiplyAdd(x.B, w3, d.B);
        d.C = Vector512.FusedMultiplyAdd(x.C, w3, d.C);
    }

    /// <summary>
    /// Adds to each of eight rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(
        in Row16x3 x, ref float w, [ConstantExpected] int first, ref Row16x3 a, ref Row16x3 b, ref Row16x3 c, ref Row16x3 d, ref Row16x3 e,
        ref Row16x3 f, ref Row16x3 g, ref Row16x3 h)
    {
        Vector512<float> w0 = Vector512.Create(Unsafe.Add(ref w, first));
        a.A = Vector512.FusedMultiplyAdd(x.A, w0, a.A);
        a.B = Vector512.FusedMultiplyAdd(x.B, w0, a.B);
        a.C = Vector512.FusedMultiplyAdd(x.C, w0, a.C);
        Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref w, first + 1));
        b.A = Vector512.FusedMultiplyAdd(x.A, w1, b.A);
        b.B = Vector512.FusedMultiplyAdd(x.B, w1, b.B);
        b.C = Vector512.FusedMultiplyAdd(x.C, w1, b.C);
        Vector512<float> w2 = Vector512.Create(Unsafe.Add(ref w, first + 2));
        c.A = Vector512.FusedMultiplyAdd(x.A, w2, c.A);
        c.B = Vector512.FusedMultiplyAdd(x.B, w2, c.B);
        c.C = Vector512.FusedMultiplyAdd(x.C, w2, c.C);
        Vector512<float> w3 = Vector512.Create(Unsafe.Add(ref w, first + 3));
        d.A = Vector512.FusedMultiplyAdd(x.A, w3, d.A);
        d.B = Vector512.FusedMultiplyAdd(x.B, w3, d.B);
        d.C = Vector512.FusedMultiplyAdd(x.C, w3, d.C);
        Vector512<float> w4 = Vector512.Create(Unsafe.Add(ref w, first + 4));
        e.A = Vector512.FusedMultiplyAdd(x.A, w4, e.A);
        e.B = Vector512.FusedMultiplyAdd(x.B, w4, e.B);
        e.C = Vector512.FusedMultiplyAdd(x.C, w4, e.C);
        Vector512<float> w5 = Vector512.Create(Unsafe.Add(ref w, first + 5));
        f.A = Vector512.FusedMultiplyAdd(x.A, w5, f.A);
        f.B = Vector512.FusedMultiplyAdd(x.B, w5, f.B);
        f.C = Vector512.FusedMultiplyAdd(x.C, w5, f.C);
        Vector512<float> w6 = Vector512.Create(Unsafe.Add(ref w, first + 6));
        g.A = Vector512.FusedMultiplyAdd(x.A, w6, g.A);
        g.B = Vector512.FusedMultiplyAdd(x.B, w6, g.B);
        g.C = Vector512.FusedMultiplyAdd(x.C, w6, g.C);
        Vector512<float> w7 = Vector512.Create(Unsafe.Add(ref w, first + 7));
        h.A = Vector512.FusedMultiplyAdd(x.A, w7, h.A);
        h.B = Vector512.FusedMultiplyAdd(x.B, w7, h.B);
        h.C = Vector512.FusedMultiplyAdd(x.C, w7, h.C);
    }
}
