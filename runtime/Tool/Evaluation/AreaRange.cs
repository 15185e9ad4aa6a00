namespace ShuffleNet.Compiler.Tool;

/// <summary>The objects that count, by their area in square pixels; both ends count.</summary>
internal sealed record AreaRange(string Name, double Min, double Max)
{
    // Sides of 32 and 96 pixels; COCO's "all" and "large" end at a side of 100,000.
    private const double Small = 32 * 32;
    private const double Medium = 96 * 96;
    private const double Everything = 1e10;

    public static AreaRange All { get; } = new("all", 0, Everything);

    /// <summary>COCO's three sizes.</summary>
    public static IReadOnlyList<AreaRange> Sizes { get; } =
    [
        new("small", 0, Small), new("medium", Small, Medium), new("large", Medium, Everything),
    ];

    public bool Includes(double area) => area >= Min && area <= Max;
}
