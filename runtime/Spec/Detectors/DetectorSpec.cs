namespace ShuffleNet.Compiler;

/// <summary>What a detector has besides its backbone. Values of a kind that has no such property are its defaults.</summary>
internal sealed record DetectorSpec(DetectorKind Kind)
{
    /// <summary>The detector that a kind's authors published.</summary>
    public static DetectorSpec Of(DetectorKind kind) => DetectorProperties.Of(kind).Aggregate(
        new DetectorSpec(kind) { Anchors = kind == DetectorKind.YoloFastestV2 ? PublishedAnchors.All : default },
        (spec, property) => property.Set(spec, property.Default(kind)!.Value));

    public int Classes { get; init; }

    /// <summary>Of the head's convolutions.</summary>
    public int Channels { get; init; }

    /// <summary>Of the head's depthwise convolutions.</summary>
    public int Kernel { get; init; }

    /// <summary>Pairs of a depthwise and a pointwise convolution on each level.</summary>
    public int Convolutions { get; init; }

    /// <summary>Width and height of each anchor in pixels of the input, those of the finest level first.</summary>
    public EquatableArray<double> Anchors { get; init; }

    /// <summary>Distances whose distribution is a side of a box.</summary>
    public int DistanceBins { get; init; }
}
