using Dialect = ShuffleNet.Compiler.ShuffleNetDialect;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>The networks that are compiled and compared with other implementations, by name.</summary>
internal static class NetworkCases
{
    private static readonly Dictionary<string, NetworkSpec> s_quick = Quick().ToDictionary(item => item.Name, item => item.Spec);
    private static readonly Dictionary<string, NetworkSpec> s_sweep = Sweep().ToDictionary(item => item.Name, item => item.Spec);

    /// <summary>Every value of every property at least once.</summary>
    public static IEnumerable<string> QuickNames => s_quick.Keys;

    /// <summary>Every dialect with every number of groups and every scale.</summary>
    public static IEnumerable<string> SweepNames => s_sweep.Keys;

    public static NetworkSpec Get(string name) => s_quick.TryGetValue(name, out NetworkSpec? spec) ? spec : s_sweep[name];

    private static IEnumerable<(string Name, NetworkSpec Spec)> Quick()
    {
        // Each group count and each scale with one of the dialects; the sweep has all combinations.
        yield return Preset(Dialect.Megvii, 3, 1, 224, 224);
        yield return Preset(Dialect.Paper, 3, 1, 64, 64);
        yield return Preset(Dialect.Paper, 1, 0.25, 96, 64);
        yield return Preset(Dialect.Megvii, 2, 0.5, 64, 96);
        yield return Preset(Dialect.Megvii, 8, 0.5, 64, 64);
        yield return Preset(Dialect.OnnxZoo, 4, 0.5, 64, 64);
        yield return Preset(Dialect.Paper, 8, 1.5, 64, 64);
        yield return Preset(Dialect.OnnxZoo, 2, 2, 32, 32);
        yield return Preset(Dialect.Paper, 4, 0.25, 224, 224);

        foreach (Dialect dialect in Presets.SplitDialects)
        {
            foreach (double scale in Presets.SplitScales)
            {
                yield return Split(dialect, scale, 64, 64);
            }

            yield return Split(dialect, 0.5, 33, 20);
            yield return Split(dialect, 0.5, 1, 1);
        }

        NetworkSpec split = Presets.SplitOf(Dialect.Torchvision, 0.5) with { InputHeight = 64, InputWidth = 64, Classes = 10 };
        yield return ("V2 without stem stride and pool", split with { InputChannels = 1, InputHeight = 28, InputWidth = 28, StemStride = 1, StemPool = false });
        yield return ("V2 softmax, no bias, small head", split with { Softmax = true, ClassifierBias = false, HeadChannels = 30 });
        yield return ("V2 long stages", split with { Stages = new([new(12, 12, 2), new(14, 1, 2), new(30, 2, 2)]) });
        yield return ("V2 stages of stride 1", split with { Stages = new([new(24, 3, 1), new(24, 2, 2), new(24, 2, 1), new(40, 2, 1)]) });
        yield return ("V2 Megvii stages of stride 1", split with
        {
            Dialect = Dialect.Megvii, ClassifierBias = false, Stages = new([new(24, 3, 1), new(40, 2, 2), new(40, 2, 1), new(58, 2, 1)]),
        });

        yield return ("V2 5x5", split with { DepthwiseKernels = [5] });
        yield return ("V2 Megvii 7x7, 75x100", Presets.SplitOf(Dialect.Megvii, 1) with { InputHeight = 75, InputWidth = 100, DepthwiseKernels = [7] });
        yield return ("V2 5x5, 1x1", split with { InputHeight = 1, InputWidth = 1, DepthwiseKernels = [5] });
        yield return ("V2 kernels by unit", split with
        {
            DepthwiseKernels = [3, 5, 7, 3, 5], Stages = new([new(24, 2, 2), new(24, 2, 1), new(40, 1, 2)]),
        });

        // Sizes whose planes fill no vector, down to one pixel.
        yield return Preset(Dialect.Megvii, 3, 0.25, 33, 20);
        yield return Preset(Dialect.Paper, 3, 0.25, 63, 31);
        yield return Preset(Dialect.OnnxZoo, 3, 0.25, 101, 75);
        yield return Preset(Dialect.Megvii, 3, 0.25, 1, 1);
        yield return Preset(Dialect.Megvii, 2, 0.25, 7, 150);

        NetworkSpec small = Presets.Of(Dialect.Megvii, 3, 0.25) with { InputHeight = 64, InputWidth = 64, Classes = 10 };
        NetworkSpec fashion = small with { InputChannels = 1, InputHeight = 28, InputWidth = 28, StemStride = 1, StemPool = false };
        yield return ("fashion", fashion);
        yield return ("fashion 5 channels", fashion with { InputChannels = 5, Dialect = Dialect.Paper, ClassifierBias = true });
        yield return ("no shuffle", small with { Shuffle = false });
        yield return ("shuffle before, inverse", small with { ShufflePosition = ShufflePosition.BeforeDepthwise });
        yield return ("shuffle after, forward", small with { ShuffleDirection = ShuffleDirection.GroupsToChannels });
        yield return ("first unit grouped", small with { FirstUnitGrouped = true });
        yield return ("softmax and bias", small with { Softmax = true, ClassifierBias = true, Classes = 1000 });
        yield return ("pool 2x2", small with { ShortcutPoolKernel = 2, ShortcutPoolPadding = 0 });
        yield return ("branch first, no bottleneck", small with { ConcatOrder = ConcatOrder.BranchFirst, Bottleneck = BottleneckRule.Branch });
        yield return ("ceiling with padding", small with { InputHeight = 61, InputWidth = 59, StemPoolRounding = PoolRounding.Ceiling });
        yield return ("ReLU after concat, quarter of branch", small with
        {
            StridedRelu = StridedReluPlacement.AfterConcat,
            Bottleneck = BottleneckRule.QuarterOfBranch,
        });
        yield return ("Paper 5x5", Presets.Of(Dialect.Paper, 4, 0.25) with { InputHeight = 64, InputWidth = 64, Classes = 10, DepthwiseKernels = [5] });
        yield return Grouped(Dialect.Paper, 3, 2);
        yield return Grouped(Dialect.Paper, 2, 4);
        yield return Grouped(Dialect.Megvii, 3, 2);
        yield return Grouped(Dialect.Megvii, 4, 1);
        yield return Grouped(Dialect.OnnxZoo, 2, 4);
        yield return Grouped(Dialect.OnnxZoo, 1, 4);
        yield return ("kernels by unit", small with { DepthwiseKernels = [7, 5, 3], Stages = new([new(60, 2, 2), new(120, 1, 2)]), StemChannels = 12 });
        yield return ("7x7, 33x20", small with { InputHeight = 33, InputWidth = 20, DepthwiseKernels = [7] });
        yield return ("fashion 5x5", fashion with { DepthwiseKernels = [5] });
        yield return ("5 groups", small with { Groups = 5, StemChannels = 10, Stages = new([new(50, 2, 2), new(110, 3, 2)]) });
        yield return ("stages of stride 1", small with
        {
            StemChannels = 12, Stages = new([new(60, 2, 1), new(60, 1, 1), new(120, 2, 2), new(240, 1, 1), new(480, 2, 1)]),
        });
        yield return ("stages of stride 1, branch first", small with
        {
            StemChannels = 12, Stages = new([new(60, 2, 1), new(120, 1, 1), new(240, 1, 2)]),
            ConcatOrder = ConcatOrder.BranchFirst, StridedRelu = StridedReluPlacement.AfterConcat,
        });
    }

