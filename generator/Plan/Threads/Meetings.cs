namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Finds out, step by step, before which ones the threads have to meet: where a thread would read what another has written since
/// they last met, or write what another has read or written since then. Steps between which each thread reads only what it
/// wrote itself run on without a meeting.
/// </summary>
internal sealed class Meetings
{
    // Of each thread, since the last meeting.
    private readonly RangeSet[] _reads;
    private readonly RangeSet[] _writes;

    public Meetings(int threads)
    {
        _reads = new RangeSet[threads];
        _writes = new RangeSet[threads];
        Forget();
    }

    /// <summary>Whether they have to before they do these parts; the parts are then done.</summary>
    public bool NeededBefore(IReadOnlyList<IReadOnlyList<Step>> parts)
    {
        RangeSet[] reads = [.. parts.Select(part => new RangeSet(part.SelectMany(StepMemory.Loads)))];
        RangeSet[] writes = [.. parts.Select(part => new RangeSet(part.SelectMany(step => StepMemory.Stores(step).Concat(StepMemory.Scratch(step)))))];
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
