namespace ShuffleNet.Compiler;

/// <summary>
/// What stands before the names of a network in a file: nothing, <c>module.</c> of DataParallel, <c>backbone.</c> of a detector,
/// or anything else that all of its names share.
/// </summary>
internal static class NamePrefix
{
    /// <summary>A file has a network a few times at most.</summary>
    private const int MostPlaces = 16;

    /// <summary>The prefix under which the file has most of the names; empty if it has none of them.</summary>
    /// <param name="source">The file.</param>
    /// <param name="names">Names of the network's tensors, without a prefix.</param>
    /// <exception cref="UnsupportedWeightsException">The names are there more than once.</exception>
    public static string Find(TensorSource source, IReadOnlyList<string> names)
    {
        HashSet<string> all = [.. source.Tensors.Select(tensor => tensor.Name)];
        string[] prefixes = names.Select(name => Before(all, name)).FirstOrDefault(found => found.Length > 0) ?? [];
        if (prefixes.Length < 2)
        {
            return prefixes.FirstOrDefault("");
        }

        (string Prefix, int Count)[] places = [.. prefixes.Take(MostPlaces).Select(prefix => (prefix, names.Count(name =>
            all.Contains(prefix + name))))];
        int most = places.Max(place => place.Count);
        (string Prefix, int Count)[] best = [.. places.Where(place => place.Count == most)];
        return best.Length == 1 ? best[0].Prefix : throw Several(source, [.. best.Select(place => place.Prefix)]);
    }

    /// <summary>What stands before a name, for each tensor of that name.</summary>
    public static string[] Before(IEnumerable<string> all, string name) =>
    [
        .. all
            .Where(candidate => candidate == name || candidate.EndsWith("." + name, StringComparison.Ordinal))
            .Select(candidate => candidate[..^name.Length])
            .OrderBy(prefix => prefix.Length),
    ];

    /// <summary>The refusal of a file in which a network stands at several places.</summary>
    public static UnsupportedWeightsException Several(TensorSource source, IReadOnlyList<string> prefixes)
    {
        string[] keys = [.. prefixes.Where(prefix => prefix.Length > 0).Select(prefix => prefix.TrimEnd('.'))];
        return new UnsupportedWeightsException(
            $"{source.Name}: the network is there {prefixes.Count} times, under "
                + $"{string.Join(", ", prefixes.Take(MostPlaces).Select(WeightStream.Quote))}; say which is meant, with its key: "
                + TensorKey.HowToSay(keys[0]));
    }
}
