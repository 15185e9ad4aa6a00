namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// COCO's average precision, as pycocotools defines it: the mean over 101 recalls of the highest precision that there is at that recall or
/// a higher one, the mean of that over ten overlaps, and of that over the classes that have objects.
/// </summary>
internal static class AveragePrecision
{
    private const int Recalls = 101;

    /// <summary>0.5, 0.55, … 0.95.</summary>
    public static IReadOnlyList<double> Overlaps { get; } = [.. Enumerable.Range(0, 10).Select(index => 0.5 + (index * 0.05))];

    /// <summary>Of one class at one overlap; null where it has no object that counts.</summary>
    public static double? Of(IReadOnlyList<LabelledImage> images, int kind, double overlap, AreaRange areas)
    {
        int objects = images.Sum(image => image.Objects.Count(one => one.Class == kind && !BoxMatching.IsIgnored(one, areas)));
        if (objects == 0)
        {
            return null;
        }

        // Equal scores stay in the order of the images.
        BoxMatch[] matches =
        [
            .. images.SelectMany(image => BoxMatching.Of(image, kind, overlap, areas)).OrderByDescending(match => match.Score)
                .Select(match => match.Match).Where(match => match != BoxMatch.Ignored),
        ];
        double[] recalls = new double[matches.Length];
        double[] precisions = new double[matches.Length];
        int right = 0;
        for (int index = 0; index < matches.Length; index++)
        {
            right += matches[index] == BoxMatch.Right ? 1 : 0;
            recalls[index] = (double)right / objects;
            precisions[index] = (double)right / (index + 1);
        }

        for (int index = matches.Length - 2; index >= 0; index--)
        {
            precisions[index] = Math.Max(precisions[index], precisions[index + 1]);
        }

        double sum = 0;
        int place = 0;
        for (int recall = 0; recall < Recalls; recall++)
        {
            while (place < matches.Length && recalls[place] < recall / (Recalls - 1.0))
            {
                place++;
            }

            sum += place < matches.Length ? precisions[place] : 0;
        }

        return sum / Recalls;
    }

    /// <summary>Of one class over overlaps; null where it has no object that counts.</summary>
    public static double? Of(IReadOnlyList<LabelledImage> images, int kind, IEnumerable<double> overlaps, AreaRange areas) =>
        Mean(overlaps.Select(overlap => Of(images, kind, overlap, areas)));

    /// <summary>The mean of those that there are; null where there are none.</summary>
    public static double? Mean(IEnumerable<double?> values) => values.Average();
}
