using Dialect = ShuffleNet.Compiler.ShuffleNetDialect;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>The networks that are compiled and compared with other implementations, by name.</summary>
internal static class NetworkCases
{
    private static readonly Dictionary<string, NetworkSpec> s_quick = Quick().ToDictionary(item => item.Name, item => item.Spec);
    private static readonly Dictionary<string, NetworkSpec> s_long = Long().ToDictionary(item => item.Name, item => item.Spec);
    private static readonly Dictionary<string, NetworkSpec> s_sweep = Sweep().ToDictionary(item => item.Name, item => item.Spec);

    /// <summary>Every value of every property at least once, in networks of few units and pixels but for two of published size.</summary>
    public static IEnumerable<string> QuickNames => s_quick.Keys;

    /// <summary>Published channels and repeats, and each property once more by itself.</summary>
    public static IEnumerable<string> LongNames => s_long.Keys;

    /// <summary>Every dialect with every number of groups and every scale.</summary>
    public static IEnumerable<string> SweepNames => s_sweep.Keys;

    public static NetworkSpec Get(string name) =>
        s_quick.TryGetValue(name, out NetworkSpec? spec) || s_long.TryGetValue(name, out spec) ? spec : s_sweep[name];

    private static IEnumerable<(string Name, NetworkSpec Spec)> Quick()
    {
        yield return Preset(Dialect.Megvii, 3, 1, 224, 224);
        yield return Split(Dialect.Torchvision, 1, 224, 224);

        // Each group count with one of the dialects, sizes whose planes fill vectors and such that fill none, down to one pixel.
        yield return Short(Preset(Dialect.Paper, 3, 1, 64, 64));
        yield return Short(Preset(Dialect.Paper, 1, 0.25, 64, 32));
        yield return Short(Preset(Dialect.Megvii, 2, 0.5, 32, 48));
        yield return Short(Preset(Dialect.Megvii, 8, 0.5, 32, 32));
        yield return Short(Preset(Dialect.OnnxZoo, 4, 0.5, 64, 64));
        yield return Short(Preset(Dialect.OnnxZoo, 3, 0.25, 53, 45));
        yield return Short(Preset(Dialect.Paper, 3, 0.25, 63, 31));
        yield return Short(Preset(Dialect.Megvii, 3, 0.25, 33, 20));
        yield return Short(Preset(Dialect.Megvii, 3, 0.25, 1, 1));
        yield return Short(Split(Dialect.Torchvision, 0.5, 33, 20));
        yield return Short(Split(Dialect.Megvii, 0.5, 64, 64));
        yield return Short(Split(Dialect.Torchvision, 0.5, 1, 1));

        NetworkSpec split = Presets.SplitOf(Dialect.Torchvision, 0.5) with
        {
            InputHeight = 48, InputWidth = 48, Classes = 10, Stages = new([new(24, 2, 2), new(40, 2, 2)]),
        };
        yield return ("short V2 without stem stride and pool", split with
        {
            InputChannels = 1, InputHeight = 28, InputWidth = 28, StemStride = 1, StemPool = false,
        });
        yield return ("short V2 softmax, no bias, small head", split with { Softmax = true, ClassifierBias = false, HeadChannels = 30 });
        yield return ("short V2 Megvii, kernels by unit, a stage of stride 1", split with
        {
            Dialect = Dialect.Megvii,
            ClassifierBias = false,
            DepthwiseKernels = [3, 5, 7, 5],
            Stages = new([new(40, 2, 2), new(40, 1, 1), new(58, 1, 2)]),
        });

        NetworkSpec plus = Presets.PlusOf(NetworkSize.Small) with { InputHeight = 64, InputWidth = 56, Classes = 10, HeadChannels = 40 };
        yield return ("short V2+", plus with
        {
            Stages = new([new(24, 2, 2), new(36, 2, 2), new(52, 2, 2)]), UnitKinds = [1, 3, 0, 1, 3, 2], HardSwishStages = [1, 3, 4],
            SqueezeExcitationStages = [3, 4],
        });
        yield return ("short V2+ with a pool, ReLU in the stem, 1x1", plus with
        {
            StemPool = true, InputHeight = 1, InputWidth = 1, Stages = new([new(24, 1, 2), new(24, 2, 1)]), UnitKinds = [3],
            HardSwishStages = [3], SqueezeExcitationStages = [2], MiddleChannels = [5, 7, 16],
        });
        yield return ("short V2+ with a pool behind hard-swish", plus with
        {
            StemPool = true, Stages = new([new(24, 2, 2)]), UnitKinds = [2, 3], HardSwishStages = [1, 2], SqueezeExcitationStages = [2],
        });
        yield return ("short OneShot", Presets.OneShot() with
        {
            InputHeight = 45, InputWidth = 70, Classes = 10, HeadChannels = 40, Stages = new([new(24, 2, 2), new(52, 3, 2)]),
            UnitKinds = [3, 0, 3, 1, 2], MiddleChannels = [17, 4, 31, 26, 20],
        });
        yield return ("short V2 torchvision with units of its own", split with
        {
            UnitKinds = [3, 1, 2, 3], MiddleChannels = [9, 12, 20, 33], HardSwishStages = [3], SqueezeExcitationStages = [2, 3],
        });

        NetworkSpec small = Presets.Of(Dialect.Megvii, 3, 0.25) with
        {
            InputHeight = 32, InputWidth = 32, Classes = 10, StemChannels = 12, Stages = new([new(60, 2, 2), new(120, 1, 2)]),
        };
        NetworkSpec fashion = Fashion();
        yield return ("fashion", fashion);
        yield return ("short fashion, 5 channels, 5x5", fashion with
        {
            InputChannels = 5,
            Dialect = Dialect.Paper,
            ClassifierBias = true,
            DepthwiseKernels = [5],
            Stages = small.Stages,
            StemChannels = 12,
        });
        yield return ("short, no shuffle, pool 2x2", small with { Shuffle = false, ShortcutPoolKernel = 2, ShortcutPoolPadding = 0 });
        yield return ("short, shuffle before and inverse, first unit grouped", small with
        {
            ShufflePosition = ShufflePosition.BeforeDepthwise, FirstUnitGrouped = true,
        });
        yield return ("short, shuffle after and forward, softmax and bias", small with
        {
            ShuffleDirection = ShuffleDirection.GroupsToChannels, Softmax = true, ClassifierBias = true,
        });
        yield return ("short, branch first, no bottleneck, ceiling with padding", small with
        {
            ConcatOrder = ConcatOrder.BranchFirst,
            Bottleneck = BottleneckRule.Branch,
            InputHeight = 61,
            InputWidth = 59,
            StemPoolRounding = PoolRounding.Ceiling,
        });
        yield return ("short, ReLU after concat, quarter of branch, stages of stride 1", small with
        {
            StridedRelu = StridedReluPlacement.AfterConcat,
            Bottleneck = BottleneckRule.QuarterOfBranch,
            Stages = new([new(60, 2, 1), new(60, 1, 1), new(120, 1, 2)]),
        });
        yield return ("short, 3 and 2 groups, kernels by unit", small with
        {
            SecondGroups = 2, DepthwiseKernels = [7, 5, 3], Stages = new([new(72, 2, 2), new(120, 1, 2)]),
        });
        yield return ("short, 5 groups", small with { Groups = 5, StemChannels = 10, Stages = new([new(50, 2, 2), new(110, 1, 2)]) });
    }

