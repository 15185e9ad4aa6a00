namespace ShuffleNet.Compiler.Tool;

/// <summary>The result of <c>evaluate</c>, as JSON has it; average precisions are shares of 1, null where no object counts.</summary>
/// <param name="Kind">The published detector.</param>
/// <param name="Images">Images that have labels.</param>
/// <param name="Ap">COCO's AP, the mean over overlaps from 0.5 to 0.95.</param>
/// <param name="Ap50">At an overlap of 0.5.</param>
/// <param name="Ap75">At an overlap of 0.75.</param>
/// <param name="ApSmall">Of objects of less than 32 x 32 pixels.</param>
/// <param name="ApMedium">Of objects of up to 96 x 96 pixels.</param>
/// <param name="ApLarge">Of larger objects.</param>
/// <param name="Classes">Those that have objects.</param>
internal sealed record EvaluateResult(
    string Kind,
    int Images,
    double? Ap,
    double? Ap50,
    double? Ap75,
    double? ApSmall,
    double? ApMedium,
    double? ApLarge,
    IReadOnlyList<EvaluatedClass> Classes)
{
    /// <param name="kind">The published detector.</param>
    /// <param name="images">Labels and boxes.</param>
    /// <param name="names">Of the classes that occur.</param>
    public static EvaluateResult Of(string kind, IReadOnlyList<LabelledImage> images, IReadOnlyDictionary<int, string> names)
    {
        EvaluatedClass[] classes =
        [
            .. names.OrderBy(name => name.Key).Select(name => new EvaluatedClass(
                name.Key,
                name.Value,
                images.Sum(image => image.Objects.Count(one => one.Class == name.Key && !one.IsCrowd)),
                AveragePrecision.Of(images, name.Key, AveragePrecision.Overlaps, AreaRange.All),
                AveragePrecision.Of(images, name.Key, 0.5, AreaRange.All),
                AveragePrecision.Of(images, name.Key, AveragePrecision.Overlaps[5], AreaRange.All))),
        ];
        double?[] sizes =
        [
            .. AreaRange.Sizes.Select(size => AveragePrecision.Mean(
                names.Keys.Select(index => AveragePrecision.Of(images, index, AveragePrecision.Overlaps, size)))),
        ];
        return new(
            kind,
            images.Count,
            AveragePrecision.Mean(classes.Select(one => one.Ap)),
            AveragePrecision.Mean(classes.Select(one => one.Ap50)),
            AveragePrecision.Mean(classes.Select(one => one.Ap75)),
            sizes[0],
            sizes[1],
            sizes[2],
            classes);
    }
}
