using System.Diagnostics;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>Times a network and its peer alternately, after checking that they agree.</summary>
internal static class Comparison
{
    private const double Tolerance = 1e-4;
    private const int WarmUps = 30;
    private const int Pairs = 150;

    /// <exception cref="InvalidOperationException">The two answers differ.</exception>
    public static ComparisonRow Run(Contestant contestant)
    {
        double difference = contestant.Difference();
        if (!(difference <= Tolerance))
        {
            throw new InvalidOperationException($"{contestant.Name}: the answers differ by {difference:E1} of the largest logit");
        }

        double peak = MultiplyAddPeak.Measure();
        double[] here = new double[Pairs];
        double[] peer = new double[Pairs];
        for (int pair = -WarmUps; pair < Pairs; pair++)
        {
            double ours = Time(contestant.RunHere);
            double theirs = Time(contestant.RunPeer);
            if (pair >= 0)
            {
                (here[pair], peer[pair]) = (ours, theirs);
            }
        }

        peak = Math.Max(peak, MultiplyAddPeak.Measure()) / 1e9;
        Array.Sort(here);
        Array.Sort(peer);
        double median = here[Pairs / 2];
        double share = contestant.MultiplyAdds / (median * 1e6) / peak;
        return new ComparisonRow(
            contestant.Name, contestant.MultiplyAdds, median, here[0], peer[Pairs / 2], peer[0], peer[Pairs / 2] / median, peak, share, difference);
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
