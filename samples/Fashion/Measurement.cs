namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>The predicted class, the median time of a few runs, and the bytes that a run allocates.</summary>
internal readonly record struct Measurement(int Prediction, double Milliseconds, long AllocatedBytes)
{
    public static double Median(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return ordered[ordered.Length / 2];
    }
}
