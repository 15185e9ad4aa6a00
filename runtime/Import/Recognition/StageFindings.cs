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

    /// <summary>What V2 and its successors have besides.</summary>
    /// <param name="findings">Takes what is found.</param>
    /// <param name="node">The first unit's, for messages.</param>
    /// <param name="units">In the order in which they run.</param>
    /// <param name="isStemHardSwish">Whether the stem has hard-swish; null where that does not show.</param>
    public static void NoteSplit(SpecFindings findings, string node, IReadOnlyList<UnitSpec> units, bool? isStemHardSwish)
    {
        bool isHalf = units.All(unit => unit.Middle == unit.Out / 2);
        List<(UnitSpec First, int Repeats)> stages = Stages(units);
        findings.Note(
            nameof(NetworkSpec.UnitKinds),
            node,
            new NetworkSpec
            {
                UnitKinds = [.. units.Select(unit => unit.IsXception ? UnitKind.Xception : UnitKind.OfKernel(unit.Kernel))],
            }.UnitKinds);
        findings.Note(
            nameof(NetworkSpec.MiddleChannels), node, new EquatableArray<int>(isHalf ? [] : units.Select(unit => unit.Middle)));
        findings.Note(
            nameof(NetworkSpec.SqueezeExcitationStages), node, Where(stages, stage => stage.Squeezes));
        if (isStemHardSwish is bool inStem)
        {
            findings.Note(
                nameof(NetworkSpec.HardSwishStages),
                node,
                new EquatableArray<int>([.. inStem ? [1] : Array.Empty<int>(), .. Where(stages, stage => stage.IsHardSwish == true)]));
        }
    }

    private static EquatableArray<int> Where(List<(UnitSpec First, int Repeats)> stages, Func<UnitSpec, bool> condition) =>
        new(Enumerable.Range(0, stages.Count).Where(index => condition(stages[index].First)).Select(index => index + 2));

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
            // A unit that neither halves the size nor changes the channels, with the activation of those before,
            // is one more of its stage.
            if (stages.Count > 0 && !unit.Concatenates
                && unit.IsHardSwish == stages[^1].First.IsHardSwish && unit.Squeezes == stages[^1].First.Squeezes)
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
