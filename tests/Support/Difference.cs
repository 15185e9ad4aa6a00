namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>How far an answer is from the expected one.</summary>
internal static class Difference
{
    /// <summary>The largest absolute difference, as a share of the largest absolute expected value; NaN if one is NaN.</summary>
    public static double Relative(IReadOnlyList<double> expected, IReadOnlyList<float> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        double largest = 0;
        for (int i = 0; i < expected.Count; i++)
        {
            // Math.Max keeps a NaN, so an answer that holds one is far from everything.
            largest = Math.Max(largest, Math.Abs(expected[i] - actual[i]));
        }

        return largest / expected.Max(Math.Abs);
    }
}
