using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler;

/// <content>The three taps of a row of a 3x3 window, for vectors that are loaded and multiplied one by one.</content>
public static partial class Simd
{
    /// <summary>The vectors that begin at an element and at the two behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadTaps(ref float source, out Vector512<float> first, out Vector512<float> second, out Vector512<float> third)
    {
        first = Vector512.LoadUnsafe(ref source);
        second = Vector512.LoadUnsafe(ref source, 1);
        third = Vector512.LoadUnsafe(ref source, 2);
    }

    /// <summary>Every second element from the first, the second and the third on: what windows at stride 2 have under their taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadTapsOfPairs(
        ref float source, out Vector512<float> first, out Vector512<float> second, out Vector512<float> third)
    {
        Vector512<float> low = Vector512.LoadUnsafe(ref source);
        Vector512<float> high = Vector512.LoadUnsafe(ref source, 16);
        first = Even(low, high);
        second = Odd(low, high);
        third = ShiftOut(first, Vector512.LoadUnsafe(ref source, 32));
    }

    /// <summary>A sum plus the products of three taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> FmaTaps(
        Vector512<float> sum, Vector512<float> x0, Vector512<float> x1, Vector512<float> x2,
        Vector512<float> w0, Vector512<float> w1, Vector512<float> w2) =>
        Vector512.FusedMultiplyAdd(x2, w2, Vector512.FusedMultiplyAdd(x1, w1, Vector512.FusedMultiplyAdd(x0, w0, sum)));

    /// <inheritdoc cref="LoadTaps(ref float, out Vector512{float}, out Vector512{float}, out Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadTaps(ref float source, out Vector256<float> first, out Vector256<float> second, out Vector256<float> third)
    {
        first = Vector256.LoadUnsafe(ref source);
        second = Vector256.LoadUnsafe(ref source, 1);
        third = Vector256.LoadUnsafe(ref source, 2);
    }

    /// <inheritdoc cref="LoadTapsOfPairs(ref float, out Vector512{float}, out Vector512{float}, out Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadTapsOfPairs(
        ref float source, out Vector256<float> first, out Vector256<float> second, out Vector256<float> third)
    {
        Vector256<float> low = Vector256.LoadUnsafe(ref source);
        Vector256<float> high = Vector256.LoadUnsafe(ref source, 8);
        first = Even(low, high);
        second = Odd(low, high);
        third = ShiftOut(first, Vector256.LoadUnsafe(ref source, 16));
    }

    /// <summary>A sum plus the products of three taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> FmaTaps(
        Vector256<float> sum, Vector256<float> x0, Vector256<float> x1, Vector256<float> x2,
        Vector256<float> w0, Vector256<float> w1, Vector256<float> w2) =>
        Vector256.FusedMultiplyAdd(x2, w2, Vector256.FusedMultiplyAdd(x1, w1, Vector256.FusedMultiplyAdd(x0, w0, sum)));

    /// <inheritdoc cref="LoadTaps(ref float, out Vector512{float}, out Vector512{float}, out Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadTaps(ref float source, out Vector128<float> first, out Vector128<float> second, out Vector128<float> third)
    {
        first = Vector128.LoadUnsafe(ref source);
        second = Vector128.LoadUnsafe(ref source, 1);
        third = Vector128.LoadUnsafe(ref source, 2);
    }

    /// <inheritdoc cref="LoadTapsOfPairs(ref float, out Vector512{float}, out Vector512{float}, out Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadTapsOfPairs(
        ref float source, out Vector128<float> first, out Vector128<float> second, out Vector128<float> third)
    {
        Vector128<float> low = Vector128.LoadUnsafe(ref source);
        Vector128<float> high = Vector128.LoadUnsafe(ref source, 4);
        first = Even(low, high);
        second = Odd(low, high);
        third = ShiftOut(first, Vector128.LoadUnsafe(ref source, 8));
    }

    /// <summary>A sum plus the products of three taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> FmaTaps(
        Vector128<float> sum, Vector128<float> x0, Vector128<float> x1, Vector128<float> x2,
        Vector128<float> w0, Vector128<float> w1, Vector128<float> w2) =>
        Vector128.MultiplyAddEstimate(x2, w2, Vector128.MultiplyAddEstimate(x1, w1, Vector128.MultiplyAddEstimate(x0, w0, sum)));

    /// <summary>
    /// What windows at stride 2 have under their taps, for two vectors that take columns by turns: every fourth of 17 elements from the
    /// first five on. For memory that does not move.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadTapsByTurns(ref float source, out Row4x2 first, out Row4x2 second, out Row4x2 third)
    {
        Unsafe.SkipInit(out first);
        Unsafe.SkipInit(out second);
        Unsafe.SkipInit(out third);
        (Vector128<float>, Vector128<float>, Vector128<float>, Vector128<float>) vectors = LoadEveryFourth(ref source);
        first.A = vectors.Item1;
        first.B = vectors.Item3;
        second.A = vectors.Item2;
        second.B = vectors.Item4;
        third.A = vectors.Item3;
        third.B = ShiftOut(vectors.Item1, Vector128.LoadUnsafe(ref source, 16));
    }
}
