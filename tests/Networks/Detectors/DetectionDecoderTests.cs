namespace ShuffleNet.Compiler.Tests.Networks.Detectors;

/// <summary>Decoding against the authors' formulas, taken of every cell in double precision.</summary>
public class DetectionDecoderTests
{
    private const int Classes = 7;

    [Theory]
    [InlineData(0)]
    [InlineData(0.001)]
    [InlineData(0.4)]
    [InlineData(0.999)]
    [InlineData(1)]
    public void Decode_FastestDet_GivesWhatTheFormulasGive(double threshold)
    {
        DetectionLevel level = new(16, 5 + Classes, 6, 9);
        float[] values = Logits(level, 3);
        bool[] wanted = [true, true, false, true, true, true, true];
        List<Detection> expected = [];
        for (int cell = 0; cell < 54; cell++)
        {
            double V(int plane) => values[(plane * 54) + cell];
            double[] exponentials = [.. Enumerable.Range(5, Classes).Select(plane => Math.Exp(V(plane)))];
            int best = Array.IndexOf(exponentials, exponentials.Max());
            double score = Math.Pow(Sigmoid(V(0)), 0.6) * Math.Pow(exponentials[best] / exponentials.Sum(), 0.4);
            if (score > threshold && wanted[best])
            {
                double x = ((cell % 9) + Math.Tanh(V(1))) / 9 * 144;
                double y = ((cell / 9) + Math.Tanh(V(2))) / 6 * 96;
                expected.Add(Box(best, score, x, y, Sigmoid(V(3)) * 144, Sigmoid(V(4)) * 96));
            }
        }

        Compare(DetectorKind.FastestDet, [level], [values], (float)threshold, wanted, expected);
    }