    private static IEnumerable<(string Name, NetworkSpec Spec)> Sweep() => (
        from dialect in Presets.Dialects
        from groups in Presets.Groups
        from scale in Presets.Scales
        select Preset(dialect, groups, scale, 64, 64, "sweep "))
        .Concat(
            from dialect in Presets.SplitDialects
            from scale in Presets.SplitScales
            select Split(dialect, scale, 224, 224))
        .Concat(
            from dialect in Presets.Dialects
            from groups in ((int, int)[])[(2, 3), (4, 2), (6, 4), (1, 3), (3, 1)]
            select Grouped(dialect, groups.Item1, groups.Item2))
        .Concat(
            from dialect in Presets.SplitDialects
            from kernel in (int[])[5, 7]
            select ($"V2 {dialect} {kernel}x{kernel} 224x224", Presets.SplitOf(dialect, 1) with { DepthwiseKernels = [kernel] }));

    /// <summary>Other groups after the shuffle than before it.</summary>
    private static (string Name, NetworkSpec Spec) Grouped(Dialect dialect, int first, int second) => ($"{dialect} {first} and {second} groups", Presets.Of(dialect, 4, 0.25) with
    {
        Groups = first, SecondGroups = second, StemChannels = 12, Stages = new([new(72, 2, 2), new(120, 2, 2), new(120, 1, 1)]),
        InputHeight = 64, InputWidth = 64, Classes = 10,
    });

    private static (string Name, NetworkSpec Spec) Split(Dialect dialect, double scale, int height, int width) =>
        (FormattableString.Invariant($"V2 {dialect} {scale}x {height}x{width}"),
            Presets.SplitOf(dialect, scale) with { InputHeight = height, InputWidth = width });

    private static (string Name, NetworkSpec Spec) Preset(Dialect dialect, int groups, double scale, int height, int width, string prefix = "") =>
        (FormattableString.Invariant($"{prefix}{dialect} g={groups} {scale}x {height}x{width}"),
            Presets.Of(dialect, groups, scale) with { InputHeight = height, InputWidth = width });
}
