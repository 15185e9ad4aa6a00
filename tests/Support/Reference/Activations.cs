using ShuffleNet.Compiler.Generator.Graph;

namespace ShuffleNet.Compiler.Tests.Support.Reference;

/// <summary>Every activation there is, LeakyReLU with slopes on both sides of one and of zero.</summary>
internal static class Activations
{
    public static IReadOnlyList<Activation> All { get; } =
    [
        Activation.None,
        Activation.Relu,
        Activation.Relu6,
        Activation.LeakyRelu(0.1f),
        Activation.LeakyRelu(1.5f),
        Activation.LeakyRelu(-0.25f),
        Activation.HardSwish, Activation.HardSigmoid, Activation.Silu, Activation.Sigmoid,
    ];

    public static IEnumerable<string> Names => All.Select(activation => activation.ToString());

    public static Activation Get(string name) => All.Single(activation => activation.ToString() == name);
}
