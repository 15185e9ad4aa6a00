using System.Text.Json.Serialization;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>One row of the comparison; times in milliseconds, rates in 1e9 multiply-adds a second.</summary>
/// <param name="Network">Its name on the command line.</param>
/// <param name="MultiplyAdds">Of one inference here.</param>
/// <param name="PeerMultiplyAdds">Of one inference in ONNX Runtime; another number only for AlexNet.</param>
/// <param name="Ours">Median here.</param>
/// <param name="OursLeast">Minimum here.</param>
/// <param name="Peer">Median in ONNX Runtime.</param>
/// <param name="PeerLeast">Minimum in ONNX Runtime.</param>
/// <param name="Ratio">The peer's median over ours: how many times faster the network is here.</param>
/// <param name="PairedRatio">The median of the ratios of neighbouring runs, which a slow drift of the machine does not move.</param>
/// <param name="Peak">Multiply-adds in registers, measured before and after in the same process.</param>
/// <param name="ShareOfPeak">Multiply-adds a second by our median, over the peak.</param>
/// <param name="Difference">Largest difference of the logits as a share of the largest; null where the networks differ.</param>
/// <param name="Threads">Threads on each side.</param>
/// <param name="OneThread">Median here on one thread; null where that is <paramref name="Ours"/>.</param>
/// <param name="RoundTrip">Nanoseconds that a cache line takes to another core and back, the longer of before and after; null for
/// one thread.</param>
internal sealed record ComparisonRow(
    [property: JsonPropertyName("network")] string Network,
    [property: JsonPropertyName("macs")] long MultiplyAdds,
    [property: JsonPropertyName("ort_macs")] long PeerMultiplyAdds,
    [property: JsonPropertyName("ours_ms")] double Ours,
    [property: JsonPropertyName("ours_min_ms")] double OursLeast,
    [property: JsonPropertyName("ort_ms")] double Peer,
    [property: JsonPropertyName("ort_min_ms")] double PeerLeast,
    [property: JsonPropertyName("ratio")] double Ratio,
    [property: JsonPropertyName("paired_ratio")] double PairedRatio,
    [property: JsonPropertyName("peak_gmacs")] double Peak,
    [property: JsonPropertyName("share_of_peak")] double ShareOfPeak,
    [property: JsonPropertyName("difference")] double? Difference,
    [property: JsonPropertyName("threads")] int Threads,
    [property: JsonPropertyName("one_thread_ms")] double? OneThread,
    [property: JsonPropertyName("round_trip_ns")] double? RoundTrip);
