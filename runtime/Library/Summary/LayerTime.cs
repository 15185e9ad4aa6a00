namespace ShuffleNet.Compiler;

/// <summary>What one layer took in the inferences that a <see cref="NetworkProfile"/> remembers.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Median">The median.</param>
/// <param name="Minimum">The shortest.</param>
public sealed record LayerTime(LayerSummary Layer, TimeSpan Median, TimeSpan Minimum)
{
    /// <summary>Multiply-adds a second at the median, in 10^9; 0 for a layer without any.</summary>
    public double GigaMultiplyAdds => Median > TimeSpan.Zero ? Layer.MultiplyAdds / Median.TotalSeconds / 1e9 : 0;

    /// <summary>Bytes that the layer has to move: its activations and its weights, each once.</summary>
    public long Bytes => Layer.Bytes + (Layer.Parameters * sizeof(float));
}
