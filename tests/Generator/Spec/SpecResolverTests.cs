using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using Dialect = ShuffleNet.Compiler.ShuffleNetDialect;
using Rule = ShuffleNet.Compiler.BottleneckRule;

namespace ShuffleNet.Compiler.Tests.Generator.Spec;

public class SpecResolverTests
{
    [Theory]
    [InlineData(1, 1.0, 0, "24: 144, 288, 576")]
    [InlineData(2, 1.0, 0, "24: 200, 400, 800")]
    [InlineData(3, 1.0, 0, "24: 240, 480, 960")]
    [InlineData(4, 1.0, 0, "24: 272, 544, 1088")]
    [InlineData(8, 1.0, 0, "24: 384, 768, 1536")]
    [InlineData(3, 0.5, 1, "12: 120, 240, 480")]
    [InlineData(8, 0.5, 1, "16: 192, 384, 768")]
    [InlineData(3, 1.5, 1, "24: 360, 720, 1440")]
    [InlineData(3, 1.5, 0, "36: 360, 720, 1440")]
    [InlineData(8, 2.0, 1, "48: 768, 1536, 3072")]
    [InlineData(4, 0.5, 2, "24: 136, 272, 544")]
    [InlineData(4, 0.25, 0, "8: 68, 136, 272")]
    [InlineData(3, 0.3, 0, "6: 72, 144, 288")]
    public void Resolve_GroupsAndScale_GiveThePublishedChannels(int groups, double scale, int dialect, string expected)
    {
        NetworkSpec spec = Resolve(new() { Groups = groups, Scale = scale, Dialect = dialect });

        Assert.Equal(expected, $"{spec.StemChannels}: {string.Join(", ", spec.Stages.Select(stage => stage.Channels))}");
        Assert.Equal([4, 8, 4], spec.Stages.Select(stage => stage.Repeats));
        Assert.All(spec.Stages, stage => Assert.Equal(2, stage.Stride));
    }

    [Theory]
    [InlineData((int)Dialect.Paper, 3, 1.0, "54, 60, 60, 120, 120, 240")]
    [InlineData((int)Dialect.Megvii, 3, 1.0, "60, 60, 120, 120, 240, 240")]
    [InlineData((int)Dialect.OnnxZoo, 4, 0.5, "112, 136, 136, 272, 272, 544")]
    [InlineData((int)Dialect.Paper, 8, 1.0, "88, 96, 96, 192, 192, 384")]
    public void Bottleneck_OfEachDialect_IsThePublishedOne(int dialect, int groups, double scale, string expected)
    {
        NetworkSpec spec = Resolve(new() { Groups = groups, Scale = scale, Dialect = dialect });
        List<int> bottlenecks = [];
        int input = spec.StemChannels;
        foreach (StageSpec stage in spec.Stages)
        {
            bottlenecks.Add(ResidualChannels.Bottleneck(spec, input, stage.Channels, concatenates: true));
            bottlenecks.Add(ResidualChannels.Bottleneck(spec, stage.Channels, stage.Channels, concatenates: false));
            input = stage.Channels;
        }

        Assert.Equal(expected, string.Join(", ", bottlenecks));
    }

    [Theory]
    [InlineData(3, 2, 1.0, 0, "24: 240, 480, 960")]
    [InlineData(4, 3, 1.0, 0, "24: 276, 540, 1092")]
    [InlineData(8, 3, 0.5, 1, "24: 192, 384, 768")]
    [InlineData(3, 3, 1.5, 1, "24: 360, 720, 1440")]
    public void Resolve_TwoGroupCounts_RoundToAMultipleOfBoth(int groups, int second, double scale, int dialect, string expected)
    {
        NetworkSpec spec = Resolve(new() { Groups = groups, SecondGroups = second, Scale = scale, Dialect = dialect });

        Assert.Equal(expected, $"{spec.StemChannels}: {string.Join(", ", spec.Stages.Select(stage => stage.Channels))}");
        Assert.Equal(
            0, ResidualChannels.Bottleneck(spec, spec.StemChannels, spec.Stages[0].Channels, concatenates: true) % spec.ChannelMultiple);
        Assert.Equal(second, spec.SecondGroups);
    }

