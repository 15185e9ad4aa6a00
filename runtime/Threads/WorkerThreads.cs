namespace ShuffleNet.Compiler;

/// <summary>
/// The threads beside the caller's. Each sleeps until an inference begins, does its part and sleeps again, at once but for a look
/// of some microseconds for the next one. They know nothing of the instance that they work for, so that it can be collected, and
/// they are background threads, so that the process can end.
/// </summary>
internal sealed class WorkerThreads(int workers, TeamWork work, SharedInference inference)
{
    // Some ten microseconds, in which a caller with a stream of images is back: waking up takes longer, and a scheduler may
    // wake a thread on the processor of the one that it works with.
    private const int Looks = 300;

    private static readonly bool s_looks = Environment.ProcessorCount > 1;

    private readonly object _gate = new();
    private int _started;
    private int _inferences;
    private int _busy;
    private bool _stopped;

    /// <summary>
    /// One inference: wakes the workers, does the caller's part and returns when all are done. One caller at a time.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The workers were told to stop.</exception>
    public void Run()
    {
        while (_started < workers)
        {
            Start(_started + 1);
            _started++;
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopped, typeof(WorkerTeam));
            _busy = workers;
            _inferences++;
            Monitor.PulseAll(_gate);
        }

        inference.Do(work, 0);
        Patience patience = default;
        while (Volatile.Read(ref _busy) > 0)
        {
            patience.Wait();
        }
    }

    /// <summary>Ends the workers; those inside an inference when it is done.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Start(int index)
    {
        int done = _inferences;
        Thread thread = new(() => Work(index, done)) { IsBackground = true, Name = "ShuffleNet" };

        // Not with the context of whoever happens to run first.
        thread.UnsafeStart();
    }

    private void Work(int index, int done)
    {
        while (Await(ref done))
        {
            inference.Do(work, index);
            Interlocked.Decrement(ref _busy);
        }
    }

    /// <summary>Sleeps until there is an inference beyond those done, which comes before a stop; false to stop.</summary>
    private bool Await(ref int done)
    {
        for (int look = 0; s_looks && look < Looks && Volatile.Read(ref _inferences) == done; look++)
        {
            Thread.SpinWait(1);
        }

        lock (_gate)
        {
            while (_inferences == done && !_stopped)
            {
                Monitor.Wait(_gate);
            }

            bool begun = _inferences != done;
            done = _inferences;
            return begun;
        }
    }
}
