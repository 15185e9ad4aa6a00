namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>Small networks that between them use every property of the spec, by name.</summary>
internal static class ReferenceCases
{
    public static IReadOnlyDictionary<string, NetworkSpec> All { get; } = Table1().Concat(Variants()).ToDictionary();

    /// <summary>All groups and three scales in each dialect. 64x64, since the paper's pools need even sizes.</summary>
    private static IEnumerable<KeyValuePair<string, NetworkSpec>> Table1() =>
        from dialect in Presets.Dialects
        from groups in Presets.Groups
        from scale in (double[])[0.25, 0.5, 1]
        select KeyValuePair.Create(
            FormattableString.Invariant($"{dialect} {scale}x g={groups}"),
            Small(Presets.Of(dialect, groups, scale)));

    private static IEnumerable<KeyValuePair<string, NetworkSpec>> Variants()
    {
        NetworkSpec paper = Small(Presets.Of(ShuffleNetDialect.Paper, 3, 0.25));
        NetworkSpec megvii = Small(Presets.Of(ShuffleNetDialect.Megvii, 3, 0.25));
        NetworkSpec zoo = Small(Presets.Of(ShuffleNetDialect.OnnxZoo, 4, 0.25));
        (string Name, NetworkSpec Spec)[] variants =
        [
            ("no shuffle, Paper", paper with { Shuffle = false }),
            ("no shuffle, Megvii", megvii with { Shuffle = false }),
            ("33x20, Megvii", megvii with { InputHeight = 33, InputWidth = 20 }),
            ("33x20, OnnxZoo", zoo with { InputHeight = 33, InputWidth = 20 }),
            ("65x47, Megvii", megvii with { InputHeight = 65, InputWidth = 47 }),
            ("65x47, OnnxZoo", zoo with { InputHeight = 65, InputWidth = 47 }),
            ("33x65, Paper", paper with { InputHeight = 33, InputWidth = 65 }),
            ("65x47, 2x2 shortcut rounded up", paper with
            {
                InputHeight = 65, InputWidth = 47, ShortcutPoolKernel = 2,
            }),
            ("65x47, 2x2 shortcut rounded up over the window", paper with
            {
                InputHeight = 65, InputWidth = 47, ShortcutPoolKernel = 2, ShortcutPoolDivisor = AverageDivisor.WindowSize,
            }),
            ("3x3 shortcut rounded up over the window", paper with { ShortcutPoolDivisor = AverageDivisor.WindowSize }),
            ("padded shortcut over valid elements, Megvii", megvii with { ShortcutPoolDivisor = AverageDivisor.ValidElements }),
            ("padded stem pool rounded up", paper with
            {
                StemPoolPadding = 1, InputHeight = 52, InputWidth = 66, ShortcutPoolPadding = 1, ShortcutPoolRounding = PoolRounding.Floor,
            }),
            ("28x28x1 without stem stride and pool", megvii with
            {
                InputChannels = 1, InputHeight = 28, InputWidth = 28, StemStride = 1, StemPool = false, Classes = 10,
            }),
            ("five input channels", megvii with { InputChannels = 5 }),
            ("custom stages", megvii with
            {
                StemChannels = 6, Stages = new([new(36, 2, 2), new(66, 1, 2)]),
            }),
            ("one stage of stride 1 that changes the channels", paper with
            {
                Stages = new([new(60, 3, 1), new(96, 2, 2)]),
            }),
            ("stride 1 branch first, ReLU on the branch", megvii with
            {
                Stages = new([new(60, 2, 1), new(96, 2, 2)]), ConcatOrder = ConcatOrder.BranchFirst,
            }),
            ("a stage of stride 1 that keeps the channels", megvii with
            {
                Stages = new([new(60, 2, 2), new(60, 2, 1), new(96, 2, 2)]),
            }),
            ("a bottleneck of less than one channel per group", paper with
            {
                Groups = 8, StemChannels = 8, Stages = new([new(24, 2, 2), new(40, 2, 2)]),
            }),
            ("five groups", paper with
            {
                Groups = 5, StemChannels = 20, Stages = new([new(60, 2, 2), new(120, 2, 2)]), FirstUnitGrouped = true,
            }),
            ("5x5 depthwise, Paper", paper with { DepthwiseKernels = [5] }),
            ("7x7 depthwise, Megvii", megvii with { DepthwiseKernels = [7], InputHeight = 33, InputWidth = 20 }),
            ("depthwise kernels by unit", megvii with { StemChannels = 6, Stages = new([new(36, 2, 2), new(66, 1, 2)]), DepthwiseKernels = [3, 7, 5] }),
            ("3 and 2 groups, Paper", paper with { SecondGroups = 2, StemChannels = 12, Stages = new([new(60, 2, 2), new(120, 2, 2)]) }),
            ("2 and 4 groups, Megvii", megvii with { Groups = 2, SecondGroups = 4, StemChannels = 12, Stages = new([new(60, 2, 2), new(120, 2, 2)]) }),
            ("4 and 6 groups, OnnxZoo", zoo with { SecondGroups = 6, StemChannels = 12, Stages = new([new(60, 2, 2), new(120, 2, 2)]) }),
            ("3 groups, then none", paper with { SecondGroups = 1 }),
            ("1 group, then 3", megvii with { Groups = 1, SecondGroups = 3 }),
            ("shuffle after depthwise the paper's way", paper with { ShufflePosition = ShufflePosition.AfterDepthwise }),
            ("shuffle before depthwise the other way", paper with { ShuffleDirection = ShuffleDirection.ChannelsToGroups }),
            ("Paper, ReLU on the branch", paper with { StridedRelu = StridedReluPlacement.OnBranch }),
            ("Paper, branch first", paper with { ConcatOrder = ConcatOrder.BranchFirst }),
            ("Megvii with bias and softmax", megvii with { ClassifierBias = true, Softmax = true }),
        ];

        return variants.Select(variant => KeyValuePair.Create(variant.Name, variant.Spec));
    }

    private static NetworkSpec Small(NetworkSpec spec) => spec with { InputHeight = 64, InputWidth = 64, Classes = 50 };
}
