namespace ShuffleNet.Compiler;

/// <summary>
/// The threads beside the caller's. Each sleeps until an inference begins, does its part and sleeps again, at once but for a look
/// of some microseconds for the next one. They know nothing of the instance that they work for, so that it can be collected, and
/// they are background threads, so that the process can end.
/// </summary>
/// <remarks>
/// Without a lock: the first time that NativeAOT's is contended it allocates, and that may be in any inference.
/// </remarks>
internal sealed class WorkerThreads(int workers, ParallelBody work, ParallelState inference)
{
    // Some ten microseconds, in which a caller with a stream of images is back: waking up takes longer, and a scheduler may
    // wake a thread on the processor of the one that it works with.
    private const int Looks = 300;

    private const int Stopped = int.MinValue;

    private static readonly bool s_looks = Environment.ProcessorCount > 1;

    // A worker's is made when it starts, and not disposed: whoever wakes it may be late. Its thread keeps it from being finalised.
    private readonly AutoResetEvent?[] _wakes = new AutoResetEvent?[workers];
    private int _started;
    private int _busy;

    // How many inferences have begun, without the sign, which is Stopped: no inference begins after a stop.
    private int _state;

    /// <summary>
    /// One inference: wakes the workers, does the caller's part and returns when all are done. One caller at a time.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The workers were told to stop.</exception>
    public void Run()
    {
        int state = Volatile.Read(ref _state);
        ObjectDisposedException.ThrowIf(state < 0, typeof(InferenceThreads));
        for (; _started < workers; _started++)
        {
            Start(_started, state);
        }

        _busy = workers;

        // Unless a stop came first.
        bool begun = Interlocked.CompareExchange(ref _state, (state + 1) & ~Stopped, state) == state;
        ObjectDisposedException.ThrowIf(!begun, typeof(InferenceThreads));
        Wake();

        inference.Do(work, 0);
        SpinThenYield pause = default;
        while (Volatile.Read(ref _busy) > 0)
        {
            pause.Wait();
        }
    }

    /// <summary>Ends the workers; those inside an inference when it is done.</summary>
    public void Stop()
    {
        Interlocked.Or(ref _state, Stopped);
        Wake();
    }

    private void Wake()
    {
        foreach (AutoResetEvent? wake in _wakes)
        {
            wake?.Set();
        }
    }

    private void Start(int index, int done)
    {
        AutoResetEvent wake = new(false);
        Thread thread = new(() => Work(index + 1, wake, done)) { IsBackground = true, Name = "ShuffleNet" };

        // Before the thread looks for a stop, so that whoever stops it either wakes it or is seen by it.
        _wakes[index] = wake;

        // Not with the context of whoever happens to run first.
        thread.UnsafeStart();
    }

    private void Work(int part, AutoResetEvent wake, int done)
    {
        while (Await(wake, ref done))
        {
            inference.Do(work, part);
            Interlocked.Decrement(ref _busy);
        }
    }

    /// <summary>Sleeps until there is an inference beyond those done, which comes before a stop; false to stop.</summary>
    private bool Await(AutoResetEvent wake, ref int done)
    {
        for (int look = 0; s_looks && look < Looks && Volatile.Read(ref _state) == done; look++)
        {
            Thread.SpinWait(1);
        }

        int state;
        while ((state = Volatile.Read(ref _state)) == done)
        {
            // Returns at once where the look found the last inference and left its signal.
            wake.WaitOne();
        }

        bool begun = (state & ~Stopped) != done;
        done = state & ~Stopped;
        return begun;
    }
}
