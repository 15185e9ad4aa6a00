namespace ShuffleNet.Compiler.Import;

/// <summary>What the units of a V2, taken together, show of its properties.</summary>
internal static class SplitFindings
{
    public static void Note(SpecFindings findings, ShuffleNetDialect dialect, IReadOnlyList<SplitMatch> units)
    {
        string node = units[0].Branch.First.Name;
        findings.Note(nameof(NetworkSpec.Version), node, ShuffleNetVersion.V2);
        findings.Note(nameof(NetworkSpec.Dialect), node, dialect);
        foreach (SplitMatch unit in units)
        {
            if (unit.Branch.Depthwise.Channels != unit.Half || unit.Shortcut.Output.Channels != SplitChannels.Shortcut(dialect, unit.Place))
            {
                throw new UnrecognizedNetworkException(
                    $"{findings.File}: node {WeightStream.Quote(unit.Branch.Depthwise.Name)}: a unit of {unit.Place.In} to "
                    + $"{unit.Place.Out} channels has {unit.Branch.Depthwise.Channels} in its branch "
                    + $"and {unit.Shortcut.Output.Channels} beside it; in the dialect {dialect} these are {unit.Half} and "
                    + $"{SplitChannels.Shortcut(dialect, unit.Place)}");
            }
        }

        StageFindings.Note(findings, node, units.Select(unit => unit.Place));
    }
}
