using ShuffleNet.Compiler.InMemory;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>A network here and a model in ONNX Runtime on the same input: the same network, or AlexNet.</summary>
internal sealed class Contestant : IDisposable
{
    /// <summary>The row that compares 0.5x g=3 here with AlexNet there, networks of nearly the same accuracy in the paper.</summary>
    private const string AlexNetName = "alexnet";

    private readonly bool _sameNetwork;
    private readonly RunningNetwork _here;
    private readonly RunningNetwork? _alone;
    private readonly OnnxSession _peer;

    private Contestant(
        string name,
        long multiplyAdds,
        long peerMultiplyAdds,
        bool sameNetwork,
        RunningNetwork here,
        RunningNetwork? alone,
        OnnxSession peer)
    {
        Name = name;
        MultiplyAdds = multiplyAdds;
        PeerMultiplyAdds = peerMultiplyAdds;
        _sameNetwork = sameNetwork;
        _here = here;
        _alone = alone;
        _peer = peer;
        _here.Input.CopyTo(_peer.Input);
    }

    /// <summary>Of every row that can be measured here.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. BenchmarkNetwork.All.Select(network => network.Name), AlexNetName,
        .. Detectors.IsThere ? [Detectors.FastestDetName] : Array.Empty<string>(),
    ];

    public string Name { get; }

    public long MultiplyAdds { get; }

    public long PeerMultiplyAdds { get; }

    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="threads">Threads here and those of ONNX Runtime inside an operator, 1 or 2.</param>
    public static Contestant Create(string name, int threads)
    {
        if (name == Detectors.FastestDetName)
        {
            // Weights change no time, and the answers are compared by the tests.
            return new Contestant(
                name, FastestDet.MultiplyAdds, FastestDet.MultiplyAdds, sameNetwork: false, Detectors.Start(threads),
                threads == 1 ? null : Detectors.Start(1), new OnnxSession(Detectors.Model(), threads));
        }

        bool same = name != AlexNetName;
        BenchmarkNetwork network = BenchmarkNetwork.Get(same ? name : "v1-0.5x-g3");
        using RandomTensors weights = new(network.Spec, 1);
        RunningNetwork here = threads == 1 ? network.Load(weights) : network.LoadTwo(weights);
        RunningNetwork? alone = threads == 1 ? null : network.Load(weights);
        if (same)
        {
            OnnxSession peer = new(ExportedModel.Of(network.Spec, weights), threads);
            return new Contestant(name, network.Summary.MultiplyAdds, network.Summary.MultiplyAdds, same, here, alone, peer);
        }

        AlexNet alexNet = AlexNet.Create();
        return new Contestant(
            name, network.Summary.MultiplyAdds, alexNet.MultiplyAdds, same, here, alone, new OnnxSession(alexNet.Model, threads));
    }

    public void RunHere() => _here.Run();

    /// <summary>One inference here on one thread, where two are compared.</summary>
    public void RunAlone() => _alone!.Run();

    public void RunPeer() => _peer.Run();

    /// <summary>Whether one thread and two gave the same bits.</summary>
    public bool AgreesAlone() => _alone!.Output.SequenceEqual(_here.Output);

    /// <summary>
    /// The largest difference of the two answers, as a share of the largest logit; null where they are different networks.
    /// </summary>
    public double? Difference()
    {
        RunHere();
        RunPeer();
        if (!_sameNetwork)
        {
            return null;
        }

        double largest = 0;
        double difference = 0;
        for (int i = 0; i < _here.Output.Length; i++)
        {
            // Math.Max keeps a NaN, so an answer that holds one agrees with nothing.
            largest = Math.Max(largest, Math.Abs(_peer.Output[i]));
            difference = Math.Max(difference, Math.Abs(_here.Output[i] - _peer.Output[i]));
        }

        return difference / largest;
    }

    public void Dispose()
    {
        _here.Dispose();
        _alone?.Dispose();
        _peer.Dispose();
    }
}
