namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Floats that a thread has touched, as ranges in ascending order.</summary>
internal sealed class RangeSet
{
    private readonly List<FloatRange> _ranges = [];
    private bool _sorted = true;

    public bool TouchesInput => _ranges.Any(range => range.Memory == MemorySource.Input);

    public bool TouchesOutput => _ranges.Any(range => range.Memory == MemorySource.Output);

    public void Add(IEnumerable<FloatRange> ranges)
    {
        _ranges.AddRange(ranges);
        _sorted = false;
    }

    public bool Overlaps(RangeSet other)
    {
        Sort();
        other.Sort();
        for (int mine = 0, theirs = 0; mine < _ranges.Count && theirs < other._ranges.Count;)
        {
            (FloatRange a, FloatRange b) = (_ranges[mine], other._ranges[theirs]);
            int memory = CompareMemory(a, b);
            if (memory == 0 && a.Start < b.End && b.Start < a.End)
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

        _ranges.Sort((a, b) => CompareMemory(a, b) is not 0 and int memory ? memory : a.Start.CompareTo(b.Start));
        int joined = 0;
        for (int index = 0; index < _ranges.Count; index++)
        {
            FloatRange range = _ranges[index];
            if (joined > 0 && CompareMemory(_ranges[joined - 1], range) == 0 && range.Start <= _ranges[joined - 1].End)
            {
                _ranges[joined - 1] = _ranges[joined - 1] with { End = Math.Max(_ranges[joined - 1].End, range.End) };
            }
            else
            {
                _ranges[joined++] = range;
            }
        }

        _ranges.RemoveRange(joined, _ranges.Count - joined);
        _sorted = true;
    }

    private static int CompareMemory(FloatRange a, FloatRange b) =>
        a.Memory != b.Memory ? a.Memory.CompareTo(b.Memory) : a.Output.CompareTo(b.Output);
}
