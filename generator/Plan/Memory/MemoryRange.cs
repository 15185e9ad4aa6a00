namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Adjacent bytes of one of the memories of an inference.</summary>
internal readonly record struct MemoryRange(MemorySource Source, int Offset, int Length, int Output)
{
    public int End => Offset + Length;

    /// <summary>Sorted by place, those that overlap or touch as one, so that ends grow with starts.</summary>
    public static List<MemoryRange> Joined(IEnumerable<MemoryRange> ranges)
    {
        List<MemoryRange> joined = [];
        foreach (MemoryRange range in ranges.OrderBy(range => range.Source).ThenBy(range => range.Output).ThenBy(range => range.Offset))
        {
            if (joined.Count > 0 && joined[joined.Count - 1] is MemoryRange last && CompareMemory(last, range) == 0
                && range.Offset <= last.End)
            {
                joined[joined.Count - 1] = last with { Length = Math.Max(last.End, range.End) - last.Offset };
            }
            else
            {
                joined.Add(range);
            }
        }

        return joined;
    }

    /// <summary>The order of the memories that two ranges are of; 0 for the same.</summary>
    public static int CompareMemory(MemoryRange a, MemoryRange b) =>
        a.Source != b.Source ? a.Source.CompareTo(b.Source) : a.Output.CompareTo(b.Output);
}
