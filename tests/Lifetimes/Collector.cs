namespace ShuffleNet.Compiler.Lifetimes;

/// <summary>A thread that collects garbage and runs finalisers without a pause, so that what is not held is gone at once.</summary>
internal sealed class Collector : IDisposable
{
    private readonly Thread _thread;
    private readonly object _collected = new();
    private volatile bool _stopped;
    private long _count;

    public Collector()
    {
        _thread = new(Collect) { IsBackground = true, Name = "Collector" };
        _thread.Start();
    }

    /// <summary>How often it has collected and run the finalisers.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>
    /// Repeats what uses an object until some collections, of which each finds what the former freed, have come and gone.
    /// </summary>
    public static void Outlast(Action use)
    {
        int last = GC.CollectionCount(GC.MaxGeneration) + 3;
        do
        {
            use();
        }
        while (GC.CollectionCount(GC.MaxGeneration) < last);
    }

    /// <summary>Waits for the end of a collection and its finalisers.</summary>
    public void AwaitNext()
    {
        lock (_collected)
        {
            for (long before = _count; _count == before;)
            {
                Monitor.Wait(_collected);
            }
        }
    }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
    }

    private void Collect()
    {
        while (!_stopped)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            lock (_collected)
            {
                _count++;
                Monitor.PulseAll(_collected);
            }
        }
    }
}
