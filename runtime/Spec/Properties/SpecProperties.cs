using static ShuffleNet.Compiler.SpecProperty;

namespace ShuffleNet.Compiler;

/// <summary>
/// Every property of the attribute, those that shape the network first: read, checked, resolved, emitted, compared with files and
/// documented by this table. Defaults that differ are given in the order Paper, Megvii, OnnxZoo, Torchvision; V1's alone have three.
/// </summary>
internal static class SpecProperties
{
    private static readonly SpecRange s_groups = new(1, SpecLimits.Groups);
    private static readonly SpecRange s_channels = new(1, SpecLimits.Channels);
    private static readonly SpecRange s_strides = new(1, 2);
    private static readonly SpecRange s_paddings = new(0, 1);
    private static readonly IReadOnlyList<ShuffleNetVersion> s_residual = [ShuffleNetVersion.V1];
    private static readonly IReadOnlyList<ShuffleNetVersion> s_searched = [ShuffleNetVersion.V2Plus, ShuffleNetVersion.OneShot];
    private static readonly IReadOnlyList<ShuffleNetVersion> s_split = [ShuffleNetVersion.V2, .. s_searched];
    private static readonly SpecRange s_sides = new(1, SpecLimits.Side);

    public static IReadOnlyList<SpecProperty> All { get; } =
    [
        .. Family(), .. Stages(), .. Units(), .. Stem(), .. Shortcut(), .. Input(), .. Head(), .. Outputs(), .. Compilation(),
    ];

    /// <summary>Those that a spec has.</summary>
    public static IEnumerable<SpecProperty> OfSpec => All.Where(property => property.Get is not null);

    /// <summary>
    /// Those that model files show. V1's dialects are names of presets, which no network shows; V2's are orders of channels.
    /// </summary>
    public static IEnumerable<SpecProperty> OfFiles => OfSpec.Where(property => property.IsInFiles);

    /// <summary>Whether networks of a version have a property.</summary>
    public static bool Has(ShuffleNetVersion version, string name) => All.Single(property => property.Name == name).IsOf(version);

    private static IEnumerable<SpecProperty> Family() =>
    [
        Member<ShuffleNetVersion>(nameof(NetworkSpec.Version), spec => spec.Version, (spec, value) => spec with { Version = value }) with
        {
            IsDerived = true,
        },
        Member<ShuffleNetDialect>(nameof(NetworkSpec.Dialect), spec => spec.Dialect, (spec, value) => spec with { Dialect = value }) with
        {
            IsDerived = true,
        },
        Integer(nameof(NetworkSpec.Groups), s_groups, spec => spec.Groups, (spec, value) => spec with { Groups = value }) with
        {
            Versions = s_residual, Section = "section 3.1",
        },
        new(nameof(ShuffleNetAttribute.Scale), typeof(double))
        {
            Versions = [ShuffleNetVersion.V1, ShuffleNetVersion.V2], IsDerived = true, Section = "section 3.3; V2 Table 5",
        },
        new(nameof(ShuffleNetAttribute.Size), typeof(NetworkSize)) { Versions = [ShuffleNetVersion.V2Plus], IsDerived = true },
        Integer(
            nameof(NetworkSpec.SecondGroups), s_groups, spec => spec.SecondGroups, (spec, value) => spec with { SecondGroups = value }) with
        {
            Versions = s_residual, IsDerived = true,
        },
    ];

    private static IEnumerable<SpecProperty> Stages() =>
    [
        List(
            nameof(NetworkSpec.StageChannels),
            s_channels,
            spec => spec.StageChannels,
            (spec, value) => spec with { StageChannels = value }) with
        {
            IsPerStage = true, Section = "Table 1; V2 Table 5",
        },
        List(
            nameof(NetworkSpec.StageRepeats),
            new(1, SpecLimits.Repeats),
            spec => spec.StageRepeats,
            (spec, value) => spec with { StageRepeats = value }) with
        {
            IsPerStage = true, Section = "Table 1",
        },
        List(
            nameof(NetworkSpec.StageStrides),
            s_strides,
            spec => spec.StageStrides,
            (spec, value) => spec with { StageStrides = value }) with
        {
            IsPerStage = true, Section = "section 3.3",
        },
        List(
            nameof(NetworkSpec.DepthwiseKernels),
            new(3, 7, 2),
            spec => spec.DepthwiseKernels,
            (spec, value) => spec with { DepthwiseKernels = value }),
        List(nameof(NetworkSpec.UnitKinds), new(0, 3), spec => spec.UnitKinds, (spec, value) => spec with { UnitKinds = value }) with
        {
            Versions = s_split,
        },
        List(
            nameof(NetworkSpec.MiddleChannels),
            s_channels,
            spec => spec.MiddleChannels,
            (spec, value) => spec with { MiddleChannels = value }) with
        {
            Versions = s_split, Section = "V2 Figure 3",
        },
        List(
            nameof(NetworkSpec.HardSwishStages),
            null,
            spec => spec.HardSwishStages,
            (spec, value) => spec with { HardSwishStages = value }) with
        {
            Versions = s_split,
        },
        List(
            nameof(NetworkSpec.SqueezeExcitationStages),
            null,
            spec => spec.SqueezeExcitationStages,
            (spec, value) => spec with { SqueezeExcitationStages = value }) with
        {
            Versions = s_split,
        },
    ];

