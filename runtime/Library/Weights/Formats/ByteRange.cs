namespace ShuffleNet.Compiler;

/// <summary>Bytes of a file that belong to one owner.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="End">The byte behind the last.</param>
/// <param name="Owner">What messages call the owner.</param>
internal readonly record struct ByteRange(long Start, long End, string Owner)
{
    /// <summary>Sorts the ranges by their place and checks that no byte belongs to two.</summary>
    public static void RequireDisjoint(WeightStream stream, List<ByteRange> ranges)
    {
        ranges.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
        for (int i = 1; i < ranges.Count; i++)
        {
            if (ranges[i].Start < ranges[i - 1].End)
            {
                throw stream.Damaged($"{ranges[i - 1].Owner} and {ranges[i].Owner} overlap at byte {ranges[i].Start}");
            }
        }
    }
}
