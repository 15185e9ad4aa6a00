namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>What an action allocates on this thread.</summary>
internal static class Allocations
{
    /// <summary>
    /// Bytes, the least of five runs after a first one. The runtime itself may allocate on this thread while a kernel is
    /// compiled anew; what the action allocates it allocates every time.
    /// </summary>
    public static long Minimum(Action action)
    {
        action();
        long least = long.MaxValue;
        for (int run = 0; run < 5; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
