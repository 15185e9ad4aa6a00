namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Between which values all elements of a tensor lie, both included; infinities where nothing is known.</summary>
internal readonly record struct Interval(double Min, double Max)
{
    /// <summary>Of values of which nothing is known.</summary>
    public static Interval Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public static Interval Zero { get; } = new(0, 0);

    public bool IsNonNegative => Min >= 0;

    /// <summary>The smallest interval that has both in it.</summary>
    public Interval Join(Interval other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));

    /// <summary>Of the sums of a value of each.</summary>
    public Interval Plus(Interval other) => new(Min + other.Min, Max + other.Max);

    /// <summary>Of the products of a value of each.</summary>
    public Interval Times(Interval other)
    {
        double[] products = [Product(Min, other.Min), Product(Min, other.Max),
            Product(Max, other.Min), Product(Max, other.Max)];
        return new(products.Min(), products.Max());
    }

    /// <summary>Of the values moved into the range from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public Interval Clamp(double least, double most) =>
        new(Math.Min(most, Math.Max(least, Min)), Math.Min(most, Math.Max(least, Max)));

    // No element is infinite, so that zero times an unknown value is zero.
    private static double Product(double left, double right) => left == 0 || right == 0 ? 0 : left * right;
}
