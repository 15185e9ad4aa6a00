namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// How much of the first convolution's result is in memory at a time, where it is pooled by bands.
/// </summary>
/// <param name="Rows">Rows of the pool's output that are computed together.</param>
/// <param name="Shape">The rows of the convolution's output under them: two for each, and one that bands share.</param>
internal sealed record StemBand(int Rows, TensorShape Shape)
{
    /// <summary>What a band may have: with the weights and rows of the image it stays in a second-level cache of 256 KB.</summary>
    public const int MaxBytes = 128 * 1024;

    /// <summary>
    /// The highest band that fits and divides the pool's rows; where none does, the highest that fits, and the last one has fewer rows.
    /// </summary>
    public static StemBand Of(ConvolutionNode stem, int maxBytes = MaxBytes)
    {
        FusedPool pool = stem.Pool ?? throw new ArgumentException(stem.Name + " is not pooled", nameof(stem));
        int height = stem.Output.Shape.Height;
        int highest = Enumerable.Range(1, height).LastOrDefault(rows => stem.Output.Type.With(Under(pool, rows)).Bytes <= maxBytes);
        int even = Enumerable.Range(1, Math.Min(highest, height - 1)).LastOrDefault(rows => height % rows == 0);
        int chosen = Math.Max(1, even > 1 ? even : highest);
        return new(chosen, Under(pool, chosen));
    }

    private static TensorShape Under(FusedPool pool, int rows) => pool.Input with { Height = (FusedPool.Stride * rows) + 1 };
}
