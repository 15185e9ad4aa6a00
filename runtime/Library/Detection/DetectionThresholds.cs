namespace ShuffleNet.Compiler;

/// <summary>The options of one call, checked, with a detector's defaults in the place of what was not set.</summary>
internal readonly record struct DetectionThresholds(float Score, float Overlap, int MaxDetections)
{
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static DetectionThresholds Of(DetectionOptions options, float score, float overlap, int classes)
    {
        Share(options, options.Score, nameof(options.Score));
        Share(options, options.Overlap, nameof(options.Overlap));
        if (options.MaxDetections is < 1 or > DetectionOptions.MaxCandidates)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.MaxDetections, $"{nameof(options.MaxDetections)} must be 1 to {DetectionOptions.MaxCandidates}.");
        }

        for (int index = 0; index < (options.Classes?.Count ?? 0); index++)
        {
            if (options.Classes![index] < 0 || options.Classes[index] >= classes)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(options), options.Classes[index], $"{nameof(options.Classes)}[{index}] must be 0 to {classes - 1}.");
            }
        }

        return new(options.Score ?? score, options.Overlap ?? overlap, options.MaxDetections);
    }

    private static void Share(DetectionOptions options, float? value, string name)
    {
        if (value is not (null or (>= 0 and <= 1)))
        {
            throw new ArgumentOutOfRangeException(nameof(options), value, $"{name} must be 0 to 1.");
        }
    }
}
