namespace ShuffleNet.Compiler.Import;

/// <summary>A function of each element that is no ReLU.</summary>
internal sealed class ActivationNode(string name, ChannelView input, ActivationFunction function, float slope = 0)
    : NetworkNode(name, input.Channels, input.Height, input.Width, input)
{
    public ActivationFunction Function { get; } = function;

    /// <summary>Of a LeakyReLU: what is left of negative values.</summary>
    public float Slope { get; } = slope;

    /// <summary>What it makes of a value.</summary>
    public double Of(double value) => Function switch
    {
        ActivationFunction.Relu6 => Math.Clamp(value, 0, 6),
        ActivationFunction.LeakyRelu => value < 0 ? value * Slope : value,
        ActivationFunction.HardSigmoid => Math.Clamp((value / 6) + 0.5, 0, 1),
        ActivationFunction.HardSwish => value * Math.Clamp((value / 6) + 0.5, 0, 1),
        ActivationFunction.Sigmoid => 1 / (1 + Math.Exp(-value)),
        _ => value / (1 + Math.Exp(-value)),
    };
}
