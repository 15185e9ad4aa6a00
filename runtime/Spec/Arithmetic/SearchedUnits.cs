namespace ShuffleNet.Compiler;

/// <summary>The units that the authors' search found for networks of four stages; V2+ and OneShot have the same kinds.</summary>
internal static class SearchedUnits
{
    /// <summary>Units of each stage.</summary>
    public static readonly EquatableArray<int> Repeats = new([4, 4, 8, 4]);

    private static readonly int[] s_kinds = [0, 0, 3, 1, 1, 1, 0, 0, 2, 0, 2, 1, 1, 0, 2, 0, 2, 1, 3, 2];

    /// <summary>OneShot: channels of the branches, as factors of half of what the unit puts out.</summary>
    private static readonly double[] s_factors =
        [1.4, 1.2, 0.8, 1.2, 0.6, 1.4, 0.8, 1.0, 0.6, 1.2, 1.6, 1.2, 1.0, 1.4, 1.6, 1.0, 1.0, 1.2, 1.0, 0.8];

    /// <summary>The kinds, in a network of as many units; no search has found any others.</summary>
    public static IReadOnlyList<int> Kinds(NetworkSpec spec) => Fits(spec) ? s_kinds : [0];

    /// <summary>The channels of OneShot's branches, in a network of as many units, rounded down as in the authors' code.</summary>
    public static IReadOnlyList<int> Middle(NetworkSpec spec) => Fits(spec)
        ? [.. UnitSpec.Of(spec).Zip(s_factors, (unit, factor) => Math.Max(1, (int)(unit.Out / 2 * factor)))]
        : [];

    private static bool Fits(NetworkSpec spec) => spec.StageRepeats.SequenceEqual(Repeats);
}
