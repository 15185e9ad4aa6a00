namespace ShuffleNet.Compiler.Generator;

/// <summary>Finds the runs of a list: neighbours that belong together, as many as there are.</summary>
internal static class Consecutive
{
    /// <param name="count">Elements of the list.</param>
    /// <param name="joins">Whether an element, by its index of at least 1, belongs to the run of the one before it.</param>
    /// <returns>The index of each run's first element and how many it has; together they are the list.</returns>
    public static IEnumerable<(int First, int Count)> Runs(int count, Func<int, bool> joins)
    {
        for (int first = 0, end; first < count; first = end)
        {
            end = first + 1;
            while (end < count && joins(end))
            {
                end++;
            }

            yield return (first, end - first);
        }
    }
}
