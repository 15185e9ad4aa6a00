namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>Logits to probabilities.</summary>
internal static class Softmax
{
    public static double[] Of(ReadOnlySpan<float> logits)
    {
        float[] values = logits.ToArray();

        // Relative to the largest, so that no exponential overflows.
        double largest = values.Max();
        double[] powers = [.. values.Select(value => Math.Exp(value - largest))];
        double sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }
}
