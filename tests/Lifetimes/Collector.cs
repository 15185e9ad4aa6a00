namespace ShuffleNet.Compiler.Lifetimes;

/// <summary>A thread that collects garbage and runs finalisers without a pause, so that what is not held is gone at once.</summary>
internal sealed class Collector : IDisposable
{
    private readonly Thread _thread;
    private volatile bool _stopped;

    public Collector()
    {
        _thread = new(Collect) { IsBackground = true, Name = "Collector" };
        _thread.Start();
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
        }
    }
}
