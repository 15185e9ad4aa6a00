using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace ShuffleNet.Compiler;

/// <content>What saves instructions on ARM64; elsewhere each does the same with what there is.</content>
public static partial class Simd
{
    /// <summary><c>acc + x * w[lane]</c>; one instruction on ARM64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAddByElement(Vector128<float> acc, Vector128<float> x, Vector128<float> w, [ConstantExpected(Max = 3)] byte lane) =>
        AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(acc, x, w, lane)
            : Vector128.MultiplyAddEstimate(x, Vector128.Create(w.GetElement(lane)), acc);

    /// <summary>One lane in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(Vector128<float> vector, [ConstantExpected(Max = 3)] byte lane) =>
        AdvSimd.Arm64.IsSupported ? AdvSimd.DuplicateSelectedScalarToVector128(vector, lane) : Vector128.Create(vector.GetElement(lane));

    /// <summary>
    /// The value in all lanes, of which the compiler does not know that it is a constant. It would otherwise make the constant
    /// anew before each use, which is one instruction for each vector that a ReLU stores.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<float> Held128(float value) => Vector128.Create(value);

    /// <summary>
    /// Three neighbouring vectors; one instruction on ARM64 (of two, the compiler makes one by itself). For memory that does not
    /// move, as all buffers of a network are.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe (Vector128<float> First, Vector128<float> Second, Vector128<float> Third) Load3(ref float source) =>
        AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.Load3xVector128((float*)Unsafe.AsPointer(ref source))
            : (Vector128.LoadUnsafe(ref source), Vector128.LoadUnsafe(ref source, 4), Vector128.LoadUnsafe(ref source, 8));

    /// <summary>Elements 0, 2, 4, 6 and elements 1, 3, 5, 7; one instruction on ARM64. For memory as in <see cref="Load3"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe (Vector128<float> Even, Vector128<float> Odd) LoadEvenOdd(ref float source)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            return AdvSimd.Arm64.Load2xVector128AndUnzip((float*)Unsafe.AsPointer(ref source));
        }

        Vector128<float> low = Vector128.LoadUnsafe(ref source);
        Vector128<float> high = Vector128.LoadUnsafe(ref source, 4);
        return (Even(low, high), Odd(low, high));
    }
}
