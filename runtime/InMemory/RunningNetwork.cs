namespace ShuffleNet.Compiler.InMemory;

/// <summary>An instance of a generated class with an input and room for what it gives.</summary>
internal sealed class RunningNetwork(IDisposable network, PackedWeights weights, float[] input, float[][] outputs, Action run) : IDisposable
{
    /// <summary>What the next <see cref="Run"/> reads: planar, zeros at first.</summary>
    public Span<float> Input => input;

    /// <summary>What a classifier gave.</summary>
    public ReadOnlySpan<float> Output => outputs[0];

    public PackedWeights Weights => weights;

    /// <summary>The times of the layers; null where the spec does not ask for them.</summary>
    public NetworkProfile? Profile { get; } = (NetworkProfile?)network.GetType().GetProperty("Profile")?.GetValue(network);

    /// <summary>Fills the input with numbers, uniform in -1..1, that are the same for a seed everywhere.</summary>
    public RunningNetwork WithRandomInput(int seed)
    {
        RandomValues.Uniform(input.Length, 1, seed).CopyTo(input, 0);
        return this;
    }

    /// <summary>One inference. Allocates nothing.</summary>
    public void Run() => run();

    public void Dispose() => network.Dispose();
}
