using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace ShuffleNet.Compiler;

/// <summary>
/// Four neighbouring vectors of 4 floats, 16 in all. They live in registers: every method is inlined. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Row4x4
{
    /// <summary>Floats 0 to 3.</summary>
    public Vector128<float> A;

    /// <summary>Floats 4 to 7.</summary>
    public Vector128<float> B;

    /// <summary>Floats 8 to 11.</summary>
    public Vector128<float> C;

    /// <summary>Floats 12 to 15.</summary>
    public Vector128<float> D;

    /// <summary>The vector, several times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(Vector128<float> vector, out Row4x4 row)
    {
        Unsafe.SkipInit(out row);
        row.A = row.B = row.C = row.D = vector;
    }

    /// <summary>16 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref float source, out Row4x4 row)
    {
        Unsafe.SkipInit(out row);
        row.A = Vector128.LoadUnsafe(ref source);
        row.B = Vector128.LoadUnsafe(ref source, 4);
        row.C = Vector128.LoadUnsafe(ref source, 8);
        row.D = Vector128.LoadUnsafe(ref source, 12);
    }

    /// <summary>The same by one instruction on ARM64, for memory that does not move, as all buffers of a network are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void LoadTogether(ref float source, out Row4x4 row)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            Unsafe.SkipInit(out row);
            (Vector128<float>, Vector128<float>, Vector128<float>, Vector128<float>) vectors =
                AdvSimd.Arm64.Load4xVector128((float*)Unsafe.AsPointer(ref source));
            row.A = vectors.Item1;
            row.B = vectors.Item2;
            row.C = vectors.Item3;
            row.D = vectors.Item4;
        }
        else
        {
            Load(ref source, out row);
        }
    }

    /// <summary>Makes floats that are less than the value the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Max(Vector128<float> least)
    {
        A = Vector128.MaxNative(A, least);
        B = Vector128.MaxNative(B, least);
        C = Vector128.MaxNative(C, least);
        D = Vector128.MaxNative(D, least);
    }

    /// <summary>The larger of each float of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Max(in Row4x4 left, in Row4x4 right, out Row4x4 row)
    {
        Unsafe.SkipInit(out row);
        row.A = Vector128.MaxNative(left.A, right.A);
        row.B = Vector128.MaxNative(left.B, right.B);
        row.C = Vector128.MaxNative(left.C, right.C);
        row.D = Vector128.MaxNative(left.D, right.D);
    }

    /// <summary>The sum of each float of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum(in Row4x4 left, in Row4x4 right, out Row4x4 row)
    {
        Unsafe.SkipInit(out row);
        row.A = left.A + right.A;
        row.B = left.B + right.B;
        row.C = left.C + right.C;
        row.D = left.D + right.D;
    }

    /// <summary>Makes floats that are less than another row's those.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Max(in Row4x4 other)
    {
        A = Vector128.MaxNative(A, other.A);
        B = Vector128.MaxNative(B, other.B);
        C = Vector128.MaxNative(C, other.C);
        D = Vector128.MaxNative(D, other.D);
    }

    /// <summary>Multiplies each vector by another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Scale(Vector128<float> factor)
    {
        A *= factor;
        B *= factor;
        C *= factor;
        D *= factor;
    }

    /// <summary>Multiplies each vector by one of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Scale(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        A *= a;
        B *= b;
        C *= c;
        D *= d;
    }

    /// <summary>Adds another row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Row4x4 other)
    {
        A += other.A;
        B += other.B;
        C += other.C;
        D += other.D;
    }

    /// <summary>Adds <c>x * w[lane]</c>; one instruction a vector on ARM64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FmaLane(in Row4x4 x, Vector128<float> w, [ConstantExpected(Max = 3)] byte lane)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            A = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(A, x.A, w, lane);
            B = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(B, x.B, w, lane);
            C = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(C, x.C, w, lane);
            D = AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(D, x.D, w, lane);
        }
        else
        {
            Vector128<float> all = Vector128.Create(w.GetElement(lane));
            A = Vector128.MultiplyAddEstimate(x.A, all, A);
            B = Vector128.MultiplyAddEstimate(x.B, all, B);
            C = Vector128.MultiplyAddEstimate(x.C, all, C);
            D = Vector128.MultiplyAddEstimate(x.D, all, D);
        }
    }
}
