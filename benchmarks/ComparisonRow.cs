using System.Text.Json.Serialization;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>One row of the comparison; times in milliseconds, rates in 1e9 multiply-adds a second.</summary>
internal sealed record ComparisonRow(
    [property: JsonPropertyName("network")] string Network,
    [property: JsonPropertyName("macs")] long MultiplyAdds,
    [property: JsonPropertyName("ours_ms")] double Ours,
    [property: JsonPropertyName("ours_min_ms")] double OursLeast,
    [property: JsonPropertyName("ort_ms")] double Peer,
    [property: JsonPropertyName("ort_min_ms")] double PeerLeast,
    [property: JsonPropertyName("ratio")] double Ratio,
    [property: JsonPropertyName("peak_gmacs")] double Peak,
    [property: JsonPropertyName("share_of_peak")] double ShareOfPeak,
    [property: JsonPropertyName("difference")] double Difference);
