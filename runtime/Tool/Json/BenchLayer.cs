namespace ShuffleNet.Compiler.Tool;

/// <summary>A layer of <see cref="BenchResult"/>.</summary>
/// <param name="Name">Its place.</param>
/// <param name="Kind">What it computes.</param>
/// <param name="MedianUs">Microseconds.</param>
/// <param name="MinUs">The shortest.</param>
/// <param name="MultiplyAdds">Of one inference.</param>
/// <param name="Gmacs">10^9 multiply-adds a second at the median.</param>
/// <param name="ShareOfPeak">0 to 1.</param>
/// <param name="Bytes">Activations and weights that it has to move, each once.</param>
/// <param name="GigabytesPerSecond">The same a second at the median.</param>
internal sealed record BenchLayer(
    string Name,
    string Kind,
    double MedianUs,
    double MinUs,
    long MultiplyAdds,
    double Gmacs,
    double ShareOfPeak,
    long Bytes,
    double GigabytesPerSecond)
{
    public static BenchLayer Of(LayerTime time, double peak) => new(
        time.Layer.Name,
        time.Layer.Kind,
        time.Median.TotalMicroseconds,
        time.Minimum.TotalMicroseconds,
        time.Layer.MultiplyAdds,
        time.GigaMultiplyAdds,
        time.GigaMultiplyAdds / peak,
        time.Bytes,
        time.Bytes / Math.Max(time.Median.TotalSeconds, 1e-9) / 1e9);
}
