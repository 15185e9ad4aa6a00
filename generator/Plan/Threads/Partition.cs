namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Gives out things that stand in a row, to each thread neighbours.</summary>
internal static class Partition
{
    /// <summary>Shares that differ by one at most.</summary>
    public static IReadOnlyList<PartitionRange> Equal(int count, int threads) => [.. Enumerable.Range(0, threads).Select(thread =>
        new PartitionRange(Border(count, thread, threads), Border(count, thread + 1, threads) - Border(count, thread, threads)))];

    /// <summary>Shares whose costs are as near to each other as the things allow: each ends where its part of the whole does.</summary>
    public static IReadOnlyList<PartitionRange> Balanced(IReadOnlyList<int> costs, int threads)
    {
        long whole = costs.Sum(cost => (long)cost);
        List<PartitionRange> shares = [];
        long done = 0;
        int next = 0;
        for (int thread = 1; thread <= threads; thread++)
        {
            int first = next;

            // The thing that the border would cut goes to the side that has more of it.
            while (next < costs.Count && 2 * threads * done + threads * costs[next] <= 2 * whole * thread)
            {
                done += costs[next++];
            }

            shares.Add(new PartitionRange(first, next - first));
        }

        return shares;
    }

    /// <summary>Where the share of a thread begins, rounded to the nearest thing, halves up.</summary>
    private static int Border(int count, int thread, int threads) => (int)(((2L * count * thread) + threads) / (2L * threads));

    /// <summary>By how much the longest share is longer than an equal one, as a part of that.</summary>
    public static double Imbalance(IReadOnlyList<int> costs, IReadOnlyList<PartitionRange> shares) =>
        ((double)shares.Max(share => costs.Skip(share.First).Take(share.Count).Sum()) * shares.Count / costs.Sum()) - 1;
}
