namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// A reordering of channels as a value of the compiler: channel j of the result is channel <c>Sources[j]</c> of what is
/// reordered. It is composed, inverted and applied at build time and never becomes an operation of the program.
/// </summary>
internal sealed record Permutation
{
    private Permutation(EquatableArray<int> sources) => Sources = sources;

    public EquatableArray<int> Sources { get; }

    public int Count => Sources.Count;

    public int this[int channel] => Sources[channel];

    public bool IsIdentity => Sources.Select((source, channel) => source == channel).All(same => same);

    public static Permutation Identity(int count) => new(new EquatableArray<int>(Enumerable.Range(0, count)));

    /// <exception cref="ArgumentException">The sources are not each channel once.</exception>
    public static Permutation FromSources(IEnumerable<int> sources)
    {
        EquatableArray<int> list = new(sources);
        bool[] seen = new bool[list.Count];
        foreach (int source in list)
        {
            if (source < 0 || source >= seen.Length || seen[source])
            {
                throw new ArgumentException(Text.Of($"channel {source} is out of range or occurs twice"), nameof(sources));
            }

            seen[source] = true;
        }

        return new Permutation(list);
    }

    /// <summary>
    /// The channel shuffle of the paper (section 3.1): <paramref name="groups"/> groups of n channels seen as a matrix
    /// (groups, n), transposed and flattened. Its inverse is the transposition of (n, groups).
    /// </summary>
    public static Permutation Shuffle(int channels, int groups)
    {
        int perGroup = channels / groups;
        return FromSources(Enumerable.Range(0, channels).Select(channel => (channel % groups * perGroup) + (channel / groups)));
    }

    /// <summary>First this, then <paramref name="next"/>, as one permutation.</summary>
    public Permutation Then(Permutation next) => FromSources(next.Sources.Select(middle => Sources[middle]));

    public Permutation Invert()
    {
        int[] inverse = new int[Count];
        for (int channel = 0; channel < Count; channel++)
        {
            inverse[Sources[channel]] = channel;
        }

        return FromSources(inverse);
    }

    /// <summary>The items reordered.</summary>
    public IEnumerable<T> Apply<T>(IReadOnlyList<T> items) => Sources.Select(source => items[source]);

    public override string ToString() => "[" + string.Join(" ", Sources) + "]";
}
