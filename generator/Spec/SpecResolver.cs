namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// Turns what the user wrote into a network, or into what is wrong with it. Pure: no Roslyn symbol, no state. The checks
/// run in an order in which each may rely on the ones before it, so the first check that finds an error is the last.
/// </summary>
internal static class SpecResolver
{
    public static SpecResolution Resolve(RawSpec raw)
    {
        SpecProblem[] problems = [.. ValueChecks.Check(raw)];
        if (problems.Length > 0)
        {
            return new(null, new(problems));
        }

        problems = [.. DialectChecks.Check(raw)];
        if (problems.Length > 0)
        {
            return new(null, new(problems));
        }

        NetworkSpec spec = WithGroups(raw, Apply(raw, DialectPreset.Of((ShuffleNetVersion)raw.Version, DialectChecks.Resolve(raw))));
        problems = [.. StageChecks.Check(raw, spec)];
        if (problems.Length > 0)
        {
            return new(null, new(problems));
        }

        spec = spec with { StemChannels = Stem(raw, spec), Stages = new(Stages(raw, spec)) };
        problems = [.. KernelChecks.Check(raw, spec)];
        if (problems.Length > 0)
        {
            return new(null, new(problems));
        }

        spec = spec with { DepthwiseKernels = DepthwiseKernelList.Resolve(raw, spec), OutputStages = OutputStages(raw, spec), HeadChannels = Head(raw, spec) };
        Func<NetworkSpec, IEnumerable<SpecProblem>>[] checks =
        [
            spec.Version == ShuffleNetVersion.V2 ? HalvesChecks.Check : ChannelChecks.Check,
            network => SizeChecks.Check(raw, network),
            VolumeChecks.Check,
        ];
        foreach (Func<NetworkSpec, IEnumerable<SpecProblem>> check in checks)
        {
            problems = [.. check(spec)];
            if (problems.Length > 0)
            {
                return new(null, new(problems));
            }
        }

        return new(spec, new(EffectChecks.Check(raw)));
    }

    /// <summary>A second number of groups is kept only if it is another one, so that equal networks have equal specs.</summary>
    private static NetworkSpec WithGroups(RawSpec raw, NetworkSpec spec)
    {
        if (spec.Version == ShuffleNetVersion.V2)
        {
            return spec;
        }

        spec = spec with { Groups = raw.Groups ?? spec.Groups };
        return raw.SecondGroups is int second && second != spec.Groups ? spec with { SecondGroups = second } : spec;
    }

    /// <summary>Everything but the groups, the channels and the stages.</summary>
    private static NetworkSpec Apply(RawSpec raw, NetworkSpec preset) => preset with
    {
        Scale = raw.Scale ?? preset.Scale,
        InputChannels = raw.InputChannels ?? preset.InputChannels,
        InputHeight = raw.InputHeight ?? preset.InputHeight,
        InputWidth = raw.InputWidth ?? preset.InputWidth,
        StemStride = raw.StemStride ?? preset.StemStride,
        StemPool = raw.StemPool ?? preset.StemPool,
        StemPoolPadding = raw.StemPoolPadding ?? preset.StemPoolPadding,
        StemPoolRounding = (PoolRounding?)raw.StemPoolRounding ?? preset.StemPoolRounding,
        Shuffle = raw.Shuffle ?? preset.Shuffle,
        Bottleneck = (BottleneckRule?)raw.Bottleneck ?? preset.Bottleneck,
        ShufflePosition = (ShufflePosition?)raw.ShufflePosition ?? preset.ShufflePosition,
        ShuffleDirection = (ShuffleDirection?)raw.ShuffleDirection ?? preset.ShuffleDirection,
        ShortcutPoolKernel = raw.ShortcutPoolKernel ?? preset.ShortcutPoolKernel,
        ShortcutPoolPadding = raw.ShortcutPoolPadding ?? preset.ShortcutPoolPadding,
        ShortcutPoolRounding = (PoolRounding?)raw.ShortcutPoolRounding ?? preset.ShortcutPoolRounding,
        ShortcutPoolDivisor = (AverageDivisor?)raw.ShortcutPoolDivisor ?? preset.ShortcutPoolDivisor,
        ConcatOrder = (ConcatOrder?)raw.ConcatOrder ?? preset.ConcatOrder,
        StridedRelu = (StridedReluPlacement?)raw.StridedRelu ?? preset.StridedRelu,
        FirstUnitGrouped = raw.FirstUnitGrouped ?? preset.FirstUnitGrouped,
        Classes = raw.Classes ?? preset.Classes,
        ClassifierBias = raw.ClassifierBias ?? preset.ClassifierBias,
        Softmax = raw.Softmax ?? preset.Softmax,
        Threads = raw.Checked == true ? 1 : raw.Threads ?? preset.Threads,
        Profile = raw.Profile ?? preset.Profile,
        Checked = raw.Checked ?? preset.Checked,
    };

    private static int Stem(RawSpec raw, NetworkSpec spec) => raw.StemChannels ?? (int)DefaultStem(spec);

    /// <summary>The published tables that do not scale the stem are followed as they are.</summary>
    public static double DefaultStem(NetworkSpec spec) => spec.Dialect switch
    {
        _ when spec.Version == ShuffleNetVersion.V2 => Table5.StemChannels,
        ShuffleNetDialect.OnnxZoo => Table1.StemChannels,
        ShuffleNetDialect.Megvii when spec.Scale == 1.5 => Table1.StemChannels,
        _ => Table1.Scaled(Table1.StemChannels, spec.Scale, spec.ChannelMultiple),
    };

    private static IEnumerable<StageSpec> Stages(RawSpec raw, NetworkSpec spec)
    {
        EquatableArray<int> channels = raw.StageChannels
            ?? (spec.Version == ShuffleNetVersion.V2 ? Table5.StageChannels(spec.Scale) : null)
            ?? new(Table1.StageChannels(spec.Groups)!.Value.Select(stage => (int)Table1.Scaled(stage, spec.Scale, spec.ChannelMultiple)));
        return channels.Select((count, stage) =>
            new StageSpec(count, raw.StageRepeats?[stage] ?? Table1.Repeats[stage], raw.StageStrides?[stage] ?? 2));
    }

    private static EquatableArray<int> OutputStages(RawSpec raw, NetworkSpec spec) =>
        raw.Outputs != (int)NetworkOutputs.Stages ? default : raw.OutputStages ?? new(Enumerable.Range(2, spec.Stages.Count));

    private static int Head(RawSpec raw, NetworkSpec spec) =>
        spec.Version == ShuffleNetVersion.V1 || spec.IsBackbone ? 0 : raw.HeadChannels ?? Table5.HeadChannels(spec.Scale);
}
