namespace ShuffleNet.Compiler.Import;

/// <summary>Functions of one element, beside the ReLU. In the text of operators they are called the same, in small letters.</summary>
internal enum ActivationFunction
{
    /// <summary>Between 0 and 6.</summary>
    Relu6,

    /// <summary>Negative values times a slope.</summary>
    LeakyRelu,

    /// <summary>x / 6 + 1/2, between 0 and 1.</summary>
    HardSigmoid,

    /// <summary>x times its hard sigmoid.</summary>
    HardSwish,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>x times its sigmoid.</summary>
    Silu,
}
