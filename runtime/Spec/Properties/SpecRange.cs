namespace ShuffleNet.Compiler;

/// <summary>The values that a number may have.</summary>
/// <param name="Least">The least of them.</param>
/// <param name="Most">The greatest of them.</param>
/// <param name="Step">The distance of two of them.</param>
internal sealed record SpecRange(int Least, int Most, int Step = 1)
{
    /// <summary>Ranges of at most so many values are written out.</summary>
    private const int FewValues = 3;

    public bool Includes(int value) => value >= Least && value <= Most && (value - Least) % Step == 0;

    /// <summary>In words, such as <c>1 to 64</c>, <c>1 or 2</c> or <c>3, 5 or 7</c>.</summary>
    public override string ToString()
    {
        int count = ((Most - Least) / Step) + 1;
        string earlier = string.Join(
            ", ",
            Enumerable.Range(0, count > FewValues ? 1 : count - 1)
                .Select(index => FormattableString.Invariant($"{Least + (index * Step)}")));
        return FormattableString.Invariant($"{earlier} {(count > FewValues ? "to" : "or")} {Most}");
    }
}
