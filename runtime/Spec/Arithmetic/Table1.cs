namespace ShuffleNet.Compiler;

/// <summary>Table 1 of the paper, and its scaling (section 4: "ShuffleNet s x").</summary>
internal static class Table1
{
    public const int StemChannels = 24;

    public static readonly EquatableArray<int> Repeats = new([4, 8, 4]);

    /// <summary>Output channels of the stages 2, 3 and 4 at scale 1; null for a number of groups that the table does not have.</summary>
    public static EquatableArray<int>? StageChannels(int groups) => groups switch
    {
        1 => new([144, 288, 576]),
        2 => new([200, 400, 800]),
        3 => new([240, 480, 960]),
        4 => new([272, 544, 1088]),
        8 => new([384, 768, 1536]),
        _ => null,
    };

    /// <summary>
    /// Channels times scale, rounded to the nearest multiple that the groups ask for, halves up, at least one multiple. A double,
    /// since a large scale leaves the range of int; the caller bounds it.
    /// </summary>
    public static double Scaled(int channels, double scale, int multiple) =>
        Math.Max(1, Math.Floor((channels * scale / multiple) + 0.5)) * multiple;
}
