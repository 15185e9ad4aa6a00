namespace ShuffleNet.Compiler;

/// <summary>The values that a number may have.</summary>
/// <param name="Min">The least of them.</param>
/// <param name="Max">The greatest of them.</param>
/// <param name="Step">The distance of two of them.</param>
internal sealed record SpecRange(int Min, int Max, int Step = 1)
{
    /// <summary>Ranges of at most so many values are written out.</summary>
    private const int FewValues = 3;

    public bool Includes(int value) => value >= Min && value <= Max && (value - Min) % Step == 0;

    /// <summary>In words, such as <c>1 to 64</c>, <c>1 or 2</c> or <c>3, 5 or 7</c>.</summary>
    public override string ToString()
    {
        int count = ((Max - Min) / Step) + 1;
        string earlier = string.Join(
            ", ",
            Enumerable.Range(0, count > FewValues ? 1 : count - 1)
                .Select(index => FormattableString.Invariant($"{Min + (index * Step)}")));
        return FormattableString.Invariant($"{earlier} {(count > FewValues ? "to" : "or")} {Max}");
    }
}
