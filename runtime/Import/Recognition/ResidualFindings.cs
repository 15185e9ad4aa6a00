namespace ShuffleNet.Compiler.Import;

/// <summary>What the units of a network, taken together, show of its properties.</summary>
internal static class ResidualFindings
{
    public static void Note(SpecFindings findings, IReadOnlyList<ResidualMatch> units)
    {
        int second = units[0].Second.Groups;
        int groups = units.Count > 1 ? units[1].First.Groups : units[0].First.Groups > 1 ? units[0].First.Groups : second;
        findings.Note(nameof(NetworkSpec.Groups), units[^1].First.Name, groups);
        findings.Note(nameof(NetworkSpec.Version), units[0].Depthwise.Name, ShuffleNetVersion.V1);
        StageFindings.Note(
            findings,
            units[0].Depthwise.Name,
            units.Select(unit => new UnitSpec(unit.Input.Channels, unit.Output.Channels, unit.Depthwise.Window.KernelHeight, unit.Stride)));
        for (int index = 0; index < units.Count; index++)
        {
            ResidualMatch unit = units[index];
            findings.Note(nameof(NetworkSpec.SecondGroups), unit.Second.Name, unit.Second.Groups);
            if (index > 0)
            {
                findings.Note(nameof(NetworkSpec.Groups), unit.First.Name, unit.First.Groups);
            }
            else if (groups > 1)
            {
                bool[] grouped = [.. ((bool[])[false, true]).Where(grouped => unit.First.Groups == (grouped ? groups : 1))];
                findings.Note(nameof(NetworkSpec.FirstUnitGrouped), unit.First.Name, [.. grouped.Cast<object>()]);
            }

            findings.Note(
                nameof(NetworkSpec.Bottleneck),
                unit.Depthwise.Name,
                BottleneckRules(
                    unit.Second.Channels, unit.Output.Channels, LeastCommonMultiple.Of(groups, second), unit.Depthwise.Channels));
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

        findings.Note(
            nameof(NetworkSpec.ConcatOrder), concat.Node, concat.BranchFirst ? ConcatOrder.BranchFirst : ConcatOrder.ShortcutFirst);
        findings.Note(
            nameof(NetworkSpec.StridedRelu),
            concat.Node,
            concat.ReluOnBranch ? StridedReluPlacement.OnBranch : StridedReluPlacement.AfterConcat);
        if (unit.Pool is { } pool)
        {
            findings.Note(nameof(NetworkSpec.ShortcutPoolKernel), pool.Name, pool.Window.KernelHeight);
            findings.Note(nameof(NetworkSpec.ShortcutPoolPadding), pool.Name, pool.Window.Top);
            findings.Note(nameof(NetworkSpec.ShortcutPoolRounding), pool.Name, PoolFindings.Roundings(pool));
            findings.Note(nameof(NetworkSpec.ShortcutPoolDivisor), pool.Name, PoolFindings.Divisors(pool));
        }
    }

    /// <summary>The rules that give a unit as many channels between its pointwise convolutions as it has.</summary>
    public static object[] BottleneckRules(int branch, int output, int multiple, int middle) =>
        [.. Enum.GetValues<BottleneckRule>()
            .Where(rule => ResidualChannels.Bottleneck(rule, branch, output, multiple) == middle)
            .Cast<object>()];
}
