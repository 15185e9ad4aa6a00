using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace ShuffleNet.Compiler;

/// <summary>One vector of 4 floats. They live in registers: every method is inlined. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Row4x1
{
    /// <summary>Floats 0 to 3.</summary>
    public Vector128<float> A;

    /// <summary>The value in all floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(float value, out Row4x1 row)
    {
        Unsafe.SkipInit(out row);
        row.A = Vector128.Create(value);
    }

    /// <summary>
    /// Four neighbouring floats, each in all floats of a row of its own; one instruction a vector of the rows on ARM64. For memory that
    /// does not move.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Broadcast(ref float source, out Row4x1 a, out Row4x1 b, out Row4x1 c, out Row4x1 d)
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
    }

    /// <summary>4 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref float source, out Row4x1 row)
    {
        Unsafe.SkipInit(out row);
        row.A = Vector128.LoadUnsafe(ref source);
    }

    /// <summary>
    /// Four rows that stand <paramref name="step"/> bytes apart, each plus its lane of <c>w</c>, which <c>one</c> is multiplied by: one
    /// instruction a vector on ARM64. Returns where the next one stands.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float LoadPlus(
        ref float source, nint step, Vector128<float> w, Vector128<float> one, out Row4x1 a, out Row4x1 b, out Row4x1 c, out Row4x1 d)
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

    /// <summary>Stores 4 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination)
    {
        A.StoreUnsafe(ref destination);
    }

    /// <summary>Stores the larger of each float and <c>least</c>'s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreMax(Vector128<float> least, ref float destination)
    {
        Vector128.MaxNative(A, least).StoreUnsafe(ref destination);
    }

    /// <summary>Stores four rows <paramref name="step"/> bytes apart. Returns where the next one goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Store(ref float destination, nint step, Row4x1 a, Row4x1 b, Row4x1 c, Row4x1 d)
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
    public static ref float StoreMax(Vector128<float> least, ref float destination, nint step, Row4x1 a, Row4x1 b, Row4x1 c, Row4x1 d)
    {
        ref float second = ref Unsafe.AddByteOffset(ref destination, step);
        ref float third = ref Unsafe.AddByteOffset(ref second, step);
        ref float fourth = ref Unsafe.AddByteOffset(ref third, step);
        Vector128.MaxNative(a.A, least).StoreUnsafe(ref destination);
        Vector128.MaxNative(b.A, least).StoreUnsafe(ref second);
        Vector128.MaxNative(c.A, least).StoreUnsafe(ref third);
        Vector128.MaxNative(d.A, least).StoreUnsafe(ref fourth);
        return ref Unsafe.AddByteOffset(ref fourth, step);
    }

    /// <summary>Makes floats that are less than the value the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Max(Vector128<float> least)
    {
        A = Vector128.MaxNative(A, least);
    }

    /// <summary>Adds another row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Row4x1 other)
    {
        A += other.A;
    }

    /// <summary>
    /// Adds to a row <c>x</c> times a float, <paramref name="first"/> behind the reference, rounded once where the machine can.
    /// On ARM64 one instruction a vector; four floats are loaded in any case.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row4x1 x, ref float w, [ConstantExpected] int first, ref Row4x1 a)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<float> lanes0 = Vector128.LoadUnsafe(ref w, (nuint)first);
            a.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(a.A, x.A, lanes0, 0);
        }
        else
        {
            Vector128<float> w0 = Vector128.Create(Unsafe.Add(ref w, first));
            a.A = Vector128.MultiplyAddEstimate(x.A, w0, a.A);
        }
    }

    /// <summary>
    /// Adds to each of two rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference, rounded
    /// once where the machine can.
    /// On ARM64 one instruction a vector; four floats are loaded in any case.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row4x1 x, ref float w, [ConstantExpected] int first, ref Row4x1 a, ref Row4x1 b)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<float> lanes0 = Vector128.LoadUnsafe(ref w, (nuint)first);
            a.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(a.A, x.A, lanes0, 0);
            b.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(b.A, x.A, lanes0, 1);
        }
        else
        {
            Vector128<float> w0 = Vector128.Create(Unsafe.Add(ref w, first));
            a.A = Vector128.MultiplyAddEstimate(x.A, w0, a.A);
            Vector128<float> w1 = Vector128.Create(Unsafe.Add(ref w, first + 1));
            b.A = Vector128.MultiplyAddEstimate(x.A, w1, b.A);
        }
    }

    /// <summary>
    /// Adds to each of four rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// On ARM64 one instruction a vector; four floats are loaded in any case.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(in Row4x1 x, ref float w, [ConstantExpected] int first, ref Row4x1 a, ref Row4x1 b, ref Row4x1 c, ref Row4x1 d)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<float> lanes0 = Vector128.LoadUnsafe(ref w, (nuint)first);
            a.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(a.A, x.A, lanes0, 0);
            b.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(b.A, x.A, lanes0, 1);
            c.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(c.A, x.A, lanes0, 2);
            d.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(d.A, x.A, lanes0, 3);
        }
        else
        {
            Vector128<float> w0 = Vector128.Create(Unsafe.Add(ref w, first));
            a.A = Vector128.MultiplyAddEstimate(x.A, w0, a.A);
            Vector128<float> w1 = Vector128.Create(Unsafe.Add(ref w, first + 1));
            b.A = Vector128.MultiplyAddEstimate(x.A, w1, b.A);
            Vector128<float> w2 = Vector128.Create(Unsafe.Add(ref w, first + 2));
            c.A = Vector128.MultiplyAddEstimate(x.A, w2, c.A);
            Vector128<float> w3 = Vector128.Create(Unsafe.Add(ref w, first + 3));
            d.A = Vector128.MultiplyAddEstimate(x.A, w3, d.A);
        }
    }

    /// <summary>
    /// Adds to each of eight rows <c>x</c> times one of as many neighbouring floats, <paramref name="first"/> behind the reference,
    /// rounded once where the machine can.
    /// On ARM64 one instruction a vector; four floats are loaded in any case.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fma(
        in Row4x1 x, ref float w, [ConstantExpected] int first, ref Row4x1 a, ref Row4x1 b, ref Row4x1 c, ref Row4x1 d, ref Row4x1 e,
        ref Row4x1 f, ref Row4x1 g, ref Row4x1 h)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<float> lanes0 = Vector128.LoadUnsafe(ref w, (nuint)first);
            Vector128<float> lanes1 = Vector128.LoadUnsafe(ref w, (nuint)first + 4);
            a.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(a.A, x.A, lanes0, 0);
            b.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(b.A, x.A, lanes0, 1);
            c.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(c.A, x.A, lanes0, 2);
            d.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(d.A, x.A, lanes0, 3);
            e.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(e.A, x.A, lanes1, 0);
            f.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(f.A, x.A, lanes1, 1);
            g.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(g.A, x.A, lanes1, 2);
            h.A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(h.A, x.A, lanes1, 3);
        }
        else
        {
            Vector128<float> w0 = Vector128.Create(Unsafe.Add(ref w, first));
            a.A = Vector128.MultiplyAddEstimate(x.A, w0, a.A);
            Vector128<float> w1 = Vector128.Create(Unsafe.Add(ref w, first + 1));
            b.A = Vector128.MultiplyAddEstimate(x.A, w1, b.A);
            Vector128<float> w2 = Vector128.Create(Unsafe.Add(ref w, first + 2));
            c.A = Vector128.MultiplyAddEstimate(x.A, w2, c.A);
            Vector128<float> w3 = Vector128.Create(Unsafe.Add(ref w, first + 3));
            d.A = Vector128.MultiplyAddEstimate(x.A, w3, d.A);
            Vector128<float> w4 = Vector128.Create(Unsafe.Add(ref w, first + 4));
            e.A = Vector128.MultiplyAddEstimate(x.A, w4, e.A);
            Vector128<float> w5 = Vector128.Create(Unsafe.Add(ref w, first + 5));
            f.A = Vector128.MultiplyAddEstimate(x.A, w5, f.A);
            Vector128<float> w6 = Vector128.Create(Unsafe.Add(ref w, first + 6));
            g.A = Vector128.MultiplyAddEstimate(x.A, w6, g.A);
            Vector128<float> w7 = Vector128.Create(Unsafe.Add(ref w, first + 7));
            h.A = Vector128.MultiplyAddEstimate(x.A, w7, h.A);
        }
    }

    /// <summary>Adds <c>x * w</c>, rounded once where the machine can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fma(in Row4x1 x, float w)
    {
        Vector128<float> all = Vector128.Create(w);
        A = Vector128.MultiplyAddEstimate(x.A, all, A);
    }

    /// <summary>Adds <c>x * w[lane]</c>; one instruction a vector on ARM64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FmaLane(in Row4x1 x, Vector128<float> w, [ConstantExpected(Max = 3)] byte lane)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(A, x.A, w, lane);
        }
        else
        {
            Vector128<float> all = Vector128.Create(w.GetElement(lane));
            A = Vector128.MultiplyAddEstimate(x.A, all, A);
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
        }
        else
        {
            Vector128<float> all = Vector128.Create(w.GetElement(lane));
            A += all;
        }
    }

    /// <summary>
    /// Adds to the first <paramref name="count"/> floats, 1 to 4, those of memory that stand <paramref name="step"/> bytes apart.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddGathered(ref float source, nint step, [ConstantExpected] int count)
    {
        Vector128<float> a = Vector128.Create(
            source,
            count > 1 ? Unsafe.AddByteOffset(ref source, step) : 0f,
            count > 2 ? Unsafe.AddByteOffset(ref source, 2 * step) : 0f,
            count > 3 ? Unsafe.AddByteOffset(ref source, 3 * step) : 0f);
        A += a;
    }

    /// <summary>Stores the first <paramref name="count"/> floats, 1 to 4, <paramref name="step"/> bytes apart.</summary>
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
    }

    /// <summary>
    /// Stores the first <paramref name="count"/> floats, 1 to 4, each where a list of places counts to from the reference.
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
    }
}
