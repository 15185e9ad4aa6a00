using BenchmarkDotNet.Attributes;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>From a file or random tensors to packed weights: read, fold the normalisations, permute, pack; or map.</summary>
[MemoryDiagnoser]
public class LoadBenchmarks
{
    private string _pth = "";
    private string _directory = "";
    private string _safetensors = "";
    private string _packed = "";

    [Benchmark]
    public void CreateRandomHalf() => V1Half.CreateRandom(1).Dispose();

    [Benchmark]
    public void CreateRandomWhole() => V1x1G3.CreateRandom(1).Dispose();

    /// <summary>The authors' weights; this row alone has no result where the file is absent.</summary>
    [GlobalSetup(Target = nameof(LoadPthHalf))]
    public void FindWeights()
    {
        const string Name = "shufflenet-v1-0.5x-g3.pth.tar";
        _pth = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", Name));
        if (!File.Exists(_pth))
        {
            throw new FileNotFoundException($"The authors' weights are not there: ../shared/data/{Name} from the project's root.", _pth);
        }
    }

    [Benchmark]
    public void LoadPthHalf() => V1Half.Load(_pth).Dispose();

    [GlobalSetup(Targets = [nameof(LoadSafetensorsWhole), nameof(LoadPackedWhole)])]
    public void WriteFiles()
    {
        _directory = Directory.CreateTempSubdirectory("snc-").FullName;
        _safetensors = Path.Combine(_directory, "v1.safetensors");
        _packed = Path.Combine(_directory, "v1.snw");
        using V1x1G3 network = V1x1G3.CreateRandom(1);
        using (FileStream file = File.Create(_safetensors))
        {
            ModelExporter.WriteSafetensors(network, file);
        }

        network.Weights.Save(_packed);
    }

    [GlobalCleanup(Targets = [nameof(LoadSafetensorsWhole), nameof(LoadPackedWhole)])]
    public void DeleteFiles() => Directory.Delete(_directory, recursive: true);

    [Benchmark]
    public void LoadSafetensorsWhole() => V1x1G3.Load(_safetensors).Dispose();

    /// <summary>Mapped; what it takes is the check of every byte, and the workspace.</summary>
    [Benchmark]
    public void LoadPackedWhole() => V1x1G3.Load(_packed).Dispose();
}
