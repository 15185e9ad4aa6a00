using System.Diagnostics;

namespace ShuffleNet.Compiler.InMemory;

/// <summary>What a network takes on this core.</summary>
/// <param name="Peak">What the core can do: multiply-adds a second in registers, the better of before and after.</param>
/// <param name="Median">Of the timed inferences.</param>
/// <param name="Minimum">The shortest of them.</param>
/// <param name="Inferences">How many were timed.</param>
/// <param name="AllocatedBytes">What an inference allocates on its thread.</param>
/// <param name="Layers">The times of the layers, where the class has a profile.</param>
internal sealed record NetworkMeasurement(
    double Peak, TimeSpan Median, TimeSpan Minimum, int Inferences, long AllocatedBytes, IReadOnlyList<LayerTime> Layers)
{
    // The JIT compiles hot methods a second time after some runs, and the clock has to settle.
    private const int WarmUpRuns = 60;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    /// <param name="network">Runs on this thread.</param>
    /// <param name="runs">Inferences to time.</param>
    /// <param name="progress">Called now and then with the share that is done, 0 to 1.</param>
    public static NetworkMeasurement Take(RunningNetwork network, int runs, Action<double>? progress = null)
    {
        double before = MultiplyAddPeak.Measure();
        long start = Stopwatch.GetTimestamp();
        for (int run = 0; run < WarmUpRuns || Stopwatch.GetElapsedTime(start) < s_warmUp; run++)
        {
            network.Run();
        }

        network.Profile?.Reset();
        TimeSpan[] times = new TimeSpan[runs];
        long allocated = long.MaxValue;
        for (int run = 0; run < runs; run++)
        {
            progress?.Invoke((double)run / runs);
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            start = Stopwatch.GetTimestamp();
            network.Run();
            times[run] = Stopwatch.GetElapsedTime(start);

            // The runtime may allocate once on its own account; what Run allocates it allocates every time.
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - bytes);
        }

        Array.Sort(times);
        return new NetworkMeasurement(
            Math.Max(before, MultiplyAddPeak.Measure()), times[runs / 2], times[0], runs, allocated, network.Profile?.Layers ?? []);
    }
}
