namespace ShuffleNet.Compiler;

/// <summary>
/// Table 5 of the V2 paper: the channels of "ShuffleNet V2 s x". They are no multiples of each other, so a scale that is not
/// in the table has none.
/// </summary>
internal sealed class Table5 : PublishedChannels
{
    public const string ScalesInWords = "0.5, 1, 1.5 or 2";

    public static readonly Table5 Instance = new();

    private Table5()
    {
    }

    public override IReadOnlyList<PublishedSize> Sizes { get; } = [.. new[] { 1, 0.5, 1.5, 2 }.Select(PublishedSize.Of)];

    public override IReadOnlyList<double>? Stages(NetworkSpec spec, PublishedSize size) => size.Scale switch
    {
        0.5 => [48, 96, 192],
        1 => [116, 232, 464],
        1.5 => [176, 352, 704],
        2 => [244, 488, 976],
        _ => null,
    };

    public override double Stem(NetworkSpec spec, PublishedSize size) => 24;

    public override int Head(PublishedSize size) => size.Scale == 2 ? 2048 : 1024;
}
