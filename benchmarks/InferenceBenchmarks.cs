using BenchmarkDotNet.Attributes;
using ShuffleNet.Compiler.InMemory;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>One inference of each network, with what it allocates: nothing.</summary>
[MemoryDiagnoser]
public class InferenceBenchmarks
{
    private RunningNetwork _inference = null!;

    public static IEnumerable<string> Names => BenchmarkNetwork.All.Select(network => network.Name);

    [ParamsSource(nameof(Names))]
    public string Network { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        BenchmarkNetwork network = BenchmarkNetwork.Get(Network);
        using RandomTensors weights = new(network.Spec, 1);
        _inference = network.Load(weights);
    }

    [Benchmark]
    public void Run() => _inference.Run();

    [GlobalCleanup]
    public void CleanUp() => _inference.Dispose();
}
