using System.Diagnostics;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Benchmarks.Experiments;

/// <summary>Times several networks in turn, so that whatever else the machine does meets all of them alike.</summary>
internal static class ExperimentTimes
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    /// <summary>Median and least milliseconds of an inference of each network, on this thread.</summary>
    /// <param name="networks">At least one.</param>
    /// <param name="rounds">How often each is timed.</param>
    public static IReadOnlyList<(double Median, double Min)> Measure(IReadOnlyList<RunningNetwork> networks, int rounds)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < s_warmUp)
        {
            foreach (RunningNetwork network in networks)
            {
                network.Run();
            }
        }

        double[][] times = [.. networks.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int index = 0; index < networks.Count; index++)
            {
                times[index][round] = Time(networks[index]);
            }
        }

        return [.. times.Select(ofOne => (Statistics.Median(ofOne), ofOne.Min()))];
    }

    // The first run brings the network's own data back into the caches, as in a stream of images.
    private static double Time(RunningNetwork network)
    {
        network.Run();
        long start = Stopwatch.GetTimestamp();
        network.Run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
