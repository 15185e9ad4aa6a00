namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Memory that a thread has touched, as ranges in ascending order.</summary>
internal sealed class RangeSet(IEnumerable<MemoryRange> ranges)
{
    private List<MemoryRange> _ranges = [.. ranges];
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
            int memory = MemoryRange.CompareMemory(a, b);
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

    private void Sort()
    {
        if (!_sorted)
        {
            _ranges = MemoryRange.Joined(_ranges);
            _sorted = true;
        }
    }
}
