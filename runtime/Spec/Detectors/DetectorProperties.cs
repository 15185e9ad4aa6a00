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
            nameof(DetectorSpec.Channels), new(1, SpecLimits.Channels),
            kind => kind == DetectorKind.YoloFastestV2 ? 72 : 96,
            spec => spec.Channels, (spec, value) => spec with { Channels = value }),
        new(
            nameof(DetectorSpec.Kernel), new(3, 7, 2), kind => kind == DetectorKind.NanoDet ? 3 : 5,
            spec => spec.Kernel, (spec, value) => spec with { Kernel = value }),
        new(
            nameof(DetectorSpec.Convolutions), new(0, 8), kind => IsNanoDet(kind) ? 2 : null,
            spec => spec.Convolutions, (spec, value) => spec with { Convolutions = value }),
        new(
            nameof(DetectorSpec.DistanceBins), new(2, 64), kind => IsNanoDet(kind) ? 8 : null,
            spec => spec.DistanceBins, (spec, value) => spec with { DistanceBins = value }),
    ];

    /// <summary>Those that a kind has.</summary>
    public static IEnumerable<DetectorProperty> Of(DetectorKind kind) => All.Where(property => property.Default(kind) is not null);

    private static bool IsNanoDet(DetectorKind kind) => kind is DetectorKind.NanoDet or DetectorKind.NanoDetPlus;
}
