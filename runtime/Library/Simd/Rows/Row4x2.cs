using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace ShuffleNet.Compiler;

/// <summary>
/// Two neighbouring vectors of 4 floats, 8 in all. They live in registers: every method is inlined. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Row4x2
{
    /// <summary>Floats 0 to 3.</summary>
    public Vector128<float> A;

    /// <summary>Floats 4 to 7.</summary>
    public Vector128<float> B;

    /// <summary>The value in all floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(float value, out Row4x2 row)
    {
        Unsafe.SkipInit(out row);
        row.A = row.B = Vector128.Create(value);
    }

    /// <summary>The vector, several times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(Vector128<float> vector, out Row4x2 row)
    {
        Unsafe.SkipInit(out row);
        row.A = row.B = vector;
    }

    /// <summary>
    /// Four neighbouring floats, each in all floats of a row of its own; one instruction a vector of the rows on ARM64. For memory that
    /// does not move.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Broadcast(ref float source, out Row4x2 a, out Row4x2 b, out Row4x2 c, out Row4x2 d)
    {
        Unsafe.SkipInit(out a);
        Unsafe.SkipInit(out b);
        Unsafe.SkipInit(out c);
        Unsafe.SkipInit(out d);
        (Vector128<float>, Vector128<float>, Vector128<float>, Vector128<float>) vectors0 = Simd.Broadcast4(ref source);
        a.A = vectors0.Item1;
        b.A = vectors0.Item2;
        c.A = vectors0.Item3;
        d.A = vectors0.Item4;
        (Vector128<float>, Vector128<float>, Vector128<float>, Vector128<float>) vectors1 = Simd.Broadcast4(ref source);
        a.B = vectors1.Item1;
        b.B = vectors1.Item2;
        c.B = vectors1.Item3;
        d.B = vectors1.Item4;
    }

    /// <summary>8 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref float source, out Row4x2 row)
    {
        Unsafe.SkipInit(out row);
        row.A = Vector128.LoadUnsafe(ref source);
        row.B = Vector128.LoadUnsafe(ref source, 4);
    }

    /// <summary>
    /// Four rows that stand <paramref name="step"/> bytes apart, each plus its lane of <c>w</c>, which <c>one</c> is multiplied by: one
    /// instruction a vector on ARM64. Returns where the next one stands.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float LoadPlus(
        ref float source, nint step, Vector128<float> w, Vector128<float> one, out Row4x2 a, out Row4x2 b, out Row4x2 c, out Row4x2 d)
    {
        Unsafe.SkipInit(out a);
        Unsafe.SkipInit(out b);
        Unsafe.SkipInit(out c);
        Unsafe.SkipInit(out d);
        ref float second = ref Unsafe.AddByteOffset(ref source, step);
        ref float third = ref Unsafe.AddByteOffset(ref second, step);
        ref float fourth = ref Unsafe.AddByteOffset(ref third, step);
        Load(ref source, out a);
        a.AddLane(w, 0, one);
        Load(ref second, out b);
        b.AddLane(w, 1, one);
        Load(ref third, out c);
        c.AddLane(w, 2, one);
        Load(ref fourth, out d);
        d.AddLane(w, 3, one);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>Stores 8 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination)
    {
        A.StoreUnsafe(ref destination);
        B.StoreUnsafe(ref destination, 4);
    }

    /// <summary>Stores the larger of each float and <c>least</c>'s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreMax(Vector128<float> least, ref float destination)
    {
        Vector128.MaxNative(A, least).StoreUnsafe(ref destination);
        Vector128.MaxNative(B, least).StoreUnsafe(ref destination, 4);
    }

    /// <summary>Stores four rows <paramref name="step"/> bytes apart. Returns where the next one goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Store(ref float destination, nint step, Row4x2 a, Row4x2 b, Row4x2 c, Row4x2 d)
    {
        ref float second = ref Unsafe.AddByteOffset(ref destination, step);
        ref float third = ref Unsafe.AddByteOffset(ref second, step);
        ref float fourth = ref Unsafe.AddByteOffset(ref third, step);
        a.A.StoreUnsafe(ref destination);
        a.B.StoreUnsafe(ref destination, 4);
        b.A.StoreUnsafe(ref second);
        b.B.StoreUnsafe(ref second, 4);
        c.A.StoreUnsafe(ref third);
        c.B.StoreUnsafe(ref third, 4);
        d.A.StoreUnsafe(ref fourth);
        d.B.StoreUnsafe(ref fourth, 4);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>
    /// Stores the larger of each float of four rows and <c>least</c>'s, the rows <paramref name="step"/> bytes apart. Returns where the
    /// next one goes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float StoreMax(Vector128<float> least, ref float destination, nint step, Row4x2 a, Row4x2 b, Row4x2 c, Row4x2 d)
    {
        ref float second = ref Unsafe.AddByteOffset(ref destination, step);
        ref float third = ref Unsafe.AddByteOffset(ref second, step);
        ref float fourth = ref Unsafe.AddByteOffset(ref third, step);
        Vector128.MaxNative(a.A, least).StoreUnsafe(ref destination);
        Vector128.MaxNative(a.B, least).StoreUnsafe(ref destination, 4);
        Vector128.MaxNative(b.A, least).StoreUnsafe(ref second);
        Vector128.MaxNative(b.B, least).StoreUnsafe(ref second, 4);
        Vector128.MaxNative(c.A, least).StoreUnsafe(ref third);
        Vector128.MaxNative(c.B, least).StoreUnsafe(ref third, 4);
        Vector128.MaxNative(d.A, least).StoreUnsafe(ref fourth);
        Vector128.MaxNative(d.B, least).StoreUnsafe(ref fourth, 4);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>Makes floats that are less than the value the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Max(Vector128<float> least)
    {
        A = Vector128.MaxNative(A, least);
        B = Vector128.MaxNative(B, least);
    }

    /// <summary>The larger of each float of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Max(in Row4x2 left, in Row4x2 right, out Row4x2 row)
    {
        Unsafe.SkipInit(out row);
        row.A = Vector128.MaxNative(left.A, right.A);
        row.B = Vector128.MaxNative(left.B, right.B);
    }

    /// <summary>The sum of each float of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum(in Row4x2 left, in Row4x2 right, out Row4x2 row)
    {
        Unsafe.SkipInit(out row);
        row.A = left.A + right.A;
        row.B = left.B + right.B;
    }

    /// <summary>Makes floats that are less than another row's those.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Max(in Row4x2 other)
    {
        A = Vector128.MaxNative(A, other.A);
        B = Vector128.MaxNative(B, other.B);
    }

    /// <summary>Multiplies each vector by another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Scale(Vector128<float> factor)
    {
        A *= factor;
        B *= factor;
    }

    /// <summary>Multiplies each vector by one of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Scale(Vector128<float> a, Vector128<float> b)
    {
        A *= a;
        B *= b;
    }

    /// <summary>Adds another row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Row4x2 other)
    {
        A += other.A;
        B += other.B;
    }

    /// <summary>
    /// Adds to a row <c>x</c> times a float, <paramref name="first"/> behind the reference, rounded once where the machine can.
    /// On ARM64 one instruction a vector; four floats are loaded in any case.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row4x2 x, ref float w, [ConstantExpected] int first, ref Row4x2 a)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<float> lanes0 = Vector128.LoadUnsafe(ref w, (nuint)first);
            a.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(a.A, x.A, lanes0, 0);
            a.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(a.B, x.B, lanes0, 0);
        }
        else
        {
            Vector128<float> w0 = Vector128.Create(Unsafe.Add(ref w, first));
            a.A = Vector128.MultiplyAddEstimate(x.A, w0, a.A);
            a.B = Vector128.MultiplyAddEstimate(x.B, w0, a.B);
        }
    }

    /// <summary>
    /// Adds to each of two rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference, rounded
    /// once where the machine can.
    /// On ARM64 one instruction a vector; four floats are loaded in any case.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row4x2 x, ref float w, [ConstantExpected] int first, ref Row4x2 a, ref Row4x2 b)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<float> lanes0 = Vector128.LoadUnsafe(ref w, (nuint)first);
            a.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(a.A, x.A, lanes0, 0);
            a.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(a.B, x.B, lanes0, 0);
            b.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(b.A, x.A, lanes0, 1);
            b.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(b.B, x.B, lanes0, 1);
        }
        else
        {
            Vector128<float> w0 = Vector128.Create(Unsafe.Add(ref w, first));
            a.A = Vector128.MultiplyAddEstimate(x.A, w0, a.A);
            a.B = Vector128.MultiplyAddEstimate(x.B, w0, a.B);
            Vector128<float> w1 = Vector128.Create(Unsafe.Add(ref w, first + 1));
            b.A = Vector128.MultiplyAddEstimate(x.A, w1, b.A);
            b.B = Vector128.MultiplyAddEstimate(x.B, w1, b.B);
        }
    }

    /// <summary>
    /// Adds to each of four rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// On ARM64 one instruction a vector; four floats are loaded in any case.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row4x2 x, ref float w, [ConstantExpected] int first, ref Row4x2 a, ref Row4x2 b, ref Row4x2 c, ref Row4x2 d)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<float> lanes0 = Vector128.LoadUnsafe(ref w, (nuint)first);
            a.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(a.A, x.A, lanes0, 0);
            a.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(a.B, x.B, lanes0, 0);
            b.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(b.A, x.A, lanes0, 1);
            b.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(b.B, x.B, lanes0, 1);
            c.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(c.A, x.A, lanes0, 2);
            c.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(c.B, x.B, lanes0, 2);
            d.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(d.A, x.A, lanes0, 3);
            d.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(d.B, x.B, lanes0, 3);
        }
        else
        {
            Vector128<float> w0 = Vector128.Create(Unsafe.Add(ref w, first));
            a.A = Vector128.MultiplyAddEstimate(x.A, w0, a.A);
            a.B = Vector128.MultiplyAddEstimate(x.B, w0, a.B);
            Vector128<float> w1 = Vector128.Create(Unsafe.Add(ref w, first + 1));
            b.A = Vector128.MultiplyAddEstimate(x.A, w1, b.A);
            b.B = Vector128.MultiplyAddEstimate(x.B, w1, b.B);
            Vector128<float> w2 = Vector128.Create(Unsafe.Add(ref w, first + 2));
            c.A = Vector128.MultiplyAddEstimate(x.A, w2, c.A);
            c.B = Vector128.MultiplyAddEstimate(x.B, w2, c.B);
            Vector128<float> w3 = Vector128.Create(Unsafe.Add(ref w, first + 3));
            d.A = Vector128.MultiplyAddEstimate(x.A, w3, d.A);
            d.B = Vector128.MultiplyAddEstimate(x.B, w3, d.B);
        }
    }

    /// <summary>
    /// Adds to each of eight rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// On ARM64 one instruction a vector; four floats are loaded in any case.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(
        in Row4x2 x, ref float w, [ConstantExpected] int first, ref Row4x2 a, ref Row4x2 b, ref Row4x2 c, ref Row4x2 d, ref Row4x2 e,
        ref Row4x2 f, ref Row4x2 g, ref Row4x2 h)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<float> lanes0 = Vector128.LoadUnsafe(ref w, (nuint)first);
            Vector128<float> lanes1 = Vector128.LoadUnsafe(ref w, (nuint)first + 4);
            a.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(a.A, x.A, lanes0, 0);
            a.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(a.B, x.B, lanes0, 0);
            b.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(b.A, x.A, lanes0, 1);
            b.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(b.B, x.B, lanes0, 1);
            c.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(c.A, x.A, lanes0, 2);
            c.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(c.B, x.B, lanes0, 2);
            d.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(d.A, x.A, lanes0, 3);
            d.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(d.B, x.B, lanes0, 3);
            e.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(e.A, x.A, lanes1, 0);
            e.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(e.B, x.B, lanes1, 0);
            f.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(f.A, x.A, lanes1, 1);
            f.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(f.B, x.B, lanes1, 1);
            g.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(g.A, x.A, lanes1, 2);
            g.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(g.B, x.B, lanes1, 2);
            h.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(h.A, x.A, lanes1, 3);
            h.B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(h.B, x.B, lanes1, 3);
        }
        else
        {
            Vector128<float> w0 = Vector128.Create(Unsafe.Add(ref w, first));
            a.A = Vector128.MultiplyAddEstimate(x.A, w0, a.A);
            a.B = Vector128.MultiplyAddEstimate(x.B, w0, a.B);
            Vector128<float> w1 = Vector128.Create(Unsafe.Add(ref w, first + 1));
            b.A = Vector128.MultiplyAddEstimate(x.A, w1, b.A);
            b.B = Vector128.MultiplyAddEstimate(x.B, w1, b.B);
            Vector128<float> w2 = Vector128.Create(Unsafe.Add(ref w, first + 2));
            c.A = Vector128.MultiplyAddEstimate(x.A, w2, c.A);
            c.B = Vector128.MultiplyAddEstimate(x.B, w2, c.B);
            Vector128<float> w3 = Vector128.Create(Unsafe.Add(ref w, first + 3));
            d.A = Vector128.MultiplyAddEstimate(x.A, w3, d.A);
            d.B = Vector128.MultiplyAddEstimate(x.B, w3, d.B);
            Vector128<float> w4 = Vector128.Create(Unsafe.Add(ref w, first + 4));
            e.A = Vector128.MultiplyAddEstimate(x.A, w4, e.A);
            e.B = Vector128.MultiplyAddEstimate(x.B, w4, e.B);
            Vector128<float> w5 = Vector128.Create(Unsafe.Add(ref w, first + 5));
            f.A = Vector128.MultiplyAddEstimate(x.A, w5, f.A);
            f.B = Vector128.MultiplyAddEstimate(x.B, w5, f.B);
            Vector128<float> w6 = Vector128.Create(Unsafe.Add(ref w, first + 6));
            g.A = Vector128.MultiplyAddEstimate(x.A, w6, g.A);
            g.B = Vector128.MultiplyAddEstimate(x.B, w6, g.B);
            Vector128<float> w7 = Vector128.Create(Unsafe.Add(ref w, first + 7));
            h.A = Vector128.MultiplyAddEstimate(x.A, w7, h.A);
            h.B = Vector128.MultiplyAddEstimate(x.B, w7, h.B);
        }
    }

    /// <summary>Adds <c>x * w</c>, rounded once where the machine can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fma(in Row4x2 x, float w)
    {
        Vector128<float> all = Vector128.Create(w);
        A = Vector128.MultiplyAddEstimate(x.A, all, A);
        B = Vector128.MultiplyAddEstimate(x.B, all, B);
    }

    /// <summary>Adds <c>x * w[lane]</c>; one instruction a vector on ARM64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FmaLane(in Row4x2 x, Vector128<float> w, [ConstantExpected(Max = 3)] byte lane)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(A, x.A, w, lane);
            B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(B, x.B, w, lane);
        }
        else
        {
            Vector128<float> all = Vector128.Create(w.GetElement(lane));
            A = Vector128.MultiplyAddEstimate(x.A, all, A);
            B = Vector128.MultiplyAddEstimate(x.B, all, B);
        }
    }

    /// <summary>Adds <c>w[lane]</c> to each float; one instruction a vector on ARM64.</summary>
    /// <param name="w">Has the number in one of its lanes.</param>
    /// <param name="lane">Which.</param>
    /// <param name="one">Ones that are opaque to the JIT (<see cref="Simd.OpaqueConstant(float)"/>).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddLane(Vector128<float> w, [ConstantExpected(Max = 3)] byte lane, Vector128<float> one)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(A, one, w, lane);
            B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(B, one, w, lane);
        }
        else
        {
            Vector128<float> all = Vector128.Create(w.GetElement(lane));
            A += all;
            B += all;
        }
    }

    /// <summary>
    /// Adds to the first <paramref name="count"/> floats, 1 to 8, those of memory that stand <paramref name="step"/> bytes apart.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddGathered(ref float source, nint step, [ConstantExpected] int count)
    {
        Vector128<float> a = Vector128.Create(
            source,
            count > 1 ? Unsafe.AddByteOffset(ref source, step) : 0f,
            count > 2 ? Unsafe.AddByteOffset(ref source, 2 * step) : 0f,
            count > 3 ? Unsafe.AddByteOffset(ref source, 3 * step) : 0f);
        Vector128<float> b = Vector128.Create(
            count > 4 ? Unsafe.AddByteOffset(ref source, 4 * step) : 0f,
            count > 5 ? Unsafe.AddByteOffset(ref source, 5 * step) : 0f,
            count > 6 ? Unsafe.AddByteOffset(ref source, 6 * step) : 0f,
            count > 7 ? Unsafe.AddByteOffset(ref source, 7 * step) : 0f);
        A += a;
        B += b;
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
            destination = B.GetElement(0);
        }

        if (count > 5)
        {
            destination = ref Unsafe.AddByteOffset(ref destination, step);
            destination = B.GetElement(1);
        }

        if (count > 6)
        {
            destination = ref Unsafe.AddByteOffset(ref destination, step);
            destination = B.GetElement(2);
        }

        if (count > 7)
        {
            destination = ref Unsafe.AddByteOffset(ref destination, step);
            destination = B.GetElement(3);
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
            Unsafe.Add(ref destination, Unsafe.Add(ref places, 4)) = B.GetElement(0);
        }

        if (count > 5)
        {
            Unsafe.Add(ref destination, Unsafe.Add(ref places, 5)) = B.GetElement(1);
        }

        if (count > 6)
        {
            Unsafe.Add(ref destination, Unsafe.Add(ref places, 6)) = B.GetElement(2);
        }

        if (count > 7)
        {
            Unsafe.Add(ref destination, Unsafe.Add(ref places, 7)) = B.GetElement(3);
        }
    }
}
