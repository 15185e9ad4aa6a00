namespace ShuffleNet.Compiler.Tool;

/// <summary>Outputs in order.</summary>
internal static class Ranking
{
    /// <summary>The classes with the largest outputs, the largest first; the lower class first among equals.</summary>
    public static int[] Best(ReadOnlySpan<float> outputs, int count)
    {
        float[] values = outputs.ToArray();
        return [.. Enumerable.Range(0, values.Length).OrderByDescending(index => values[index]).Take(count)];
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
