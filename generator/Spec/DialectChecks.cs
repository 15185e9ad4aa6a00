using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Which dialects a version has, and whether the one that the user wrote is one of them.</summary>
internal static class DialectChecks
{
    /// <summary>The dialect of a spec whose values are members of their enums: the written one, or the version's own.</summary>
    public static ShuffleNetDialect Resolve(RawSpec raw) =>
        raw.Dialect is int dialect ? (ShuffleNetDialect)dialect : Of((ShuffleNetVersion)raw.Version)[0];

    public static IEnumerable<SpecProblem> Check(RawSpec raw)
    {
        ShuffleNetDialect dialect = Resolve(raw);
        ShuffleNetVersion version = (ShuffleNetVersion)raw.Version;
        if (!Of(version).Contains(dialect))
        {
            yield return SpecProblem.At([nameof(raw.Dialect)], DiagnosticCatalogue.DialectOfOtherVersion,
                $"{dialect}", $"{version}", $"{string.Join(" or ", Of(version))}");
        }
    }

    /// <summary>The dialects of a version, the default first.</summary>
    private static IReadOnlyList<ShuffleNetDialect> Of(ShuffleNetVersion version) => version == ShuffleNetVersion.V1
        ? [ShuffleNetDialect.Paper, ShuffleNetDialect.Megvii, ShuffleNetDialect.OnnxZoo]
        : [ShuffleNetDialect.Torchvision, ShuffleNetDialect.Megvii];
}
