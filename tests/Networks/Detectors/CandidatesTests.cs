namespace ShuffleNet.Compiler.Tests.Networks.Detectors;

public class CandidatesTests
{
    [Theory]
    [InlineData(0, 0.5f, 100)]
    [InlineData(1, 0.5f, 100)]
    [InlineData(2, 0.5f, 100)]
    [InlineData(500, 0.3f, 100)]
    [InlineData(500, 0f, 500)]
    [InlineData(500, 1f, 2048)]
    [InlineData(5000, 0.6f, 2048)]
    public void Suppress_RandomBoxes_TakesWhatTheDefinitionTakes(int count, float overlap, int most)
    {
        // Few scores, so that many are equal; of those the first counts.
        Random random = new(count);
        List<Detection> boxes = [];
        Candidates candidates = new();
        for (int index = 0; index < count; index++)
        {
            (float left, float top) = (random.NextSingle() * 50, random.NextSingle() * 50);
            boxes.Add(new(
                random.Next(3), random.Next(1, 200) / 200f, left, top, left + 1 + (random.NextSingle() * 20),
                top + 1 + (random.NextSingle() * 20)));
            candidates.Add(boxes[index]);
        }

        Assert.Equal(Expected(boxes, overlap, most), candidates.Suppress(overlap, most).ToArray());
    }

    [Fact]
    public void Clear_AfterUse_ForgetsEverything()
    {
        Candidates candidates = new();
        candidates.Add(new(1, 0.5f, 0, 0, 1, 1));
        candidates.Clear();

        Assert.Equal(0, candidates.Suppress(0.5f, 10).Length);
    }

    /// <summary>Boxes without an extent overlap nothing, not even each other.</summary>
    [Fact]
    public void Suppress_EmptyBoxes_KeepsThem()
    {
        Candidates candidates = new();
        candidates.Add(new(1, 0.5f, 3, 3, 3, 3));
        candidates.Add(new(1, 0.4f, 3, 3, 3, 3));

        Assert.Equal(2, candidates.Suppress(0.5f, 10).Length);
    }

    private static List<Detection> Expected(
        IEnumerable<Detection> boxes, float overlap, int most)
    {
        List<Detection> kept = [];
        foreach (Detection box in boxes.OrderByDescending(box => box.Score).Take(DetectionOptions.MaxCandidates))
        {
            if (kept.Count < most && kept.All(other => other.Class != box.Class || Overlap(other, box) <= overlap))
            {
                kept.Add(box);
            }
        }

        return kept;
    }

    private static double Overlap(Detection a, Detection b)
    {
        double width = Math.Max(0, Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left));
        double height = Math.Max(0, Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top));
        double both = width * height;
        return both == 0 ? 0 : both / ((a.Width * a.Height) + (b.Width * b.Height) - both);
    }
}
