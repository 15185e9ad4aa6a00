using BenchmarkDotNet.Attributes;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>A photograph of ImageNet's usual size to a network's input of 224 x 224.</summary>
[MemoryDiagnoser]
public class PreprocessBenchmarks
{
    private const int Width = 500;
    private const int Height = 375;

    private readonly ImagePreprocessor _megvii = new(PreprocessOptions.Megvii);
    private readonly ImagePreprocessor _torchvision = new(PreprocessOptions.Torchvision);
    private readonly byte[] _pixels = new byte[Width * Height * 3];
    private readonly float[] _input = new float[3 * 224 * 224];

    [GlobalSetup]
    public void SetUp() => new Random(1).NextBytes(_pixels);

    [Benchmark]
    public void Megvii() => _megvii.Run(_pixels, Width, Height, Width * 3, PixelFormat.Rgb, _input);

    [Benchmark]
    public void Torchvision() => _torchvision.Run(_pixels, Width, Height, Width * 3, PixelFormat.Rgb, _input);
}
