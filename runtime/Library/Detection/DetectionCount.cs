namespace ShuffleNet.Compiler;

/// <summary>
/// How many objects were found. It converts to the number that were written, so that <c>found[..count]</c> is what was found.
/// </summary>
/// <param name="Written">Detections at the beginning of the span, those of the highest scores.</param>
/// <param name="Found">Detections that there were; more than <paramref name="Written"/> where the span was too short for all.</param>
public readonly record struct DetectionCount(int Written, int Found)
{
    /// <summary>Detections that were written.</summary>
    public static implicit operator int(DetectionCount count) => count.Written;

    /// <summary>The end of what was written.</summary>
    public static implicit operator Index(DetectionCount count) => count.Written;

    /// <summary>Detections that were written.</summary>
    public int ToInt32() => Written;

    /// <summary>The end of what was written.</summary>
    public Index ToIndex() => Written;
}
