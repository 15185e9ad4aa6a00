using ShuffleNet.Compiler.Generator.Graph;

namespace ShuffleNet.Compiler.Tests.Support.Reference;

/// <summary>Activations as their papers define them: naive, in double precision.</summary>
internal static class ReferenceActivation
{
    public static Planes Run(Activation activation, Planes input)
    {
        Planes output = new(input.Channels, input.Height, input.Width);
        for (int i = 0; i < input.Values.Length; i++)
        {
            output.Values[i] = Of(activation, input.Values[i]);
        }

        return output;
    }

    public static double Of(Activation activation, double x) => activation.Kind switch
    {
        ActivationKind.None => x,
        ActivationKind.Relu => x > 0 ? x : 0,
        ActivationKind.Relu6 => Math.Clamp(x, 0, 6),
        ActivationKind.LeakyRelu => x < 0 ? activation.Slope * x : x,
        ActivationKind.HardSigmoid => Math.Clamp(x + 3, 0, 6) / 6,
        ActivationKind.HardSwish => x * Math.Clamp(x + 3, 0, 6) / 6,
        ActivationKind.Sigmoid => 1 / (1 + Math.Exp(-x)),
        ActivationKind.Silu => x / (1 + Math.Exp(-x)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };
}
