using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler;

/// <summary>One vector of 16 floats. They live in registers: every method is inlined. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Row16x1
{
    /// <summary>Floats 0 to 15.</summary>
    public Vector512<float> A;

    /// <summary>The value in all floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(float value, out Row16x1 row)
    {
        Unsafe.SkipInit(out row);
        row.A = Vector512.Create(value);
    }

    /// <summary>Four neighbouring floats, each in all floats of a row of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Broadcast(ref float source, out Row16x1 a, out Row16x1 b, out Row16x1 c, out Row16x1 d)
    {
        Unsafe.SkipInit(out a);
        Unsafe.SkipInit(out b);
        Unsafe.SkipInit(out c);
        Unsafe.SkipInit(out d);
        a.A = Vector512.Create(source);
        b.A = Vector512.Create(Unsafe.Add(ref source, 1));
        c.A = Vector512.Create(Unsafe.Add(ref source, 2));
        d.A = Vector512.Create(Unsafe.Add(ref source, 3));
    }

    /// <summary>16 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref float source, out Row16x1 row)
    {
        Unsafe.SkipInit(out row);
        row.A = Vector512.LoadUnsafe(ref source);
    }

    /// <summary>
    /// Four rows that stand <paramref name="step"/> bytes apart, each plus one of four neighbouring floats. Returns where the next
    /// one stands.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float LoadPlus(ref float source, nint step, ref float w, out Row16x1 a, out Row16x1 b, out Row16x1 c, out Row16x1 d)
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
        Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref w, 1));
        b.A = w1 + Vector512.LoadUnsafe(ref second);
        Vector512<float> w2 = Vector512.Create(Unsafe.Add(ref w, 2));
        c.A = w2 + Vector512.LoadUnsafe(ref third);
        Vector512<float> w3 = Vector512.Create(Unsafe.Add(ref w, 3));
        d.A = w3 + Vector512.LoadUnsafe(ref fourth);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>Stores 16 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination)
    {
        A.StoreUnsafe(ref destination);
    }

    /// <summary>Stores the larger of each float and <c>least</c>'s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreMax(Vector512<float> least, ref float destination)
    {
        Vector512.MaxNative(A, least).StoreUnsafe(ref destination);
    }

    /// <summary>Stores four rows <paramref name="step"/> bytes apart. Returns where the next one goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Store(ref float destination, nint step, Row16x1 a, Row16x1 b, Row16x1 c, Row16x1 d)
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
    public static ref float StoreMax(Vector512<float> least, ref float destination, nint step, Row16x1 a, Row16x1 b, Row16x1 c, Row16x1 d)
    {
        ref float second = ref Unsafe.AddByteOffset(ref destination, step);
        ref float third = ref Unsafe.AddByteOffset(ref second, step);
        ref float fourth = ref Unsafe.AddByteOffset(ref third, step);
        Vector512.MaxNative(a.A, least).StoreUnsafe(ref destination);
        Vector512.MaxNative(b.A, least).StoreUnsafe(ref second);
        Vector512.MaxNative(c.A, least).StoreUnsafe(ref third);
        Vector512.MaxNative(d.A, least).StoreUnsafe(ref fourth);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>Adds the value to each float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(float value)
    {
        Vector512<float> all = Vector512.Create(value);
        A += all;
    }

    /// <summary>
    /// Adds to a row <c>x</c> times a float, <paramref name="first"/> behind the reference, rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row16x1 x, ref float w, [ConstantExpected] int first, ref Row16x1 a)
    {
        Vector512<float> w0 = Vector512.Create(Unsafe.Add(ref w, first));
        a.A = Vector512.FusedMultiplyAdd(x.A, w0, a.A);
    }

    /// <summary>
    /// Adds to each of two rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row16x1 x, ref float w, [ConstantExpected] int first, ref Row16x1 a, ref Row16x1 b)
    {
        Vector512<float> w0 = Vector512.Create(Unsafe.Add(ref w, first));
        a.A = Vector512.FusedMultiplyAdd(x.A, w0, a.A);
        Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref w, first + 1));
        b.A = Vector512.FusedMultiplyAdd(x.A, w1, b.A);
    }

    /// <summary>
    /// Adds to each of four rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(
        in Row16x1 x, ref float w, [ConstantExpected] int first, ref Row16x1 a, ref Row16x1 b, ref Row16x1 c, ref Row16x1 d)
    {
        Vector512<float> w0 = Vector512.Create(Unsafe.Add(ref w, first));
        a.A = Vector512.FusedMultiplyAdd(x.A, w0, a.A);
        Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref w, first + 1));
        b.A = Vector512.FusedMultiplyAdd(x.A, w1, b.A);
        Vector512<float> w2 = Vector512.Create(Unsafe.Add(ref w, first + 2));
        c.A = Vector512.FusedMultiplyAdd(x.A, w2, c.A);
        Vector512<float> w3 = Vector512.Create(Unsafe.Add(ref w, first + 3));
        d.A = Vector512.FusedMultiplyAdd(x.A, w3, d.A);
    }

    /// <summary>
    /// Adds to each of eight rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(
        in Row16x1 x, ref float w, [ConstantExpected] int first, ref Row16x1 a, ref Row16x1 b, ref Row16x1 c, ref Row16x1 d, ref Row16x1 e,
        ref Row16x1 f, ref Row16x1 g, ref Row16x1 h)
    {
        Vector512<float> w0 = Vector512.Create(Unsafe.Add(ref w, first));
        a.A = Vector512.FusedMultiplyAdd(x.A, w0, a.A);
        Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref w, first + 1));
        b.A = Vector512.FusedMultiplyAdd(x.A, w1, b.A);
        Vector512<float> w2 = Vector512.Create(Unsafe.Add(ref w, first + 2));
        c.A = Vector512.FusedMultiplyAdd(x.A, w2, c.A);
        Vector512<float> w3 = Vector512.Create(Unsafe.Add(ref w, first + 3));
        d.A = Vector512.FusedMultiplyAdd(x.A, w3, d.A);
        Vector512<float> w4 = Vector512.Create(Unsafe.Add(ref w, first + 4));
        e.A = Vector512.FusedMultiplyAdd(x.A, w4, e.A);
        Vector512<float> w5 = Vector512.Create(Unsafe.Add(ref w, first + 5));
        f.A = Vector512.FusedMultiplyAdd(x.A, w5, f.A);
        Vector512<float> w6 = Vector512.Create(Unsafe.Add(ref w, first + 6));
        g.A = Vector512.FusedMultiplyAdd(x.A, w6, g.A);
        Vector512<float> w7 = Vector512.Create(Unsafe.Add(ref w, first + 7));
        h.A = Vector512.FusedMultiplyAdd(x.A, w7, h.A);
    }
}
