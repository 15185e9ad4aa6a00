namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Finds the loops in a list of tiles.</summary>
internal static class RunLength
{
    /// <summary>Joins neighbours of equal signature.</summary>
    public static IReadOnlyList<Repeat<T>> Encode<T>(IReadOnlyList<T> tiles, Func<T, string> signature) =>
    [
        .. Consecutive.Runs(tiles.Count, index => signature(tiles[index]) == signature(tiles[index - 1]))
            .Select(run => new Repeat<T>(tiles[run.First], run.Count)),
    ];

    /// <summary>Tiles in words, equal neighbours counted: "16 tiles of 48 pixels, 1 of 16 pixels".</summary>
    /// <param name="describe">A tile in words, such as "48 pixels".</param>
    public static string Describe<T>(IReadOnlyList<T> tiles, Func<T, string> describe) =>
        Describe(Encode(tiles, describe).Select(repeat => (repeat.Count, describe(repeat.First))));

    /// <summary>The same for tiles that are counted already.</summary>
    public static string Describe(IEnumerable<(int Count, string Tile)> tiles) => string.Join(", ", tiles.Select((tile, index) =>
        Text.Of($"{(index == 0 ? Text.Count(tile.Count, "tile") : Text.Of($"{tile.Count}"))} of {tile.Tile}")));
}
