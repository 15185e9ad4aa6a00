using System.Globalization;

namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>What is made of each value of a tensor by itself, most often in the epilogue of the kernel that computes it.</summary>
/// <param name="Kind">The function.</param>
/// <param name="Slope">Of negative values; LeakyReLU alone has one.</param>
internal readonly record struct Activation(ActivationKind Kind, float Slope = 0)
{
    // The least value of x * sigmoid(x), at x = -1.278.
    private const double MinSilu = -0.27846454276107374;

    // The least value of x * (x + 3) / 6, at x = -3 / 2.
    private const double MinHardSwish = -0.375;

    public static Activation None => default;

    public static Activation Relu { get; } = new(ActivationKind.Relu);

    public static Activation Relu6 { get; } = new(ActivationKind.Relu6);

    public static Activation HardSwish { get; } = new(ActivationKind.HardSwish);

    public static Activation HardSigmoid { get; } = new(ActivationKind.HardSigmoid);

    public static Activation Silu { get; } = new(ActivationKind.Silu);

    public static Activation Sigmoid { get; } = new(ActivationKind.Sigmoid);

    /// <summary>x, or <paramref name="slope"/> times x where x is negative.</summary>
    public static Activation LeakyRelu(float slope) => new(ActivationKind.LeakyRelu, slope);

    public bool IsNone => Kind == ActivationKind.None;

    /// <summary>Whether kernels call the runtime for it; every other one is a few instructions.</summary>
    public bool IsCall => Kind is ActivationKind.Silu or ActivationKind.Sigmoid;

    /// <summary>
    /// Where its results lie for values of an interval: no tighter one for those that rise, none that is too small for the others.
    /// </summary>
    public Interval Of(Interval values) => Kind switch
    {
        ActivationKind.None => values,
        ActivationKind.Relu => values.Clamp(0, double.PositiveInfinity),
        ActivationKind.Relu6 => values.Clamp(0, 6),
        ActivationKind.LeakyRelu when Slope >= 0 => new(Value(values.Min), Value(values.Max)),
        ActivationKind.LeakyRelu => new(
            values.Min >= 0 ? values.Min : Math.Min(0, values.Max), Math.Max(values.Max, Slope * Math.Min(0, values.Min))),
        ActivationKind.HardSigmoid => new(HardGate(values.Min), HardGate(values.Max)),
        ActivationKind.Sigmoid => new(0, 1),
        ActivationKind.HardSwish => new(values.IsNonNegative ? 0 : MinHardSwish, Math.Max(0, values.Max)),
        _ => new(values.IsNonNegative ? 0 : MinSilu, Math.Max(0, values.Max)),
    };

    /// <summary>Whether it changes no value of an interval, so that it need not be computed.</summary>
    public bool IsIdentityOn(Interval values) => Kind switch
    {
        ActivationKind.None => true,
        ActivationKind.Relu => values.IsNonNegative,
        ActivationKind.Relu6 => values.IsNonNegative && values.Max <= 6,
        ActivationKind.LeakyRelu => values.IsNonNegative || Slope == 1,
        ActivationKind.HardSwish => values.Min >= 3,
        _ => false,
    };

    /// <summary>As papers write it, such as <c>ReLU6</c> or <c>LeakyReLU 0.1</c>.</summary>
    public string Title => Kind switch
    {
        ActivationKind.Relu => "ReLU",
        ActivationKind.Relu6 => "ReLU6",
        ActivationKind.LeakyRelu => "LeakyReLU " + Slope.ToString("R", CultureInfo.InvariantCulture),
        ActivationKind.HardSwish => "hard-swish",
        ActivationKind.HardSigmoid => "hard-sigmoid",
        ActivationKind.Silu => "SiLU",
        ActivationKind.Sigmoid => "sigmoid",
        _ => "",
    };

    /// <summary>In the text of a graph, such as <c>relu6</c> or <c>leakyrelu(0.1)</c>.</summary>
    public override string ToString() => Kind == ActivationKind.LeakyRelu
        ? Text.Of($"leakyrelu({Slope.ToString("R", CultureInfo.InvariantCulture)})")
        : Kind.ToString().ToLowerInvariant();

    private double Value(double x) => x < 0 ? (Slope == 0 ? 0 : Slope * x) : x;

    private static double HardGate(double x) => Math.Min(1, Math.Max(0, (x / 6) + 0.5));
}
