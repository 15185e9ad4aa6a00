namespace ShuffleNet.Compiler.Import;

/// <summary>Which values codes stand for: <c>Scale * (code - Zero)</c>.</summary>
internal readonly record struct CodeRange(double Scale, int Zero)
{
    // Parts of the whole range that are tried, in hundredths.
    private const int Narrowest = 10;

    /// <summary>The range of the whole interval, which holds 0.</summary>
    public static CodeRange Of(double min, double max)
    {
        if (min == max)
        {
            return new(1.0 / Requantization.Steps, Requantization.Lowest);
        }

        double scale = (max - min) / Requantization.Steps;
        return new(scale, Requantization.Lowest + (int)Math.Round(-min / scale));
    }

    /// <summary>The range with the least square error. Values beyond it are cut off, which the others gain from.</summary>
    public static CodeRange Best(Histogram values)
    {
        CodeRange best = Of(values.Min, values.Max);
        double least = double.PositiveInfinity;
        for (int part = 100; part >= Narrowest && !values.IsEmpty; part--)
        {
            CodeRange range = Of(values.Min * part / 100, values.Max * part / 100);
            double error = values.SquareError(range.Scale, range.Zero);
            if (error < least)
            {
                (least, best) = (error, range);
            }
        }

        return best;
    }
}
