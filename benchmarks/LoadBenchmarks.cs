using BenchmarkDotNet.Attributes;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>From tensors to packed weights: read, fold the normalisations, permute, pack.</summary>
[MemoryDiagnoser]
public class LoadBenchmarks
{
    private string _path = "";

    [Benchmark]
    public void CreateRandomHalf() => V1Half.CreateRandom(1).Dispose();

    [Benchmark]
    public void CreateRandomWhole() => V1x1G3.CreateRandom(1).Dispose();

    /// <summary>The authors' weights; this row alone has no result where the file is absent.</summary>
    [GlobalSetup(Target = nameof(LoadPthHalf))]
    public void FindWeights()
    {
        const string Name = "shufflenet-v1-0.5x-g3.pth.tar";
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "ShuffleNet.Compiler.sln")))
        {
            root = Path.GetDirectoryName(root);
        }

        _path = Path.GetFullPath(Path.Combine(root ?? ".", "..", "shared", "data", Name));
        if (!File.Exists(_path))
        {
            throw new FileNotFoundException($"The authors' weights are not there: ../shared/data/{Name} from the project's root.", _path);
        }
    }

    [Benchmark]
    public void LoadPthHalf() => V1Half.Load(_path).Dispose();
}
