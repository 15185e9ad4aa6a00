namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>A detector in words.</summary>
internal static class DetectorText
{
    /// <summary>One line for titles, such as <c>FastestDet of 80 classes on ShuffleNet V2 0.5x, dialect Megvii, …</c>.</summary>
    public static string Title(DetectorSpec detector, NetworkSpec backbone, PublishedSize size) =>
        Text.Of($"{detector.Kind} of {detector.Classes} classes on {SpecText.Title(backbone, size)}");

    /// <summary>The head with every property.</summary>
    public static string Head(DetectorSpec detector) => Text.Of(
        $"head: {detector.Kind}; {string.Join(", ", DetectorProperties.Of(detector.Kind).Select(property => Text.Of($"{property.Name} = {property.Get(detector)}")))}{Anchors(detector)}");

    private static string Anchors(DetectorSpec detector) =>
        detector.Anchors.Count == 0 ? "" : Text.Of($"; anchors {string.Join(", ", detector.Anchors.Select(side => Text.Of($"{side}")))}");
}
