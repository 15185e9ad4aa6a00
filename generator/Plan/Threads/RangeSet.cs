namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Floats that a thread has touched, as ranges in ascending order.</summary>
internal sealed class RangeSet(IEnumerable<MemoryRange> ranges)
{
    private readonly List<MemoryRange> _ranges = [.. ranges];
    private bool _sorted;

    public bool TouchesInput => _ranges.Any(range => range.Source == MemorySource.Input);

    public bool TouchesOutput => _ranges.Any(range => range.Source == MemorySource.Output);

    public void Add(RangeSet other)
    {
        _ranges.AddRange(other._ranges);
        _sorted = false;
    }

    public bool Overlaps(RangeSet other)
    {
        Sort();
        other.Sort();
        for (int mine = 0, theirs = 0; mine < _ranges.Count && theirs < other._ranges.Count;)
        {
            (MemoryRange a, MemoryRange b) = (_ranges[mine], other._ranges[theirs]);
            int memory = CompareMemory(a, b);
            if (memory == 0 && a.Offset < b.End && b.Offset < a.End)
            {
                return true;
            }

            // The range that ends first overlaps nothing that comes later on the other side: starts only grow.
            if (memory < 0 || (memory == 0 && a.End <= b.End))
            {
                mine++;
            }
            else
            {
                theirs++;
            }
        }

        return false;
    }

    /// <summary>Sorted and joined, so that ends grow with starts.</summary>
    private void Sort()
    {
        if (_sorted)
        {
            return;
        }

        _ranges.Sort((a, b) => CompareMemory(a, b) is not 0 and int memory ? memory : a.Offset.CompareTo(b.Offset));
        int joined = 0;
        for (int index = 0; index < _ranges.Count; index++)
        {
            MemoryRange range = _ranges[index];
            if (joined > 0 && CompareMemory(_ranges[joined - 1], range) == 0 && range.Offset <= _ranges[joined - 1].End)
            {
                _ranges[joined - 1] = _ranges[joined - 1] with { Length = Math.Max(_ranges[joined - 1].End, range.End) - _ranges[joined - 1].Offset };
            }
            else
            {
                _ranges[joined++] = range;
            }
        }

        _ranges.RemoveRange(joined, _ranges.Count - joined);
        _sorted = true;
    }

    private static int CompareMemory(MemoryRange a, MemoryRange b) =>
        a.Source != b.Source ? a.Source.CompareTo(b.Source) : a.Output.CompareTo(b.Output);
}
