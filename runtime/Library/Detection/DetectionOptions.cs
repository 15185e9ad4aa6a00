namespace ShuffleNet.Compiler;

/// <summary>What counts as found.</summary>
public sealed record DetectionOptions
{
    /// <summary>
    /// Boxes above the threshold that are compared with each other at most: of more, those of the highest scores. So it is also the most
    /// that <see cref="MaxDetections"/> may be.
    /// </summary>
    public const int MaxCandidates = 2048;

    private readonly int[]? _classes;

    /// <summary>
    /// Only what scores above it is found, 0 to 1. Default: what the detector's authors show, 0.65 of FastestDet, 0.35 of NanoDet.
    /// </summary>
    public float? Score { get; init; }

    /// <summary>
    /// Of two boxes of one class whose intersection is more than this share of their union, the one with the lower score goes, 0 to 1.
    /// Default: that of the detector's authors, 0.45 of FastestDet, 0.6 of NanoDet.
    /// </summary>
    public float? Overlap { get; init; }

    /// <summary>The most objects that are found, those of the highest scores; 1 to <see cref="MaxCandidates"/>. Default: 100.</summary>
    public int MaxDetections { get; init; } = 100;

    /// <summary>The classes that are looked for; null means all.</summary>
    public IReadOnlyList<int>? Classes
    {
        get => _classes;
        init => _classes = value is null ? null : [.. value];
    }
}
