using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ShuffleNet.Compiler;

/// <summary>
/// The few vector operations that kernels need and System.Runtime.Intrinsics has no portable name for. Every method is
/// inlined into the kernel; branches on the instruction set are constants to the compiler. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Simd
{
    /// <summary>Copies floats to where others stand.</summary>
    public static void Copy(ref float source, ref float destination, int count) =>
        MemoryMarshal.CreateReadOnlySpan(ref source, count).CopyTo(MemoryMarshal.CreateSpan(ref destination, count));

    /// <summary><c>acc + x * w[lane]</c>; one instruction on ARM64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAddByElement(Vector128<float> acc, Vector128<float> x, Vector128<float> w, [ConstantExpected(Max = 3)] byte lane) =>
        AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(acc, x, w, lane)
            : Vector128.MultiplyAddEstimate(x, Vector128.Create(w.GetElement(lane)), acc);

    /// <summary>Elements 0, 2, 4, … of the 32 in both vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Even(Vector512<float> low, Vector512<float> high) =>
        Avx512F.PermuteVar16x32x2(low, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), high);

    /// <summary>Elements 1, 3, 5, … of the 32 in both vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Odd(Vector512<float> low, Vector512<float> high) =>
        Avx512F.PermuteVar16x32x2(low, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), high);

    /// <summary>Elements 0, 2, 4, … of the 16 in both vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Even(Vector256<float> low, Vector256<float> high) =>
        Avx2.Permute4x64(Avx.Shuffle(low, high, 0b10_00_10_00).AsDouble(), 0b11_01_10_00).AsSingle();

    /// <summary>Elements 1, 3, 5, … of the 16 in both vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Odd(Vector256<float> low, Vector256<float> high) =>
        Avx2.Permute4x64(Avx.Shuffle(low, high, 0b11_01_11_01).AsDouble(), 0b11_01_10_00).AsSingle();

    /// <summary>Elements 0, 2, 4, 6 of the 8 in both vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Even(Vector128<float> low, Vector128<float> high) =>
        AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipEven(low, high)
        : Sse.IsSupported ? Sse.Shuffle(low, high, 0b10_00_10_00)
        : Vector128.Create(low.GetElement(0), low.GetElement(2), high.GetElement(0), high.GetElement(2));

    /// <summary>Elements 1, 3, 5, 7 of the 8 in both vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Odd(Vector128<float> low, Vector128<float> high) =>
        AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipOdd(low, high)
        : Sse.IsSupported ? Sse.Shuffle(low, high, 0b11_01_11_01)
        : Vector128.Create(low.GetElement(1), low.GetElement(3), high.GetElement(1), high.GetElement(3));

    /// <summary>Lane i becomes lane i + 1; lane 0 becomes zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ShiftUp(Vector512<float> vector) =>
        Vector512.Shuffle(vector, Vector512.Create(-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));

    /// <inheritdoc cref="ShiftUp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ShiftUp(Vector256<float> vector) =>
        Vector256.Shuffle(vector, Vector256.Create(-1, 0, 1, 2, 3, 4, 5, 6));

    /// <inheritdoc cref="ShiftUp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ShiftUp(Vector128<float> vector) =>
        Vector128.Shuffle(vector, Vector128.Create(-1, 0, 1, 2));

    /// <summary>Softmax in place: exp(x - max) over the sum of them.</summary>
    public static void Softmax(ref float values, int count)
    {
        float max = float.NegativeInfinity;
        for (int i = 0; i < count; i++)
        {
            max = MathF.Max(max, Unsafe.Add(ref values, i));
        }

        float sum = 0;
        for (int i = 0; i < count; i++)
        {
            float exponential = MathF.Exp(Unsafe.Add(ref values, i) - max);
            Unsafe.Add(ref values, i) = exponential;
            sum += exponential;
        }

        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref values, i) /= sum;
        }
    }
}
