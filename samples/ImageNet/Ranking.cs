namespace ShuffleNet.Compiler.Samples.ImageNet;

/// <summary>Logits in order.</summary>
internal static class Ranking
{
    private const int Shown = 5;

    /// <summary>The five classes with the largest logits, the largest first; the lower class first among equals.</summary>
    public static int[] Best(ReadOnlySpan<float> logits)
    {
        float[] values = logits.ToArray();
        return [.. Enumerable.Range(0, values.Length).OrderByDescending(index => values[index]).Take(Shown)];
    }

    /// <summary>Softmax.</summary>
    public static double[] Probabilities(ReadOnlySpan<float> logits)
    {
        float[] values = logits.ToArray();

        // Relative to the largest, so that no exponential overflows.
        double largest = values.Max();
        double[] powers = [.. values.Select(value => Math.Exp(value - largest))];
        double sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }
}