    private static IEnumerable<SpecProperty> Units() =>
    [
        Truth(nameof(NetworkSpec.Shuffle), spec => spec.Shuffle, (spec, value) => spec with { Shuffle = value }) with
        {
            Versions = s_residual, Section = "section 4.1.2",
        },
        Member<ShufflePosition>(
            nameof(NetworkSpec.ShufflePosition), spec => spec.ShufflePosition, (spec, value) => spec with { ShufflePosition = value }) with
        {
            Versions = s_residual, Section = "Figure 2",
            ByDialect = Of(ShufflePosition.BeforeDepthwise, ShufflePosition.AfterDepthwise, ShufflePosition.BeforeDepthwise),
        },
        Member<ShuffleDirection>(
            nameof(NetworkSpec.ShuffleDirection),
            spec => spec.ShuffleDirection,
            (spec, value) => spec with { ShuffleDirection = value }) with
        {
            Versions = s_residual, Section = "section 3.1",
            ByDialect = Of(ShuffleDirection.GroupsToChannels, ShuffleDirection.ChannelsToGroups, ShuffleDirection.GroupsToChannels),
        },
        Member<BottleneckRule>(
            nameof(NetworkSpec.Bottleneck), spec => spec.Bottleneck, (spec, value) => spec with { Bottleneck = value }) with
        {
            Versions = s_residual, Section = "section 3.3",
            ByDialect = Of(BottleneckRule.QuarterOfBranch, BottleneckRule.QuarterOfUnit, BottleneckRule.Branch),
        },
        Truth(
            nameof(NetworkSpec.FirstUnitGrouped),
            spec => spec.FirstUnitGrouped,
            (spec, value) => spec with { FirstUnitGrouped = value }) with
        {
            Versions = s_residual, Section = "note of Table 1", ByDialect = Of(false, false, true),
        },
    ];

    private static IEnumerable<SpecProperty> Stem() =>
    [
        Integer(
            nameof(NetworkSpec.StemChannels),
            s_channels,
            spec => spec.StemChannels,
            (spec, value) => spec with { StemChannels = value }) with
        {
            IsDerived = true, Section = "Conv1 of Table 1",
        },
        Integer(nameof(NetworkSpec.StemStride), s_strides, spec => spec.StemStride, (spec, value) => spec with { StemStride = value }) with
        {
            Section = "Table 1",
        },
        Truth(nameof(NetworkSpec.StemPool), spec => spec.StemPool, (spec, value) => spec with { StemPool = value }) with
        {
            Section = "MaxPool of Table 1", Otherwise = (s_searched, false),
        },
        Integer(
            nameof(NetworkSpec.StemPoolPadding),
            s_paddings,
            spec => spec.StemPoolPadding,
            (spec, value) => spec with { StemPoolPadding = value }) with
        {
            Section = "MaxPool of Table 1", ByDialect = Of(0, 1, 1, 1),
        },
        Member<PoolRounding>(
            nameof(NetworkSpec.StemPoolRounding),
            spec => spec.StemPoolRounding,
            (spec, value) => spec with { StemPoolRounding = value }) with
        {
            ByDialect = Of(PoolRounding.Ceiling, PoolRounding.Floor, PoolRounding.Floor, PoolRounding.Floor),
        },
    ];

