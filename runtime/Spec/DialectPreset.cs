namespace ShuffleNet.Compiler;

/// <summary>
/// The spec that each dialect gives where nothing else is set, from the defaults of <see cref="SpecProperties"/>. Channels and
/// stages are left out; they depend on groups and scale.
/// </summary>
internal static class DialectPreset
{
    /// <summary>All versions and dialects, the default of each version first.</summary>
    public static IReadOnlyList<NetworkSpec> All { get; } =
    [
        Make(ShuffleNetVersion.V1, ShuffleNetDialect.Paper),
        Make(ShuffleNetVersion.V1, ShuffleNetDialect.Megvii),
        Make(ShuffleNetVersion.V1, ShuffleNetDialect.OnnxZoo),
        Make(ShuffleNetVersion.V2, ShuffleNetDialect.Torchvision),
        Make(ShuffleNetVersion.V2, ShuffleNetDialect.Megvii),
        Make(ShuffleNetVersion.V2Plus, ShuffleNetDialect.Megvii),
        Make(ShuffleNetVersion.OneShot, ShuffleNetDialect.Megvii),
    ];

    public static NetworkSpec Of(ShuffleNetVersion version, ShuffleNetDialect dialect) =>
        All.Single(preset => preset.Version == version && preset.Dialect == dialect);

    /// <summary>The dialects of a version, the default first.</summary>
    public static IEnumerable<ShuffleNetDialect> DialectsOf(ShuffleNetVersion version) =>
        All.Where(preset => preset.Version == version).Select(preset => preset.Dialect);

    /// <summary>The dialect that a class of this version has if it names none.</summary>
    public static ShuffleNetDialect DefaultOf(ShuffleNetVersion version) => DialectsOf(version).First();

    /// <summary>The convolutions of V1 alone have groups.</summary>
    private static NetworkSpec Make(ShuffleNetVersion version, ShuffleNetDialect dialect) => SpecProperties.OfSpec
        .Where(property => !property.IsDerived && property.IsOf(version))
        .Aggregate(
            new NetworkSpec { Version = version, Dialect = dialect, Groups = 1 },
            (spec, property) => property.Set!(spec, property.Default(version, dialect)));
}
