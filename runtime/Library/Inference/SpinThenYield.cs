namespace ShuffleNet.Compiler;

/// <summary>
/// How a thread waits for another one in the middle of an inference. The parts between two barriers are planned to be equal, so
/// that the other nearly always arrives within microseconds, and a short spin finds it. If it does not, something else has taken
/// its processor: from then on every turn yields, so that the other can go on even on a single processor. It never sleeps: a sleep
/// can be interrupted, and the wait must last as long as other threads use the pinned memory.
/// </summary>
internal struct SpinThenYield
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
