namespace ShuffleNet.Compiler;

/// <summary>
/// How a thread waits for another one in the middle of an inference. The parts between two meetings are planned to be equal, so
/// the other is nearly always there within microseconds and a short spin finds it. When it is not, something else has its
/// processor, and this one's is given away at each turn: on a single processor that is what lets the other go on. It never
/// sleeps, for a sleep can be interrupted, and a wait for threads that use pinned memory must not be.
/// </summary>
internal struct Patience
{
    // Some tens of microseconds of pauses, longer than a worker needs to wake up.
    private const int Spins = 2000;

    private static readonly bool s_spins = Environment.ProcessorCount > 1;

    private int _turns;

    public void Wait()
    {
        if (s_spins && _turns < Spins)
        {
            _turns++;
            Thread.SpinWait(1);
        }
        else
        {
            Thread.Yield();
        }
    }
}
