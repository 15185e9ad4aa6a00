using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Whether the dialect that the user wrote is one of the version.</summary>
internal static class DialectChecks
{
    /// <summary>The dialect of a spec whose values are members of their enums: the written one, or the version's own.</summary>
    public static ShuffleNetDialect Resolve(RawSpec raw) =>
        raw.Dialect is int dialect ? (ShuffleNetDialect)dialect : DialectPreset.DefaultOf((ShuffleNetVersion)raw.Version);

    public static IEnumerable<SpecProblem> Check(RawSpec raw)
    {
        ShuffleNetDialect dialect = Resolve(raw);
        ShuffleNetVersion version = (ShuffleNetVersion)raw.Version;
        if (!DialectPreset.DialectsOf(version).Contains(dialect))
        {
            yield return SpecProblem.At([nameof(ShuffleNetAttribute.Dialect)], DiagnosticCatalogue.DialectOfOtherVersion,
                $"{dialect}", $"{version}", $"{string.Join(" or ", DialectPreset.DialectsOf(version))}");
        }
    }
}
