using System.Runtime.Intrinsics;
using System.Text.Json.Serialization;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The result of <c>bench</c>, as JSON has it.</summary>
/// <param name="Title">The network in words.</param>
/// <param name="Attribute">The attribute that compiles it.</param>
/// <param name="VectorBits">Width of the vectors that it ran with.</param>
/// <param name="Threads">How many compute an inference, as the attribute says.</param>
/// <param name="Runs">Inferences that were timed.</param>
/// <param name="MedianMs">Milliseconds of an inference.</param>
/// <param name="MinMs">Of the shortest one.</param>
/// <param name="Gmacs">10^9 multiply-adds a second at the median.</param>
/// <param name="PeakGmacs">What as many cores do in registers.</param>
/// <param name="ShareOfPeak">0 to 1.</param>
/// <param name="AllocatedBytes">By an inference.</param>
/// <param name="Layers">In the order in which they run.</param>
internal sealed record BenchResult(
    string Title,
    string Attribute,
    int VectorBits,
    int Threads,
    int Runs,
    double MedianMs,
    double MinMs,
    double Gmacs,
    double PeakGmacs,
    double ShareOfPeak,
    long AllocatedBytes,
    IReadOnlyList<BenchLayer> Layers)
{
    [JsonIgnore]
    public string ThreadsText => Threads == 1 ? "one thread" : Text.Of($"{Threads} threads");

    public static BenchResult Of(NetworkInput network, NetworkMeasurement measured)
    {
        int threads = network.Options.Threads;
        double peak = threads * measured.Peak / 1e9;
        double rate = network.Plan.MultiplyAdds / measured.Median.TotalSeconds / 1e9;
        return new BenchResult(
            network.Title,
            network.Attribute,
            Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
            threads,
            measured.Inferences,
            measured.Median.TotalMilliseconds,
            measured.Minimum.TotalMilliseconds,
            rate,
            peak,
            rate / peak,
            measured.AllocatedBytes,
            [.. measured.Layers.Select(layer => BenchLayer.Of(layer, peak))]);
    }
}
