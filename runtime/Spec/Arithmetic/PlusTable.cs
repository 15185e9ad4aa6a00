namespace ShuffleNet.Compiler;

/// <summary>ShuffleNetV2+ as the authors' ShuffleNet-Series publishes it; there is no paper.</summary>
internal sealed class PlusTable : PublishedChannels
{
    public static readonly PlusTable Instance = new();

    private PlusTable()
    {
    }

    public override IReadOnlyList<PublishedSize> Sizes { get; } =
        [PublishedSize.Default, PublishedSize.Of(NetworkSize.Small), PublishedSize.Of(NetworkSize.Large)];

    public override EquatableArray<int> Repeats => SearchedUnits.Repeats;

    public override IReadOnlyList<double>? Stages(NetworkSpec spec, PublishedSize size) => size.Size switch
    {
        NetworkSize.Small => [36, 104, 208, 416],
        NetworkSize.Medium => [48, 128, 256, 512],
        _ => [68, 168, 336, 672],
    };

    public override double Stem(NetworkSpec spec, PublishedSize size) => 16;

    public override int Head(PublishedSize size) => 1280;

    public override string Title(PublishedSize size) => $"{size.Size}";

    protected override IReadOnlyList<int> UnitKinds(NetworkSpec spec) => SearchedUnits.Kinds(spec);

    /// <summary>All but the first stage of units.</summary>
    protected override IReadOnlyList<int> HardSwishStages(NetworkSpec spec) =>
        [.. Enumerable.Range(1, spec.StageChannels.Count + 1).Where(stage => stage != 2)];

    /// <summary>From the third stage of units on.</summary>
    protected override IReadOnlyList<int> SqueezeExcitationStages(NetworkSpec spec) =>
        [.. Enumerable.Range(2, spec.StageChannels.Count).Where(stage => stage >= 4)];
}
