namespace ShuffleNet.Compiler.Import;

/// <summary>How often values of each size occur.</summary>
/// <param name="min">No value is less; at most 0, which is always among the values that can be represented.</param>
/// <param name="max">No value is more; at least 0.</param>
internal sealed class Histogram(float min, float max)
{
    private const int Bins = 2048;

    private readonly long[] _counts = new long[Bins];

    public double Min { get; } = min;

    public double Max { get; } = max;

    public bool IsEmpty => Min == Max;

    public void Add(ReadOnlySpan<float> values)
    {
        double binsPerUnit = IsEmpty ? 0 : Bins / (Max - Min);
        lock (_counts)
        {
            foreach (float value in values)
            {
                _counts[Math.Clamp((int)((value - Min) * binsPerUnit), 0, Bins - 1)]++;
            }
        }
    }

    /// <summary>The sum of the squares of what codes miss of the values.</summary>
    public double SquareError(double scale, int zero)
    {
        double width = (Max - Min) / Bins;
        double sum = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            if (_counts[bin] > 0)
            {
                double value = Min + ((bin + 0.5) * width);
                double code = Math.Clamp(Math.Round(value / scale) + zero, sbyte.MinValue, sbyte.MaxValue);
                double error = value - (scale * (code - zero));
                sum += _counts[bin] * error * error;
            }
        }

        return sum;
    }
}