    [Theory]
    [InlineData(DetectorKind.NanoDet, 0.5, 0.05)]
    [InlineData(DetectorKind.NanoDet, 0.5, 0.9)]
    [InlineData(DetectorKind.NanoDetPlus, 0, 0.05)]
    public void Decode_NanoDet_GivesWhatTheFormulasGive(DetectorKind kind, double centre, double threshold)
    {
        const int Bins = 5;
        DetectionLevel[] levels =
        [
            new(8, Classes + (4 * Bins), 8, 12), new(16, Classes + (4 * Bins), 4, 6), new(32, Classes + (4 * Bins), 2, 3),
        ];
        float[][] values = [Logits(levels[0], 1), Logits(levels[1], 2), Logits(levels[2], 3)];
        bool[] wanted = [true, true, false, true, true, true, true];
        List<Detection> expected = [];
        foreach ((DetectionLevel level, float[] logits) in levels.Zip(values))
        {
            int plane = level.Height * level.Width;
            for (int cell = 0; cell < plane; cell++)
            {
                for (int index = 0; index < Classes; index++)
                {
                    double score = Sigmoid(logits[(index * plane) + cell]);
                    if (score > threshold && wanted[index])
                    {
                        double x = ((cell % level.Width) + centre) * level.Stride;
                        double y = ((cell / level.Width) + centre) * level.Stride;
                        double[] sides = [.. Enumerable.Range(0, 4).Select(side => level.Stride * Distance(logits, plane, cell, side))];
                        expected.Add(new(
                            index, (float)score, (float)Math.Max(0, x - sides[0]), (float)Math.Max(0, y - sides[1]),
                            (float)Math.Min(96, x + sides[2]), (float)Math.Min(64, y + sides[3])));
                    }
                }
            }
        }

        Compare(kind, levels, values, (float)threshold, wanted, expected);

        static double Distance(float[] logits, int plane, int cell, int side)
        {
            double[] exponentials =
            [
                .. Enumerable.Range(0, Bins).Select(bin => Math.Exp(logits[((Classes + (side * Bins) + bin) * plane) + cell])),
            ];
            return exponentials.Select((weight, bin) => bin * weight).Sum() / exponentials.Sum();
        }
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    public void Decode_YoloFastestV2_GivesWhatTheFormulasGive(double threshold)
    {
        float[] anchors = [10, 20, 30, 15, 50, 60, 90, 40];
        DetectionLevel[] levels = [new(16, 10 + Classes, 4, 6), new(32, 10 + Classes, 2, 3)];
        float[][] values = [Logits(levels[0], 4), Logits(levels[1], 5)];
        bool[] wanted = [true, true, false, true, true, true, true];
        List<Detection> expected = [];
        for (int index = 0; index < 2; index++)
        {
            DetectionLevel level = levels[index];
            int plane = level.Height * level.Width;
            for (int cell = 0; cell < plane; cell++)
            {
                double V(int channel) => values[index][(channel * plane) + cell];
                double[] exponentials = [.. Enumerable.Range(10, Classes).Select(channel => Math.Exp(V(channel)))];
                int best = Array.IndexOf(exponentials, exponentials.Max());
                for (int anchor = 0; anchor < 2; anchor++)
                {
                    double score = Sigmoid(V(8 + anchor)) * exponentials[best] / exponentials.Sum();
                    if (score > threshold && wanted[best])
                    {
                        double R(int side) => 2 * Sigmoid(V((4 * anchor) + side));
                        int place = 2 * ((2 * index) + anchor);
                        expected.Add(Box(
                            best, score,
                            (R(0) - 0.5 + (cell % level.Width)) * level.Stride, (R(1) - 0.5 + (cell / level.Width)) * level.Stride,
                            R(2) * R(2) * anchors[place], R(3) * R(3) * anchors[place + 1]));
                    }
                }
            }
        }

        Compare(DetectorKind.YoloFastestV2, levels, values, (float)threshold, wanted, expected, anchors);
    }

    /// <summary>Infinities and what is no number are not found, and hide nothing.</summary>
    [Fact]
    public void Decode_NotANumber_IsNotFound()
    {
        DetectionLevel level = new(16, 5 + Classes, 1, 3);
        float[] values = Logits(level, 3);
        values[0] = float.NaN;
        values[1] = 5;
        values[2] = float.NegativeInfinity;
        Candidates candidates = new();

        DetectionDecoder.Of(DetectorKind.FastestDet, [level], Classes, []).Decode(
            0, values, 0.01f, [true, true, true, true, true, true, true], candidates);

        Assert.Equal(1, candidates.Count);
    }

    private static void Compare(
        DetectorKind kind,
        DetectionLevel[] levels,
        float[][] values,
        float threshold,
        bool[] wanted,
        List<Detection> expected,
        float[]? anchors = null)
    {
        Candidates candidates = new();
        DetectionDecoder decoder = DetectionDecoder.Of(kind, levels, Classes, anchors ?? []);
        for (int level = 0; level < levels.Length; level++)
        {
            decoder.Decode(level, values[level], threshold, wanted, candidates);
        }

        Detection[] actual = candidates.Suppress(1, DetectionOptions.MaxCandidates).ToArray();
        Assert.Equal(expected.Count, actual.Length);
        foreach ((Detection a, Detection b) in
            expected.OrderByDescending(box => box.Score).ThenBy(box => box.Left).Zip(actual))
        {
            Assert.Equal(a.Class, b.Class);
            Assert.Equal(a.Score, b.Score, 1e-5f);
            Assert.All(
                new[] { a.Left - b.Left, a.Top - b.Top, a.Right - b.Right, a.Bottom - b.Bottom },
                difference => Assert.Equal(0, difference, 1e-3f));
        }
    }

    private static Detection Box(int best, double score, double x, double y, double width, double height) => new(
        best, (float)score, (float)(x - (width / 2)), (float)(y - (height / 2)), (float)(x + (width / 2)), (float)(y + (height / 2)));

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));

    private static float[] Logits(DetectionLevel level, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, level.Length).Select(_ => (random.NextSingle() * 12) - 6)];
    }
}
