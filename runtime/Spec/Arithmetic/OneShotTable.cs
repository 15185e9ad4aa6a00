namespace ShuffleNet.Compiler;

/// <summary>
/// The network of "Single Path One-Shot Neural Architecture Search with Uniform Sampling" (Guo et al., 2019), as the authors'
/// ShuffleNet-Series publishes it.
/// </summary>
internal sealed class OneShotTable : PublishedChannels
{
    public static readonly OneShotTable Instance = new();

    private OneShotTable()
    {
    }

    public override IReadOnlyList<PublishedSize> Sizes { get; } = [PublishedSize.Default];

    public override EquatableArray<int> Repeats => SearchedUnits.Repeats;

    public override IReadOnlyList<double>? Stages(NetworkSpec spec, PublishedSize size) => [64, 160, 320, 640];

    public override double Stem(NetworkSpec spec, PublishedSize size) => 16;

    public override int Head(PublishedSize size) => 1024;

    public override string Title(PublishedSize size) => "";

    protected override IReadOnlyList<int> UnitKinds(NetworkSpec spec) => SearchedUnits.Kinds(spec);

    protected override IReadOnlyList<int> MiddleChannels(NetworkSpec spec) => SearchedUnits.Middle(spec);
}
