using System.Diagnostics;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>
/// How long a cache line takes from one processor to another and back. Threads that work together exchange thousands in an
/// inference; those of a virtual machine may be neighbours in one moment and on different chips in the next.
/// </summary>
internal static class CoreRoundTrip
{
    private const int Tries = 20;
    private const int Turns = 1000;

    // Ints of two cache lines, which processors fetch together.
    private const int Apart = 32;

    // Turns of a wait after which the other thread is not running at all.
    private const int Patience = 10_000;

    /// <summary>Nanoseconds, the least of several tries.</summary>
    public static double Measure()
    {
        int[] lines = new int[3 * Apart];
        Thread other = new(() =>
        {
            for (int turn = 1; turn <= Tries * Turns; turn++)
            {
                Await(ref lines[Apart], turn);
                Volatile.Write(ref lines[2 * Apart], turn);
            }
        });
        other.Start();
        double best = double.PositiveInfinity;
        for (int attempt = 0, turn = 0; attempt < Tries; attempt++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Turns; i++)
            {
                Volatile.Write(ref lines[Apart], ++turn);
                Await(ref lines[2 * Apart], turn);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Turns);
        }

        other.Join();
        return best;
    }

    private static void Await(ref int line, int value)
    {
        for (int wait = 1; Volatile.Read(ref line) != value; wait++)
        {
            if (wait % Patience == 0)
            {
                Thread.Yield();
            }
        }
    }
}