    private static IEnumerable<(string Name, NetworkSpec Spec)> Long()
    {
        foreach ((string Name, NetworkSpec Spec) edge in Edges())
        {
            yield return edge;
        }

        // Each group count and each scale with one of the dialects; the sweep has all combinations.
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
        yield return ("V2 without stem stride and pool", split with
        {
            InputChannels = 1, InputHeight = 28, InputWidth = 28, StemStride = 1, StemPool = false,
        });
        yield return ("V2 softmax, no bias, small head", split with { Softmax = true, ClassifierBias = false, HeadChannels = 30 });
        yield return ("V2 long stages", split with { Stages = new([new(12, 12, 2), new(14, 1, 2), new(30, 2, 2)]) });
        yield return ("V2 stages of stride 1", split with { Stages = new([new(24, 3, 1), new(24, 2, 2), new(24, 2, 1), new(40, 2, 1)]) });
        yield return ("V2 Megvii stages of stride 1", split with
        {
            Dialect = Dialect.Megvii, ClassifierBias = false, Stages = new([new(24, 3, 1), new(40, 2, 2), new(40, 2, 1), new(58, 2, 1)]),
        });

        yield return ("V2 5x5", split with { DepthwiseKernels = [5] });
        yield return ("V2 Megvii 7x7, 75x100", Presets.SplitOf(Dialect.Megvii, 1) with
        {
            InputHeight = 75, InputWidth = 100, DepthwiseKernels = [7],
        });
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

        NetworkSpec plus = Presets.PlusOf(NetworkSize.Small) with { InputHeight = 64, InputWidth = 56, Classes = 10, HeadChannels = 40 };
        yield return ("short V2+", plus with
        {
            Stages = new([new(24, 2, 2), new(36, 2, 2), new(52, 2, 2)]), UnitKinds = [1, 3, 0, 1, 3, 2], HardSwishStages = [1, 3, 4],
            SqueezeExcitationStages = [3, 4],
        });
        yield return ("short V2+ with a pool, ReLU in the stem, 1x1", plus with
        {
            StemPool = true, InputHeight = 1, InputWidth = 1, Stages = new([new(24, 1, 2), new(24, 2, 1)]), UnitKinds = [3],
            HardSwishStages = [3], SqueezeExcitationStages = [2], MiddleChannels = [5, 7, 16],
        });
        yield return ("short V2+ with a pool behind hard-swish", plus with
        {
            StemPool = true, Stages = new([new(24, 2, 2)]), UnitKinds = [2, 3], HardSwishStages = [1, 2], SqueezeExcitationStages = [2],
        });
        yield return ("short OneShot", Presets.OneShot() with
        {
            InputHeight = 45, InputWidth = 70, Classes = 10, HeadChannels = 40, Stages = new([new(24, 2, 2), new(52, 3, 2)]),
            UnitKinds = [3, 0, 3, 1, 2], MiddleChannels = [17, 4, 31, 26, 20],
        });
        yield return ("short V2 torchvision with units of its own", split with
        {
            UnitKinds = [3, 1, 2, 3], MiddleChannels = [9, 12, 20, 33], HardSwishStages = [3], SqueezeExcitationStages = [2, 3],
        });

        NetworkSpec small = Presets.Of(Dialect.Megvii, 3, 0.25) with { InputHeight = 64, InputWidth = 64, Classes = 10 };
        NetworkSpec fashion = Fashion();
        yield return ("fashion 5 channels", fashion with { InputChannels = 5, Dialect = Dialect.Paper, ClassifierBias = true });
        yield return ("no shuffle", small with { Shuffle = false });
        yield return ("shuffle before, inverse", small with { ShufflePosition = ShufflePosition.BeforeDepthwise });
        yield return ("shuffle after, forward", small with { ShuffleDirection = ShuffleDirection.GroupsToChannels });
        yield return ("first unit grouped", small with { FirstUnitGrouped = true });
        yield return ("softmax and bias", small with { Softmax = true, ClassifierBias = true, Classes = 1000 });
        yield return ("pool 2x2", small with { ShortcutPoolKernel = 2, ShortcutPoolPadding = 0 });
        yield return ("branch first, no bottleneck", small with
        {
            ConcatOrder = ConcatOrder.BranchFirst, Bottleneck = BottleneckRule.Branch,
        });
        yield return ("ceiling with padding", small with { InputHeight = 61, InputWidth = 59, StemPoolRounding = PoolRounding.Ceiling });
        yield return ("ReLU after concat, quarter of branch", small with
        {
            StridedRelu = StridedReluPlacement.AfterConcat,
            Bottleneck = BottleneckRule.QuarterOfBranch,
        });
        yield return ("Paper 5x5", Presets.Of(Dialect.Paper, 4, 0.25) with
        {
            InputHeight = 64, InputWidth = 64, Classes = 10, DepthwiseKernels = [5],
        });
        yield return Grouped(Dialect.Paper, 3, 2);
        yield return Grouped(Dialect.Paper, 2, 4);
        yield return Grouped(Dialect.Megvii, 3, 2);
        yield return Grouped(Dialect.Megvii, 4, 1);
        yield return Grouped(Dialect.OnnxZoo, 2, 4);
        yield return Grouped(Dialect.OnnxZoo, 1, 4);
        yield return ("kernels by unit", small with
        {
            DepthwiseKernels = [7, 5, 3], Stages = new([new(60, 2, 2), new(120, 1, 2)]), StemChannels = 12,
        });
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

    /// <summary>Pools whose windows hang over the edge, in each way that an average can count them.</summary>
    private static IEnumerable<(string Name, NetworkSpec Spec)> Edges()
    {
        NetworkSpec paper = Presets.Of(Dialect.Paper, 3, 0.25) with { InputHeight = 65, InputWidth = 47, Classes = 10 };
        yield return ("65x47, 2x2 shortcut rounded up", paper with { ShortcutPoolKernel = 2 });
        yield return ("65x47, 2x2 shortcut rounded up over the window", paper with
        {
            ShortcutPoolKernel = 2, ShortcutPoolDivisor = AverageDivisor.WindowSize,
        });
        yield return ("3x3 shortcut rounded up over the window", paper with
        {
            InputHeight = 64, InputWidth = 64, ShortcutPoolDivisor = AverageDivisor.WindowSize,
        });
        yield return ("padded stem pool rounded up", paper with
        {
            StemPoolPadding = 1, InputHeight = 52, InputWidth = 50, ShortcutPoolPadding = 1, ShortcutPoolRounding = PoolRounding.Floor,
        });
        yield return ("padded shortcut over valid elements", Presets.Of(Dialect.Megvii, 3, 0.25) with
        {
            InputHeight = 64, InputWidth = 64, Classes = 10, ShortcutPoolDivisor = AverageDivisor.ValidElements,
        });
        yield return ("a bottleneck of less than one channel per group", paper with
        {
            InputHeight = 64, InputWidth = 64, Groups = 8, StemChannels = 8, Stages = new([new(24, 2, 2), new(40, 2, 2)]),
        });
    }

    private static NetworkSpec Fashion() => Presets.Of(Dialect.Megvii, 3, 0.25) with
    {
        InputChannels = 1, InputHeight = 28, InputWidth = 28, StemStride = 1, StemPool = false, Classes = 10,
    };

    /// <summary>The channels of a published network with few units.</summary>
    private static (string Name, NetworkSpec Spec) Short((string Name, NetworkSpec Spec) item) => ("short " + item.Name, item.Spec with
    {
        Stages = new(item.Spec.Stages.Select((stage, index) => stage with { Repeats = index == 1 ? 2 : 1 })), Classes = 50,
    });

    private static IEnumerable<(string Name, NetworkSpec Spec)> Sweep() => (
        from dialect in Presets.Dialects
        from groups in Presets.Groups
        from scale in Presets.Scales
        select Preset(dialect, groups, scale, 64, 64, "sweep "))
        .Concat(
            from dialect in Presets.SplitDialects
            from scale in Presets.SplitScales
            where (dialect, scale) != (Dialect.Torchvision, 1)
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
    private static (string Name, NetworkSpec Spec) Grouped(
        Dialect dialect, int first, int second) => ($"{dialect} {first} and {second} groups", Presets.Of(dialect, 4, 0.25) with
    {
        Groups = first, SecondGroups = second, StemChannels = 12, Stages = new([new(72, 2, 2), new(120, 2, 2), new(120, 1, 1)]),
        InputHeight = 64, InputWidth = 64, Classes = 10,
    });

    private static (string Name, NetworkSpec Spec) Split(Dialect dialect, double scale, int height, int width) =>
        (FormattableString.Invariant($"V2 {dialect} {scale}x {height}x{width}"),
            Presets.SplitOf(dialect, scale) with { InputHeight = height, InputWidth = width });

    private static (string Name, NetworkSpec Spec) Preset(
        Dialect dialect, int groups, double scale, int height, int width, string prefix = "") =>
        (FormattableString.Invariant($"{prefix}{dialect} g={groups} {scale}x {height}x{width}"),
            Presets.Of(dialect, groups, scale) with { InputHeight = height, InputWidth = width });
}
