using BenchmarkDotNet.Attributes;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>One inference, and loading random weights, with what they allocate.</summary>
[MemoryDiagnoser]
public class InferenceBenchmarks
{
    private readonly float[] _input = new float[V1x1G3.InputLength];
    private readonly float[] _output = new float[V1x1G3.OutputLength];
    private readonly V1x1G3 _whole = V1x1G3.CreateRandom(1);
    private readonly V1Half _half = V1Half.CreateRandom(1);

    [Benchmark]
    public void V1x1G3Run() => _whole.Run(_input, _output);

    [Benchmark]
    public void V1HalfRun() => _half.Run(_input, _output);

    [Benchmark]
    public void V1HalfCreateRandom() => V1Half.CreateRandom(1).Dispose();
}
