using ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>An instance of a generated network with an input, uniform in -1..1, and room for its logits.</summary>
internal sealed class Inference : IDisposable
{
    private readonly IDisposable _network;
    private readonly Forward _forward;
    private readonly float[] _input;
    private readonly float[] _logits;

    public Inference(IDisposable network, Forward forward, NetworkSpec spec)
        : this(network, forward, spec.InputChannels * spec.InputHeight * spec.InputWidth, spec.Classes)
    {
    }

    public Inference(IDisposable network, Forward forward, int inputLength, int outputLength)
    {
        _network = network;
        _forward = forward;
        _input = RandomValues.Uniform(inputLength, 1, seed: 2);
        _logits = new float[outputLength];
    }

    public delegate void Forward(ReadOnlySpan<float> input, Span<float> output);

    public ReadOnlySpan<float> Input => _input;

    public ReadOnlySpan<float> Logits => _logits;

    public void Run() => _forward(_input, _logits);

    public void Dispose() => _network.Dispose();
}