    private static IEnumerable<SpecProperty> Shortcut() =>
    [
        Integer(
            nameof(NetworkSpec.ShortcutPoolKernel),
            new(2, 3),
            spec => spec.ShortcutPoolKernel,
            (spec, value) => spec with { ShortcutPoolKernel = value }) with
        {
            Versions = s_residual, Section = "section 3.2, Figure 2(c)", ShortcutPhrase = "average pool {0}x{0}",
        },
        Integer(
            nameof(NetworkSpec.ShortcutPoolPadding),
            s_paddings,
            spec => spec.ShortcutPoolPadding,
            (spec, value) => spec with { ShortcutPoolPadding = value }) with
        {
            Versions = s_residual, Section = "Figure 2(c)", ByDialect = Of(0, 1, 1), ShortcutPhrase = ", padding {0}",
        },
        Member<PoolRounding>(
            nameof(NetworkSpec.ShortcutPoolRounding),
            spec => spec.ShortcutPoolRounding,
            (spec, value) => spec with { ShortcutPoolRounding = value }) with
        {
            Versions = s_residual, ShortcutPhrase = ", {0}",
            ByDialect = Of(PoolRounding.Ceiling, PoolRounding.Floor, PoolRounding.Floor),
        },
        Member<AverageDivisor>(
            nameof(NetworkSpec.ShortcutPoolDivisor),
            spec => spec.ShortcutPoolDivisor,
            (spec, value) => spec with { ShortcutPoolDivisor = value }) with
        {
            Versions = s_residual, ShortcutPhrase = ", by {0}",
            ByDialect = Of(AverageDivisor.ValidElements, AverageDivisor.WindowSize, AverageDivisor.ValidElements),
        },
        Member<ConcatOrder>(
            nameof(NetworkSpec.ConcatOrder), spec => spec.ConcatOrder, (spec, value) => spec with { ConcatOrder = value }) with
        {
            Versions = s_residual, Section = "Figure 2(c)", ShortcutPhrase = "; {0}",
            ByDialect = Of(ConcatOrder.ShortcutFirst, ConcatOrder.ShortcutFirst, ConcatOrder.BranchFirst),
        },
        Member<StridedReluPlacement>(
            nameof(NetworkSpec.StridedRelu), spec => spec.StridedRelu, (spec, value) => spec with { StridedRelu = value }) with
        {
            Versions = s_residual, Section = "Figure 2(c)", ShortcutPhrase = ", ReLU {0}",
            ByDialect = Of(StridedReluPlacement.AfterConcat, StridedReluPlacement.OnBranch, StridedReluPlacement.AfterConcat),
        },
    ];

    private static IEnumerable<SpecProperty> Input() =>
    [
        Integer(
            nameof(NetworkSpec.InputChannels),
            new(1, SpecLimits.InputChannels),
            spec => spec.InputChannels,
            (spec, value) => spec with { InputChannels = value }) with
        {
            Section = "Image of Table 1",
        },
        Integer(nameof(NetworkSpec.InputHeight), s_sides, spec => spec.InputHeight, (spec, value) => spec with { InputHeight = value }) with
        {
            Section = "Image of Table 1",
        },
        Integer(nameof(NetworkSpec.InputWidth), s_sides, spec => spec.InputWidth, (spec, value) => spec with { InputWidth = value }) with
        {
            Section = "Image of Table 1",
        },
    ];

    private static IEnumerable<SpecProperty> Head() =>
    [
        Integer(
            nameof(NetworkSpec.HeadChannels),
            s_channels,
            spec => spec.HeadChannels,
            (spec, value) => spec with { HeadChannels = value }) with
        {
            Versions = s_split, IsDerived = true, IsOfHead = true, Section = "Conv5 of V2 Table 5",
        },
        Integer(
            nameof(NetworkSpec.Classes),
            new(1, SpecLimits.Classes),
            spec => spec.Classes,
            (spec, value) => spec with { Classes = value }) with
        {
            IsOfHead = true, Section = "FC of Table 1",
        },
        Truth(nameof(NetworkSpec.ClassifierBias), spec => spec.ClassifierBias, (spec, value) => spec with { ClassifierBias = value }) with
        {
            IsOfHead = true, Section = "FC of Table 1", ByDialect = Of(true, false, true, true),
        },
        Truth(nameof(NetworkSpec.Softmax), spec => spec.Softmax, (spec, value) => spec with { Softmax = value }) with
        {
            IsOfHead = true, ByDialect = Of(false, false, true, false),
        },
    ];

    private static IEnumerable<SpecProperty> Outputs() =>
    [
        new(nameof(NetworkSpec.Outputs), typeof(NetworkOutputs)),
        List(nameof(NetworkSpec.OutputStages), null, spec => spec.OutputStages, (spec, value) => spec with { OutputStages = value }) with
        {
            IsInFiles = false,
        },
    ];

    /// <summary>How the class is compiled; a spec has none of these.</summary>
    private static IEnumerable<SpecProperty> Compilation() =>
    [
        new(nameof(ShuffleNetAttribute.Threads), typeof(int)) { Range = new(1, SpecLimits.Threads) },
        new(nameof(ShuffleNetAttribute.Profile), typeof(bool)),
        new(nameof(ShuffleNetAttribute.Checked), typeof(bool)),
    ];

    /// <summary>The default of each dialect; Torchvision's is for properties of both versions alone.</summary>
    private static Func<ShuffleNetDialect, object> Of<T>(T paper, T megvii, T onnxZoo, T? torchvision = null)
        where T : struct => dialect => dialect switch
        {
            ShuffleNetDialect.Paper => paper,
            ShuffleNetDialect.Megvii => megvii,
            ShuffleNetDialect.OnnxZoo => onnxZoo,
            _ => torchvision ?? throw new InvalidOperationException($"{dialect} has no default of a property of V1"),
        };
}
