namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>The functions that an <see cref="Activation"/> can be.</summary>
internal enum ActivationKind
{
    /// <summary>x.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>min(max(x, 0), 6).</summary>
    Relu6,

    /// <summary>x, or a slope times x where x is negative.</summary>
    LeakyRelu,

    /// <summary>x times the hard sigmoid of x.</summary>
    HardSwish,

    /// <summary>x / 6 + 1 / 2, within 0 and 1.</summary>
    HardSigmoid,

    /// <summary>x times the sigmoid of x.</summary>
    Silu,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,
}
