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

        double scale = raw.Scale ?? 1;
        NetworkSpec spec = WithGroups(raw, Apply(raw, DialectPreset.Of((ShuffleNetVersion)raw.Version, DialectChecks.Resolve(raw))));
        problems = [.. StageChecks.Check(raw, spec, scale)];
        if (problems.Length > 0)
        {
            return new(null, new(problems));
        }

        spec = spec with { StemChannels = raw.StemChannels ?? (int)PublishedChannels.Stem(spec, scale), Stages = new(Stages(raw, spec, scale)) };
        problems = [.. KernelChecks.Check(raw, spec)];
        if (problems.Length > 0)
        {
            return new(null, new(problems));
        }

        spec = spec with { DepthwiseKernels = DepthwiseKernelList.Resolve(raw, spec), OutputStages = OutputStages(raw, spec), HeadChannels = Head(raw, spec, scale) };
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

        return new(spec, new(EffectChecks.Check(raw))) { Options = Options(raw), Scale = scale };
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
    };

    private static CompileOptions Options(RawSpec raw) => new()
    {
        Threads = raw.Checked == true ? 1 : raw.Threads ?? 1,
        Profile = raw.Profile ?? false,
        Checked = raw.Checked ?? false,
    };

    private static IEnumerable<StageSpec> Stages(RawSpec raw, NetworkSpec spec, double scale)
    {
        IEnumerable<int> channels = raw.StageChannels is EquatableArray<int> given ? given : PublishedChannels.Stages(spec, scale)!.Select(count => (int)count);
        return channels.Select((count, stage) =>
            new StageSpec(count, raw.StageRepeats?[stage] ?? PublishedChannels.Repeats[stage], raw.StageStrides?[stage] ?? 2));
    }

    private static EquatableArray<int> OutputStages(RawSpec raw, NetworkSpec spec) =>
        raw.Outputs != (int)NetworkOutputs.Stages ? default : raw.OutputStages ?? new(Enumerable.Range(2, spec.Stages.Count));

    private static int Head(RawSpec raw, NetworkSpec spec, double scale) =>
        spec.Version == ShuffleNetVersion.V1 || raw.Outputs == (int)NetworkOutputs.Stages ? 0 : raw.HeadChannels ?? PublishedChannels.Head(spec, scale);
}
