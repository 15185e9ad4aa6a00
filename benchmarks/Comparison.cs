using System.Diagnostics;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>Times a network and its peer alternately, after checking that they agree.</summary>
internal static class Comparison
{
    private const double Tolerance = 1e-4;
    private const int Pairs = 150;

    // Of both together; the clock has settled by then and the JIT is done.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    /// <exception cref="InvalidOperationException">The two answers differ.</exception>
    public static ComparisonRow Run(string name, int peerThreads)
    {
        using Contestant contestant = Contestant.Create(name, peerThreads);
        double? difference = contestant.Difference();
        if (difference is double value && !(value <= Tolerance))
        {
            throw new InvalidOperationException($"{name}: the answers differ by {value:E1} of the largest logit, more than {Tolerance:E0}.");
        }

        double peak = MultiplyAddPeak.Measure();
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < s_warmUp)
        {
            contestant.RunHere();
            contestant.RunPeer();
        }

        double[] here = new double[Pairs];
        double[] peer = new double[Pairs];
        double[] ratios = new double[Pairs];
        for (int pair = 0; pair < Pairs; pair++)
        {
            here[pair] = Time(contestant.RunHere);
            peer[pair] = Time(contestant.RunPeer);
            ratios[pair] = peer[pair] / here[pair];
        }

        peak = Math.Max(peak, MultiplyAddPeak.Measure()) / 1e9;
        double ours = Statistics.Median(here);
        return new ComparisonRow(
            name,
            contestant.MultiplyAdds,
            contestant.PeerMultiplyAdds,
            ours,
            here.Min(),
            Statistics.Median(peer),
            peer.Min(),
            Statistics.Median(peer) / ours,
            Statistics.Median(ratios),
            peak,
            contestant.MultiplyAdds / (ours * 1e6) / peak,
            difference,
            peerThreads);
    }

    // Two runs in a row, the second timed: each finds its own data in the caches, as in a stream of images.
    private static double Time(Action run)
    {
        run();
        long start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
