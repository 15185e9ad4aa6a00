using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;
using ShuffleNet.Compiler.Tests.Support.Tensors;
using Dialect = ShuffleNet.Compiler.Generator.Spec.ShuffleNetDialect;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>One network here and in ONNX Runtime, on the same weights and input.</summary>
internal sealed class Contestant : IDisposable
{
    private readonly float[] _input;
    private readonly float[] _output = new float[1000];
    private readonly Action<float[], float[]> _run;
    private readonly IDisposable _network;
    private readonly OnnxSession _peer;

    private Contestant(string name, NetworkSummary summary, float[] input, IDisposable network, Action<float[], float[]> run, OnnxSession peer)
    {
        Name = name;
        MultiplyAdds = summary.MultiplyAdds;
        _input = input;
        _network = network;
        _run = run;
        _peer = peer;
    }

    /// <summary>The networks by name.</summary>
    public static IReadOnlyDictionary<string, Func<int, Contestant>> All { get; } = new Dictionary<string, Func<int, Contestant>>
    {
        ["v1-1x-g3"] = threads => Create<V1x1G3>("v1-1x-g3", Presets.Of(Dialect.Megvii, 3, 1), threads),
        ["v1-1x-g8"] = threads => Create<V1x1G8>("v1-1x-g8", Presets.Of(Dialect.Megvii, 8, 1), threads),
        ["v1-1x-g1"] = threads => Create<V1x1G1>("v1-1x-g1", Presets.Of(Dialect.Megvii, 1, 1), threads),
        ["v1-0.5x-g3"] = threads => Create<V1Half>("v1-0.5x-g3", Presets.Of(Dialect.Megvii, 3, 0.5), threads),
        ["v1-2x-g3"] = threads => Create<V1Double>("v1-2x-g3", Presets.Of(Dialect.Megvii, 3, 2), threads),
        ["v1-1x-g3-paper"] = threads => Create<V1Paper>("v1-1x-g3-paper", Presets.Of(Dialect.Paper, 3, 1), threads),
    };

    public string Name { get; }

    public long MultiplyAdds { get; }

    public void RunHere() => _run(_input, _output);

    public void RunPeer() => _peer.Run();

    /// <summary>The largest difference of the two answers, as a share of the largest logit.</summary>
    public double Difference()
    {
        RunHere();
        float[] expected = _peer.Run(_input);
        float largest = expected.Max(MathF.Abs);
        return expected.Zip(_output, (left, right) => Math.Abs(left - right)).Max() / largest;
    }

    public void Dispose()
    {
        _network.Dispose();
        _peer.Dispose();
    }

    private static Contestant Create<T>(string name, NetworkSpec spec, int threads)
        where T : class, IShuffleNet<T>
    {
        using RandomTensors weights = new(spec, 1);
        Random random = new(2);
        float[] input = [.. Enumerable.Range(0, spec.InputChannels * spec.InputHeight * spec.InputWidth).Select(_ => (float)((random.NextDouble() * 2) - 1))];
        T network = T.Load(weights);
        OnnxSession peer = new(OnnxExporter.Export(spec, weights), threads);
        input.CopyTo(peer.Input);
        return new Contestant(name, T.Summary, input, network, (source, destination) => network.Run(source, destination), peer);
    }
}
