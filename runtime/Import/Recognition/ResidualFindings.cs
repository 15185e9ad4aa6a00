namespace ShuffleNet.Compiler.Import;

/// <summary>What the units of a network, taken together, show of its properties.</summary>
internal static class ResidualFindings
{
    public static void Note(SpecFindings findings, IReadOnlyList<ResidualMatch> units)
    {
        int second = units[0].Second.Groups;
        int groups = units.Count > 1 ? units[1].First.Groups : units[0].First.Groups > 1 ? units[0].First.Groups : second;
        findings.Note(nameof(NetworkDescription.Groups), units[^1].First.Name, groups);
        findings.Note(nameof(NetworkDescription.Version), units[0].Depthwise.Name, ShuffleNetVersion.V1);
        StageFindings.Note(findings, units[0].Depthwise.Name, units.Select(unit => new UnitPlace(unit.Input.Channels, unit.Output.Channels, unit.Depthwise.Window.KernelHeight, unit.Stride)));
        for (int index = 0; index < units.Count; index++)
        {
            ResidualMatch unit = units[index];
            findings.Note(nameof(NetworkDescription.SecondGroups), unit.Second.Name, unit.Second.Groups);
            if (index > 0)
            {
                findings.Note(nameof(NetworkDescription.Groups), unit.First.Name, unit.First.Groups);
            }
            else if (groups > 1)
            {
                bool[] grouped = [.. ((bool[])[false, true]).Where(grouped => unit.First.Groups == (grouped ? groups : 1))];
                findings.Note(nameof(NetworkDescription.FirstUnitGrouped), unit.First.Name, [.. grouped.Cast<object>()]);
            }

            findings.Note(nameof(NetworkDescription.Bottleneck), unit.Depthwise.Name, BottleneckRules(unit.Second.Channels, unit.Output.Channels, GroupMultiple.Of(groups, second), unit.Depthwise.Channels));
            NoteConcat(findings, unit);
            ShuffleFindings.Note(findings, unit, groups);
        }
    }

    private static void NoteConcat(SpecFindings findings, ResidualMatch unit)
    {
        if (unit.Concat is not { } concat)
        {
            return;
        }

        findings.Note(nameof(NetworkDescription.ConcatOrder), concat.Node, concat.Order);
        findings.Note(nameof(NetworkDescription.StridedRelu), concat.Node, concat.Relu);
        if (unit.Pool is { } pool)
        {
            findings.Note(nameof(NetworkDescription.ShortcutPoolKernel), pool.Name, pool.Window.KernelHeight);
            findings.Note(nameof(NetworkDescription.ShortcutPoolPadding), pool.Name, pool.Window.Top);
            findings.Note(nameof(NetworkDescription.ShortcutPoolRounding), pool.Name, PoolFindings.Roundings(pool));
            findings.Note(nameof(NetworkDescription.ShortcutPoolDivisor), pool.Name, PoolFindings.Divisors(pool));
        }
    }

    /// <summary>The rules that give a unit as many channels between its pointwise convolutions as it has.</summary>
    public static object[] BottleneckRules(int branch, int output, int multiple, int middle) =>
        [.. Enum.GetValues<BottleneckRule>().Where(rule => ResidualShape.BottleneckOf(rule, branch, output, multiple) == middle).Cast<object>()];
}
