namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Finds the loops in a list of tiles.</summary>
internal static class Runs
{
    /// <summary>Joins neighbours of equal signature.</summary>
    public static IReadOnlyList<Run<T>> Of<T>(IReadOnlyList<T> tiles, Func<T, string> signature)
    {
        List<Run<T>> runs = [];
        for (int first = 0; first < tiles.Count;)
        {
            int end = first + 1;
            while (end < tiles.Count && signature(tiles[end]) == signature(tiles[first]))
            {
                end++;
            }

            runs.Add(new Run<T>(tiles[first], end - first));
            first = end;
        }

        return runs;
    }
}
