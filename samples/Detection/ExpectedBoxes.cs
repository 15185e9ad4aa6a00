using System.Globalization;
using System.Reflection;
using Box = ShuffleNet.Compiler.Detection;

namespace ShuffleNet.Compiler.Samples.Detection;

/// <summary>
/// What an independent implementation in PyTorch finds in the photographs of the program with the same training in float32: its scores are
/// above 0.65.
/// </summary>
internal static class ExpectedBoxes
{
    private const float Threshold = 0.65f;

    // Filters in float16 and another JPEG decoder move a score by less than this.
    private const float ScoreMargin = 0.1f;
    private const float LeastOverlap = 0.85f;

    /// <summary>The score above which <see cref="Differences"/> needs what was found.</summary>
    public const float NeededScore = Threshold - ScoreMargin;

    private static readonly ILookup<string, Box> s_boxes = Read().ToLookup(box => box.File, box => box.Box);

    /// <summary>Expected boxes that were not found, and found ones that were not expected.</summary>
    public static IEnumerable<string> Differences(string file, Box[] found) =>
    [
        .. s_boxes[file].Where(box => !IsAmong(box, found)).Select(box => $"{file}: not found: {box}"),
        .. found.Where(box => box.Score > Threshold + ScoreMargin && !IsAmong(box, s_boxes[file]))
            .Select(box => $"{file}: not expected: {box}"),
    ];

    private static bool IsAmong(Box box, IEnumerable<Box> others) => others.Any(other =>
        other.Class == box.Class && Math.Abs(other.Score - box.Score) < ScoreMargin && Overlap(box, other) > LeastOverlap);

    private static float Overlap(Box a, Box b)
    {
        float width = Math.Max(0, Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left));
        float height = Math.Max(0, Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top));
        return width * height / ((a.Width * a.Height) + (b.Width * b.Height) - (width * height));
    }

    private static IEnumerable<(string File, Box Box)> Read()
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream("boxes.tsv")!);
        reader.ReadLine();
        while (reader.ReadLine() is string line)
        {
            string[] cells = line.Split('\t');
            yield return (cells[0], new(
                (int)Number(cells[1]), Number(cells[3]), Number(cells[4]), Number(cells[5]), Number(cells[6]), Number(cells[7])));
        }
    }

    private static float Number(string cell) => float.Parse(cell, CultureInfo.InvariantCulture);
}
