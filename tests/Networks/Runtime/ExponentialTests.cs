using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

/// <summary>The exponential and the activations made of it, at each width, against <see cref="Math.Exp"/> over a dense sweep.</summary>
public class ExponentialTests
{
    private const double Tolerance = 1e-6;

    public static TheoryData<int> Widths =>
    [
        128,
        .. Vector256.IsHardwareAccelerated && Fma.IsSupported ? [256] : Array.Empty<int>(),
        .. Vector512.IsHardwareAccelerated ? [512] : Array.Empty<int>(),
    ];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Exp_Sweep_AgreesWithMath(int bits) => Compare(
        bits,
        -87,
        88,
        Math.Exp,
        x => Simd.Exp(Vector128.Create(x))[0],
        x => Simd.Exp(Vector256.Create(x))[0],
        x => Simd.Exp(Vector512.Create(x))[0]);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Sigmoid_Sweep_AgreesWithMath(int bits) => Compare(
        bits,
        -80,
        100,
        x => 1 / (1 + Math.Exp(-x)),
        x => Simd.Sigmoid(Vector128.Create(x))[0],
        x => Simd.Sigmoid(Vector256.Create(x))[0],
        x => Simd.Sigmoid(Vector512.Create(x))[0]);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Silu_Sweep_AgreesWithMath(int bits) => Compare(
        bits,
        -80,
        100,
        x => x / (1 + Math.Exp(-x)),
        x => Simd.Silu(Vector128.Create(x))[0],
        x => Simd.Silu(Vector256.Create(x))[0],
        x => Simd.Silu(Vector512.Create(x))[0]);

    [Theory]
    [InlineData(float.NegativeInfinity, 0)]
    [InlineData(-200f, 0)]
    [InlineData(0f, 1)]
    [InlineData(200f, 2.39e38f)]
    public void Exp_BeyondRange_StaysFinite(float x, float expected)
    {
        float actual = Simd.Exp(Vector128.Create(x))[0];
        Assert.InRange(actual, expected * 0.99f, (expected * 1.01f) + 1e-37f);
    }

    private static void Compare(int bits, double least, double most, Func<double, double> expected, params Func<float, float>[] actual)
    {
        Func<float, float> run = actual[bits == 128 ? 0 : bits == 256 ? 1 : 2];
        const int steps = 200_000;
        for (int step = 0; step <= steps; step++)
        {
            float x = (float)(least + ((most - least) * step / steps));
            double exact = expected(x);
            double error = Math.Abs(run(x) - exact) / Math.Max(Math.Abs(exact), 1.2e-38);
            Assert.True(error <= Tolerance, $"exp of {x}: {run(x)}, not {exact}");
        }
    }
}
