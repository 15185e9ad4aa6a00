using System.Diagnostics;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>Times a network and its peer alternately, after checking that they agree.</summary>
internal static class Comparison
{
    private const double Tolerance = 1e-4;
    private const int Pairs = 150;
    private const int FewPairs = 50;

    // Of both together; the clock has settled by then and the JIT is done.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    // Of each run before the one that is timed, where there are two threads: those of ONNX Runtime spin on for a while after a
    // run, on the processor that the other side's second thread needs.
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(30);

    /// <exception cref="InvalidOperationException">The answers differ.</exception>
    public static ComparisonRow Run(string name, int threads)
    {
        using Contestant contestant = Contestant.Create(name, threads);
        double? difference = contestant.Difference();
        if (difference is double value && !(value <= Tolerance))
        {
            throw new InvalidOperationException(
                $"{name}: the answers differ by {value:E1} of the largest logit, more than {Tolerance:E0}.");
        }

        double peak = MultiplyAddPeak.Measure();
        double? roundTrip = threads == 1 ? null : CoreRoundTrip.Measure();
        List<Action> sides = [contestant.RunHere, contestant.RunPeer];
        if (threads > 1)
        {
            sides.Add(contestant.RunAlone);
        }

        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < s_warmUp)
        {
            sides.ForEach(run => run());
        }

        if (threads > 1 && !contestant.AgreesAlone())
        {
            throw new InvalidOperationException($"{name}: two threads and one do not give the same bits.");
        }

        int pairs = threads == 1 ? Pairs : FewPairs;
        double[][] times = [.. sides.Select(_ => new double[pairs])];
        for (int pair = 0; pair < pairs; pair++)
        {
            for (int side = 0; side < sides.Count; side++)
            {
                times[side][pair] = Time(sides[side], threads == 1 ? TimeSpan.Zero : s_settling);
            }
        }

        peak = threads * Math.Max(peak, MultiplyAddPeak.Measure()) / 1e9;
        double ours = Statistics.Median(times[0]);
        double theirs = Statistics.Median(times[1]);
        return new ComparisonRow(
            name,
            contestant.MultiplyAdds,
            contestant.PeerMultiplyAdds,
            ours,
            times[0].Min(),
            theirs,
            times[1].Min(),
            theirs / ours,
            Statistics.Median([.. times[1].Zip(times[0], (peer, here) => peer / here)]),
            peak,
            contestant.MultiplyAdds / (ours * 1e6) / peak,
            difference,
            threads,
            threads == 1 ? null : Statistics.Median(times[2]),
            roundTrip is double before ? Math.Max(before, CoreRoundTrip.Measure()) : null);
    }

    // Two runs in a row, the second timed: each finds its own data in the caches, as in a stream of images.
    private static double Time(Action run, TimeSpan settling)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            run();
        }
        while (Stopwatch.GetElapsedTime(start) < settling);

        start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
