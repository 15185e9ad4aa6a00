namespace ShuffleNet.Compiler;

/// <summary>Yolo-FastestV2's, from COCO at 352x352.</summary>
internal static class PublishedAnchors
{
    /// <summary>Width and height of each, three of stride 16 and three of stride 32.</summary>
    public static EquatableArray<double> All { get; } = new(
    [
        12.64, 19.39, 37.88, 51.48, 55.71, 138.31,
        126.91, 78.23, 131.57, 214.55, 279.92, 258.87,
    ]);
}
