namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Finds out, step by step, before which ones the threads need a barrier: where a thread would read what another has written since
/// the last one, or write what another has read or written since then. Steps between which each thread reads only what it
/// wrote itself run on without one.
/// </summary>
internal sealed class BarrierPlacement
{
    // Of each thread, since the last barrier.
    private readonly RangeSet[] _reads;
    private readonly RangeSet[] _writes;

    public BarrierPlacement(int threads)
    {
        _reads = new RangeSet[threads];
        _writes = new RangeSet[threads];
        Forget();
    }

    /// <summary>Whether a barrier has to stand before these parts, which count as done from then on.</summary>
    public bool IsNeededBefore(IReadOnlyList<IReadOnlyList<Step>> parts)
    {
        RangeSet[] reads = [.. parts.Select(part => new RangeSet(part.SelectMany(StepMemory.Loads)))];
        RangeSet[] writes = [.. parts.Select(
            part => new RangeSet(part.SelectMany(step => StepMemory.Stores(step).Concat(StepMemory.Scratch(step)))))];
        bool needed = Enumerable.Range(0, parts.Count).Any(thread =>
            Enumerable.Range(0, parts.Count).Any(other => thread != other && Conflict(reads[thread], writes[thread], other)));
        if (needed)
        {
            Forget();
        }

        for (int thread = 0; thread < parts.Count; thread++)
        {
            _reads[thread].Add(reads[thread]);
            _writes[thread].Add(writes[thread]);
        }

        return needed;
    }

    // The caller's spans may overlap: an output may be written once all threads are done with the input.
    private bool Conflict(RangeSet reads, RangeSet writes, int other) =>
        reads.Overlaps(_writes[other])
        || writes.Overlaps(_writes[other])
        || writes.Overlaps(_reads[other])
        || (writes.TouchesOutput && _reads[other].TouchesInput);

    private void Forget()
    {
        for (int thread = 0; thread < _reads.Length; thread++)
        {
            _reads[thread] = new RangeSet([]);
            _writes[thread] = new RangeSet([]);
        }
    }
}
