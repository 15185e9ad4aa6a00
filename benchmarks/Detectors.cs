using ShuffleNet.Compiler.InMemory;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Benchmarks;

[Detector(DetectorKind.FastestDet)]
internal sealed partial class FastestDet;

[Detector(DetectorKind.FastestDet, Threads = 2)]
internal sealed partial class FastestDetTwo;

/// <summary>
/// FastestDet here and its authors' own export, which lies beside the project, in ONNX Runtime; that also takes sigmoid and softmax, of
/// which <c>Run</c> leaves the logits.
/// </summary>
internal static class Detectors
{
    public const string FastestDetName = "fastestdet-352";

    /// <summary>The bytes of the authors' export.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static byte[] Model() => File.ReadAllBytes(ModelPath);

    /// <summary>Whether the authors' export is there.</summary>
    public static bool IsThere => File.Exists(ModelPath);

    /// <summary>An instance with random weights and a random input.</summary>
    public static RunningNetwork Start(int threads) =>
        (threads == 1 ? new DetectorFactory<FastestDet>().CreateRandom(1) : new DetectorFactory<FastestDetTwo>().CreateRandom(1))
        .WithRandomInput(seed: 2);

    private static string ModelPath =>
        Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "detectors", "weights", FastestDetName + ".onnx"));
}
