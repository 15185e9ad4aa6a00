using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ShuffleNet.Compiler;

/// <content>Activations that are more than a few instructions, and the exponential that they are made of.</content>
public static partial class Simd
{
    // Beyond these the power of two of a result is none of a normal float.
    private const float MinExponent = -87.33f;
    private const float MaxExponent = 88.37f;

    // ln 2 as a sum: the first part has so few bits that its product with a power is exact (W. J. Cody and W. Waite, 1980).
    private const float HighLog2 = 0.693359375f;
    private const float LowLog2 = -2.12194440e-4f;
    private const float InverseLog2 = 1.44269504f;

    // exp(r) = 1 + r + r² P(r) for |r| up to ln 2 / 2; the coefficients of Cephes' expf (S. L. Moshier, 1992).
    private const float P0 = 1.9875691500e-4f;
    private const float P1 = 1.3981999507e-3f;
    private const float P2 = 8.3334519073e-3f;
    private const float P3 = 4.1665795894e-2f;
    private const float P4 = 1.6666665459e-1f;
    private const float P5 = 5.0000001201e-1f;

    // The bits of a float's exponent that stand for the power zero, and how many of the mantissa stand below them.
    private const int ExponentBias = 127;
    private const int MantissaBits = 23;

    /// <summary>exp(x) of each lane, to 3e-7 of itself; x is moved into the range from -87.33 to 88.37 first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        x = Vector512.MinNative(Vector512.MaxNative(x, Vector512.Create(MinExponent)), Vector512.Create(MaxExponent));
        Vector512<float> power = Vector512.Round(x * Vector512.Create(InverseLog2));
        Vector512<float> r = Vector512.FusedMultiplyAdd(power, Vector512.Create(-HighLog2), x);
        r = Vector512.FusedMultiplyAdd(power, Vector512.Create(-LowLog2), r);
        Vector512<float> p = Vector512.FusedMultiplyAdd(Vector512.Create(P0), r, Vector512.Create(P1));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(P2));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(P3));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(P4));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(P5));
        p = Vector512.FusedMultiplyAdd(p, r * r, r + Vector512<float>.One);
        return p * ((Vector512.ConvertToInt32Native(power) + Vector512.Create(ExponentBias)) << MantissaBits).AsSingle();
    }

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.MinNative(Vector256.MaxNative(x, Vector256.Create(MinExponent)), Vector256.Create(MaxExponent));
        Vector256<float> power = Vector256.Round(x * Vector256.Create(InverseLog2));
        Vector256<float> r = Vector256.FusedMultiplyAdd(power, Vector256.Create(-HighLog2), x);
        r = Vector256.FusedMultiplyAdd(power, Vector256.Create(-LowLog2), r);
        Vector256<float> p = Vector256.FusedMultiplyAdd(Vector256.Create(P0), r, Vector256.Create(P1));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(P2));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(P3));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(P4));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(P5));
        p = Vector256.FusedMultiplyAdd(p, r * r, r + Vector256<float>.One);
        return p * ((Vector256.ConvertToInt32Native(power) + Vector256.Create(ExponentBias)) << MantissaBits).AsSingle();
    }

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x)
    {
        x = Vector128.MinNative(Vector128.MaxNative(x, Vector128.Create(MinExponent)), Vector128.Create(MaxExponent));
        Vector128<float> power = Vector128.Round(x * Vector128.Create(InverseLog2));
        Vector128<float> r = Vector128.MultiplyAddEstimate(power, Vector128.Create(-HighLog2), x);
        r = Vector128.MultiplyAddEstimate(power, Vector128.Create(-LowLog2), r);
        Vector128<float> p = Vector128.MultiplyAddEstimate(Vector128.Create(P0), r, Vector128.Create(P1));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(P2));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(P3));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(P4));
        p = Vector128.MultiplyAddEstimate(p, r, Vector128.Create(P5));
        p = Vector128.MultiplyAddEstimate(p, r * r, r + Vector128<float>.One);
        return p * ((Vector128.ConvertToInt32Native(power) + Vector128.Create(ExponentBias)) << MantissaBits).AsSingle();
    }

    /// <summary>1 / (1 + exp(-x)) of each lane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Exp(-x));

    /// <inheritdoc cref="Sigmoid(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => Vector256<float>.One / (Vector256<float>.One + Exp(-x));

    /// <inheritdoc cref="Sigmoid(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x) => Vector128<float>.One / (Vector128<float>.One + Exp(-x));

    /// <summary>x / (1 + exp(-x)) of each lane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<float> Silu(Vector512<float> x) => x / (Vector512<float>.One + Exp(-x));

    /// <inheritdoc cref="Silu(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<float> Silu(Vector256<float> x) => x / (Vector256<float>.One + Exp(-x));

    /// <inheritdoc cref="Silu(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<float> Silu(Vector128<float> x) => x / (Vector128<float>.One + Exp(-x));

    /// <summary>Each lane, or the limit with its sign where it is farther from zero than that; one instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ClampMagnitude(Vector512<float> vector, Vector512<float> limit)
    {
        // Of both the one nearer to zero, with the sign of the first.
        const byte leastMagnitude = 0b0010;
        return Avx512DQ.Range(vector, limit, leastMagnitude);
    }
}