    /// <summary>Equal networks have equal specs, however they are written.</summary>
    [Fact]
    public void Resolve_PropertiesThatSayTheSame_GiveEqualSpecs()
    {
        NetworkSpec spec = Resolve(new() { DepthwiseKernels = new([3, 5, 3]) });

        Assert.Equal(Resolve(new()), Resolve(new() { SecondGroups = 3, DepthwiseKernels = new([3, 3, 3]) }));
        Assert.Equal(spec, Resolve(new() { DepthwiseKernels = new([3, 3, 3, 3, 5, 5, 5, 5, 5, 5, 5, 5, 3, 3, 3, 3]) }));
        Assert.Equal([3, 5, 5, 3], ((int[])[3, 4, 11, 12]).Select(spec.DepthwiseKernel));
        Assert.Equal([7], Resolve(new() { DepthwiseKernels = new([7, 7, 7]) }).DepthwiseKernels);
    }

    [Fact]
    public void Bottleneck_QuarterBelowTheGroups_IsOneMultiple()
    {
        NetworkSpec spec = new() { Groups = 8, Bottleneck = Rule.QuarterOfUnit };

        Assert.Equal(8, ResidualChannels.Bottleneck(spec, 16, 16, concatenates: false));
    }

    [Fact]
    public void Resolve_UnitsPerStage_AreThoseOfEveryUnit()
    {
        NetworkSpec spec = Resolve(new()
        {
            Version = (int)ShuffleNetVersion.V2, StageChannels = new([24, 40]), StageRepeats = new([2, 3]), UnitKinds = new([3, 1]),
            MiddleChannels = new([9, 20]), HardSwishStages = new([1, 3]), SqueezeExcitationStages = new([2]),
        });

        Assert.Equal([3, 3, 1, 1, 1], spec.UnitKinds);
        Assert.Equal([3, 3, 5, 5, 5], spec.DepthwiseKernels);
        Assert.Equal([9, 9, 20, 20, 20], spec.MiddleChannels);
        Assert.Equal([1, 3], spec.HardSwishStages);
        Assert.Equal([2], spec.SqueezeExcitationStages);
    }

    /// <summary>Half of what a unit puts out is what it has anyway; without the published numbers of units nothing is published.</summary>
    [Fact]
    public void Resolve_UnitsOfNoSearch_AreThoseOfV2()
    {
        WrittenSpec written = new() { Version = (int)ShuffleNetVersion.OneShot, StageChannels = new([24, 40]), StageRepeats = new([2, 3]) };

        NetworkSpec spec = Resolve(written);

        Assert.Equal([0], spec.UnitKinds);
        Assert.Empty(spec.MiddleChannels);
        Assert.Equal(spec, Resolve(written with { MiddleChannels = new([12, 20]), DepthwiseKernels = new([3]) }));
        Assert.Empty(Resolve(new() { Version = (int)ShuffleNetVersion.OneShot, MiddleChannels = new([]) }).MiddleChannels);
    }

