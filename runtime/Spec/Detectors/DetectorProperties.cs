namespace ShuffleNet.Compiler;

/// <summary>The numbers of a detector's head: read, checked, resolved and described by this table.</summary>
internal static class DetectorProperties
{
    /// <summary>COCO's.</summary>
    private const int PublishedClasses = 80;

    public static IReadOnlyList<DetectorProperty> All { get; } =
    [
        new(
            nameof(DetectorSpec.Classes), new(1, SpecLimits.Channels), _ => PublishedClasses,
            spec => spec.Classes, (spec, value) => spec with { Classes = value }),
        new(
            nameof(DetectorSpec.Channels), new(1, SpecLimits.Channels), _ => 96,
            spec => spec.Channels, (spec, value) => spec with { Channels = value }),
        new(
            nameof(DetectorSpec.Kernel), new(3, 7, 2), _ => 5,
            spec => spec.Kernel, (spec, value) => spec with { Kernel = value }),
    ];

    /// <summary>Those that a kind has.</summary>
    public static IEnumerable<DetectorProperty> Of(DetectorKind kind) => All.Where(property => property.Default(kind) is not null);
}
