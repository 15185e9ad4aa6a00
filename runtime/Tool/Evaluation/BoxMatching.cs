namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// Which boxes of an image are which labelled objects of a class, as pycocotools matches them: from the highest score on, each box takes
/// the free object that it overlaps most. Objects that count come before those that do not, and a crowd is never used up.
/// </summary>
internal static class BoxMatching
{
    // Boxes of one class in an image that count at most.
    private const int MaxBoxes = 100;

    /// <param name="image">Objects and boxes.</param>
    /// <param name="kind">The class.</param>
    /// <param name="threshold">The overlap that is enough.</param>
    /// <param name="areas">The objects that count.</param>
    /// <returns>Each box that counts, by falling score.</returns>
    public static IEnumerable<(float Score, BoxMatch Match)> Of(LabelledImage image, int kind, double threshold, AreaRange areas)
    {
        LabelledBox[] objects =
        [
            .. image.Objects.Where(one => one.Class == kind).OrderBy(one => IsIgnored(one, areas)),
        ];
        bool[] taken = new bool[objects.Length];
        foreach (Detection box in image.Found.Where(box => box.Class == kind).OrderByDescending(box => box.Score).Take(MaxBoxes))
        {
            int best = -1;
            double most = Math.Min(threshold, 1 - 1e-10);
            for (int index = 0; index < objects.Length; index++)
            {
                if (taken[index] && !objects[index].IsCrowd)
                {
                    continue;
                }

                // What counts is taken before what does not, however much that overlaps.
                if (best >= 0 && !IsIgnored(objects[best], areas) && IsIgnored(objects[index], areas))
                {
                    break;
                }

                double overlap = Overlap(box, objects[index]);
                (best, most) = overlap >= most ? (index, overlap) : (best, most);
            }

            if (best >= 0)
            {
                taken[best] = true;
                yield return (box.Score, IsIgnored(objects[best], areas) ? BoxMatch.Ignored : BoxMatch.Right);
            }
            else
            {
                yield return (box.Score, areas.Includes(Area(box)) ? BoxMatch.Wrong : BoxMatch.Ignored);
            }
        }
    }

    /// <summary>Whether an object counts neither as found nor as missed.</summary>
    public static bool IsIgnored(LabelledBox one, AreaRange areas) => one.IsCrowd || !areas.Includes(one.Area);

    /// <summary>Intersection over union; of a crowd, over the box alone.</summary>
    private static double Overlap(Detection box, LabelledBox one)
    {
        double width = Math.Min((double)box.Right, one.Box.Right) - Math.Max((double)box.Left, one.Box.Left);
        double height = Math.Min((double)box.Bottom, one.Box.Bottom) - Math.Max((double)box.Top, one.Box.Top);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        double both = width * height;
        return both / (one.IsCrowd ? Area(box) : Area(box) + Area(one.Box) - both);
    }

    private static double Area(Detection box) => ((double)box.Right - box.Left) * ((double)box.Bottom - box.Top);
}
