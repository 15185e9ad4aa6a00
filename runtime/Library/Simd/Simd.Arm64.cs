using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ShuffleNet.Compiler;

/// <content>What saves instructions on ARM64; elsewhere each does the same with what there is.</content>
public static partial class Simd
{
    /// <summary><c>acc + x * w[lane]</c>; one instruction on ARM64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAddByElement(
        Vector128<float> acc, Vector128<float> x, Vector128<float> w, [ConstantExpected(Max = 3)] byte lane) =>
        AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.FusedMultiplyAddBySelectedScalar(acc, x, w, lane)
            : Vector128.MultiplyAddEstimate(x, Vector128.Create(w.GetElement(lane)), acc);

    /// <summary>
    /// The value in all lanes, opaque to the JIT, which would otherwise make a constant that it knows anew before each use: one
    /// instruction for each vector that a ReLU stores. It also does what
    /// <see cref="OpaqueConstant(Vector128{float})"/> is for.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<float> OpaqueConstant(float value) => Vector128.Create(value);

    /// <summary>
    /// The same vector, in v0, the register in which a call returns it. A workaround: the JIT of .NET 10 miscompiles loads of three
    /// or four registers whose list wraps from v31 to v0, and as long as v0 holds this value none does. docs/benchmarks.md has the
    /// details.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<float> OpaqueConstant(Vector128<float> value) => value;

    /// <summary>
    /// Three neighbouring vectors; one instruction on ARM64 (of two, the compiler makes one by itself). For memory that does not
    /// move, as all buffers of a network are.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe (Vector128<float> First, Vector128<float> Second, Vector128<float> Third) Load3(ref float source) =>
        AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.Load3xVector128((float*)Unsafe.AsPointer(ref source))
            : (Vector128.LoadUnsafe(ref source), Vector128.LoadUnsafe(ref source, 4), Vector128.LoadUnsafe(ref source, 8));

    /// <summary>Four neighbouring vectors; one instruction on ARM64. For memory as in <see cref="Load3"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe (Vector128<float> First, Vector128<float> Second, Vector128<float> Third, Vector128<float> Fourth) Load4(
        ref float source) =>
        AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.Load4xVector128((float*)Unsafe.AsPointer(ref source))
            : (Vector128.LoadUnsafe(
                ref source), Vector128.LoadUnsafe(
                    ref source, 4), Vector128.LoadUnsafe(ref source, 8), Vector128.LoadUnsafe(ref source, 12));

    /// <summary>Three neighbouring vectors into memory as in <see cref="Load3"/>; one instruction on ARM64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store3(Vector128<float> first, Vector128<float> second, Vector128<float> third, ref float destination)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            AdvSimd.Arm64.Store((float*)Unsafe.AsPointer(ref destination), (first, second, third));
            return;
        }

        first.StoreUnsafe(ref destination);
        second.StoreUnsafe(ref destination, 4);
        third.StoreUnsafe(ref destination, 8);
    }

    /// <summary>Four neighbouring vectors into memory as in <see cref="Load3"/>; one instruction on ARM64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store4(
        Vector128<float> first, Vector128<float> second, Vector128<float> third, Vector128<float> fourth, ref float destination)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            AdvSimd.Arm64.Store((float*)Unsafe.AsPointer(ref destination), (first, second, third, fourth));
            return;
        }

        first.StoreUnsafe(ref destination);
        second.StoreUnsafe(ref destination, 4);
        third.StoreUnsafe(ref destination, 8);
        fourth.StoreUnsafe(ref destination, 12);
    }

    /// <summary>
    /// Four neighbouring floats, each in all lanes of a vector of its own; one instruction on ARM64. For memory as in
    /// <see cref="Load3"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe (Vector128<float> First, Vector128<float> Second, Vector128<float> Third, Vector128<float> Fourth) Broadcast4(
        ref float source) =>
        AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.LoadAndReplicateToVector128x4((float*)Unsafe.AsPointer(ref source))
            : (Vector128.Create(
                source), Vector128.Create(
                    Unsafe.Add(ref source, 1)), Vector128.Create(Unsafe.Add(ref source, 2)), Vector128.Create(Unsafe.Add(ref source, 3)));

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

    /// <summary>
    /// Elements 0, 4, 8, 12, then 1, 5, 9, 13, then 2, 6, 10, 14, then 3, 7, 11, 15; one instruction on ARM64. For memory as in
    /// <see cref="Load3"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe (Vector128<float> First, Vector128<float> Second, Vector128<float> Third, Vector128<float> Fourth) LoadEveryFourth(
        ref float source)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            return AdvSimd.Arm64.Load4xVector128AndUnzip((float*)Unsafe.AsPointer(ref source));
        }

        (Vector128<float> even, Vector128<float> odd) = LoadEvenOdd(ref source);
        (Vector128<float> nextEven, Vector128<float> nextOdd) = LoadEvenOdd(ref Unsafe.Add(ref source, 8));
        return (Even(even, nextEven), Even(odd, nextOdd), Odd(even, nextEven), Odd(odd, nextOdd));
    }

    /// <summary>The opposite of <see cref="LoadEvenOdd"/>; one instruction on ARM64. For memory as in <see cref="Load3"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void StoreEvenOdd(Vector128<float> even, Vector128<float> odd, ref float destination)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            AdvSimd.Arm64.StoreVectorAndZip((float*)Unsafe.AsPointer(ref destination), (even, odd));
            return;
        }

        ZipLow(even, odd).StoreUnsafe(ref destination);
        ZipHigh(even, odd).StoreUnsafe(ref destination, 4);
    }

    /// <summary>Lanes 0 and 1 of both vectors by turns: the first half of what <see cref="StoreEvenOdd"/> stores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ZipLow(Vector128<float> even, Vector128<float> odd) =>
        AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(even, odd)
        : Sse.IsSupported ? Sse.UnpackLow(even, odd)
        : Vector128.Create(even.GetElement(0), odd.GetElement(0), even.GetElement(1), odd.GetElement(1));

    /// <summary>Lanes 2 and 3 of both vectors by turns: the second half of what <see cref="StoreEvenOdd"/> stores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ZipHigh(Vector128<float> even, Vector128<float> odd) =>
        AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(even, odd)
        : Sse.IsSupported ? Sse.UnpackHigh(even, odd)
        : Vector128.Create(even.GetElement(2), odd.GetElement(2), even.GetElement(3), odd.GetElement(3));
}
