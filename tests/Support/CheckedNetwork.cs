using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Plan;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>A network compiled with <c>Checked</c>, which runs at any width.</summary>
/// <param name="spec">The network.</param>
/// <param name="plan">Its plan, where it is not the compiler's.</param>
/// <param name="change">What is done to the emitted source, for tests that break it.</param>
internal sealed class CheckedNetwork(NetworkSpec spec, NetworkPlan? plan = null, Func<EmittedFile, EmittedFile>? change = null)
{
    private readonly AnyWidthNetwork _network = new(spec, new() { Checked = true }, plan, change);

    public bool IsBackbone => _network.IsBackbone;

    /// <inheritdoc cref="AnyWidthNetwork.Run"/>
    public float[] Run(int bits, TensorSource weights, ReadOnlySpan<float> input) => _network.Run(bits, weights, input);
}
