namespace ShuffleNet.Compiler.Import;

/// <summary>What the channels and strides of units show of the stages.</summary>
internal static class StageFindings
{
    /// <param name="findings">Takes what is found.</param>
    /// <param name="node">The first unit's, for messages.</param>
    /// <param name="units">In the order in which they run.</param>
    public static void Note(SpecFindings findings, string node, IEnumerable<UnitSpec> units)
    {
        NoteWithoutStrides(findings, node, units);
        findings.Note(
            nameof(NetworkSpec.StageStrides), node, new EquatableArray<int>([.. Stages(units).Select(stage => stage.First.Stride)]));
    }

    /// <inheritdoc cref="Note"/>
    public static void NoteWithoutStrides(SpecFindings findings, string node, IEnumerable<UnitSpec> units)
    {
        List<(UnitSpec First, int Repeats)> stages = Stages(units);
        findings.Note(nameof(NetworkSpec.StageChannels), node, new EquatableArray<int>([.. stages.Select(stage => stage.First.Out)]));
        findings.Note(nameof(NetworkSpec.StageRepeats), node, new EquatableArray<int>([.. stages.Select(stage => stage.Repeats)]));
        NoteKernels(findings, node, units);
    }

    private static void NoteKernels(SpecFindings findings, string node, IEnumerable<UnitSpec> units) =>
        findings.Note(
            nameof(NetworkSpec.DepthwiseKernels),
            node,
            new NetworkSpec { DepthwiseKernels = [.. units.Select(unit => unit.Kernel)] }.DepthwiseKernels);

    private static List<(UnitSpec First, int Repeats)> Stages(IEnumerable<UnitSpec> units)
    {
        List<(UnitSpec First, int Repeats)> stages = [];
        foreach (UnitSpec unit in units)
        {
            // A unit that neither halves the size nor changes the channels is one more of its stage.
            if (stages.Count > 0 && !unit.Concatenates)
            {
                stages[^1] = stages[^1] with { Repeats = stages[^1].Repeats + 1 };
            }
            else
            {
                stages.Add((unit, 1));
            }
        }

        return stages;
    }
}
