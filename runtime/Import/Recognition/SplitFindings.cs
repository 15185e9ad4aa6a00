namespace ShuffleNet.Compiler.Import;

/// <summary>What the units of a V2, taken together, show of its properties.</summary>
internal static class SplitFindings
{
    public static void Note(SpecFindings findings, ShuffleNetDialect dialect, IReadOnlyList<SplitMatch> units)
    {
        string node = units[0].Branch.First.Name;
        findings.Note(nameof(NetworkSpec.Version), node, Versions(dialect));
        findings.Note(nameof(NetworkSpec.Dialect), node, dialect);
        foreach (SplitMatch unit in units)
        {
            if (unit.Shortcut.Output.Channels != SplitChannels.Shortcut(dialect, unit.Place))
            {
                throw new UnrecognizedNetworkException(
                    $"{findings.File}: node {WeightStream.Quote(unit.Branch.Depthwise.Name)}: a unit of {unit.Place.In} to "
                    + $"{unit.Place.Out} channels has {unit.Shortcut.Output.Channels} beside its branch; "
                    + $"in the dialect {dialect} these are {SplitChannels.Shortcut(dialect, unit.Place)}");
            }
        }

        StageFindings.Note(findings, node, units.Select(unit => unit.Place));
        StageFindings.NoteSplit(findings, node, [.. units.Select(unit => unit.Place)], isStemHardSwish: false);
    }

    /// <summary>OneShot is a V2 of the authors in all that a file shows.</summary>
    public static object[] Versions(ShuffleNetDialect dialect) => dialect == ShuffleNetDialect.Megvii
        ? [ShuffleNetVersion.V2, ShuffleNetVersion.OneShot]
        : [ShuffleNetVersion.V2];
}
