namespace ShuffleNet.Compiler.Tool;

/// <summary>A logarithmic axis between two coordinates.</summary>
/// <param name="Min">The value at its beginning.</param>
/// <param name="Max">The value at its end.</param>
/// <param name="From">The coordinate of its beginning.</param>
/// <param name="To">The coordinate of its end.</param>
internal sealed record Axis(double Min, double Max, double From, double To)
{
    /// <summary>The powers of two on it, or of four or more where there are many.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            int first = (int)Math.Ceiling(Math.Log2(Min));
            int last = (int)Math.Floor(Math.Log2(Max));
            int step = Math.Max(1, (last - first + 5) / 6);
            for (int power = first; power <= last; power += step)
            {
                yield return Math.Pow(2, power);
            }
        }
    }

    /// <summary>An axis with some room beside the values.</summary>
    public static Axis Over(IReadOnlyList<double> values, double from, double to) => new(values.Min() / 1.3, values.Max() * 1.3, from, to);

    public double At(double value) => From + (Math.Log(value / Min) / Math.Log(Max / Min) * (To - From));
}