    [Fact]
    public void Resolve_EveryPropertySet_OverridesThePreset()
    {
        WrittenSpec raw = new()
        {
            Dialect = (int)Dialect.Megvii, Groups = 5, Scale = 0.7, StageChannels = new([50, 100]), StageRepeats = new([1, 2]),
            StageStrides = new([1, 2]),
            SecondGroups = 2, DepthwiseKernels = new([5, 3, 7]), StemChannels = 20, StemStride = 1, StemPool = true, InputHeight = 33,
            InputWidth = 20, InputChannels = 1, Classes = 10,
            ClassifierBias = true, Softmax = true, Shuffle = true, Bottleneck = 2, ShufflePosition = 0, ShuffleDirection = 0,
            StemPoolPadding = 0, StemPoolRounding = 1, ShortcutPoolKernel = 2, ShortcutPoolPadding = 0, ShortcutPoolRounding = 1,
            ShortcutPoolDivisor = 0, ConcatOrder = 1, StridedRelu = 0, FirstUnitGrouped = true, Threads = 1, Profile = true, Checked = true,
        };

        SpecResolution resolution = NetworkResolver.Resolve(raw.ToRaw());
        NetworkSpec spec = resolution.Spec!;

        // Every property of the spec is what was set; a V1 classifier has no head, no output stages and no
        // units of V2.
        foreach (System.Reflection.PropertyInfo property in typeof(NetworkSpec).GetProperties()
            .Where(property => property.Name is not ("HeadChannels" or "OutputStages" or "Outputs" or "UnitKinds"
                or "MiddleChannels" or "HardSwishStages" or "SqueezeExcitationStages")))
        {
            object? set = typeof(WrittenSpec).GetProperty(property.Name)!.GetValue(raw);
            object actual = property.GetValue(spec)!;
            Assert.True(Equals(set, actual is Enum ? (int)actual : actual), $"{property.Name}: set {set}, found {actual}");
        }

        Assert.Equal([new StageSpec(50, 1, 1), new StageSpec(100, 2, 2)], spec.Stages);
        Assert.Equal(0.7, resolution.Size.Scale);
        Assert.Equal(new CompileOptions { Profile = true, Checked = true }, resolution.Options);
    }

    [Fact]
    public void WrittenSpec_Properties_AreTheAttributes() =>
        Assert.Equal(
            typeof(ShuffleNetAttribute).GetProperties().Select(property => property.Name).Where(name => name != "TypeId")
                .Order(StringComparer.Ordinal),
            typeof(WrittenSpec).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract")
                .Order(StringComparer.Ordinal));

    /// <summary>The attribute's documentation promises these; Paper's are the zeros of the enums.</summary>
    [Fact]
    public void Preset_OfEachDialect_IsAsDocumented()
    {
        static string Print(Dialect dialect)
        {
            NetworkSpec s = DialectPreset.Of(ShuffleNetVersion.V1, dialect);
            string shortcut = $"{s.ShortcutPoolKernel} {s.ShortcutPoolPadding} {s.ShortcutPoolRounding} {s.ShortcutPoolDivisor}";
        string pools = $"{s.StemPoolPadding} {s.StemPoolRounding} {shortcut}";
        string places = $"{s.Bottleneck} {s.ShufflePosition} {s.ShuffleDirection} {pools} {s.ConcatOrder} {s.StridedRelu}";
        return $"{places} grouped={s.FirstUnitGrouped} bias={s.ClassifierBias} softmax={s.Softmax} {s.Dialect}";
        }

        Assert.Equal(
            "QuarterOfBranch BeforeDepthwise GroupsToChannels 0 Ceiling 3 0 Ceiling ValidElements ShortcutFirst AfterConcat grouped=False bias=True softmax=False Paper",
            Print(Dialect.Paper));
        Assert.Equal(
            "QuarterOfUnit AfterDepthwise ChannelsToGroups 1 Floor 3 1 Floor WindowSize ShortcutFirst OnBranch grouped=False bias=False softmax=False Megvii",
            Print(Dialect.Megvii));
        Assert.Equal(
            "Branch BeforeDepthwise GroupsToChannels 1 Floor 3 1 Floor ValidElements BranchFirst AfterConcat grouped=True bias=True softmax=True OnnxZoo",
            Print(Dialect.OnnxZoo));
    }

    private static NetworkSpec Resolve(WrittenSpec raw)
    {
        SpecResolution resolution = NetworkResolver.Resolve(raw.ToRaw());
        Assert.Empty(resolution.Problems);
        return resolution.Spec!;
    }
}
