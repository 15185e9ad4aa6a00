namespace ShuffleNet.Compiler;

/// <summary>
/// Yolo-FastestV2: on each level four planes of the box for each anchor, a plane of objectness for each anchor, and a plane for each class,
/// which the anchors share. The score is sigmoid(objectness) times the best class's softmax; the centre lies within a cell of it, and a
/// side is up to four times the anchor's.
/// </summary>
/// <param name="levels">The levels.</param>
/// <param name="classes">Classes that the network tells apart.</param>
/// <param name="anchors">Width and height of each anchor in pixels of the input, level by level.</param>
internal sealed class AnchorDecoder(IReadOnlyList<DetectionLevel> levels, int classes, float[] anchors) : DetectionDecoder(levels, classes)
{
    private const int Sides = 4;

    private readonly int _anchors = anchors.Length / (2 * levels.Count);

    public override float Score => 0.3f;

    public override float Overlap => 0.4f;

    public override void Decode(int level, ReadOnlySpan<float> values, float score, ReadOnlySpan<bool> wanted, Candidates candidates)
    {
        DetectionLevel map = Levels[level];
        int plane = map.Height * map.Width;
        int objectness = Sides * _anchors * plane;

        // No class's share is above 1.
        float least = Logit(score);
        for (int cell = 0; cell < plane; cell++)
        {
            (int Class, float Probability)? best = null;
            for (int anchor = 0; anchor < _anchors; anchor++)
            {
                float logit = values[objectness + (anchor * plane) + cell];
                if (!(logit > least))
                {
                    continue;
                }

                best ??= Best(values[(objectness + (_anchors * plane) + cell)..], plane);
                float found = Sigmoid(logit) * best.Value.Probability;
                if (found > score && wanted[best.Value.Class])
                {
                    int side = 2 * ((level * _anchors) + anchor);
                    candidates.Add(Box(
                        values[((Sides * anchor * plane) + cell)..], map, cell, anchors[side], anchors[side + 1], best.Value.Class, found));
                }
            }
        }
    }

    private static Detection Box(
        ReadOnlySpan<float> values, DetectionLevel map, int cell, float anchorWidth, float anchorHeight, int best, float score)
    {
        int plane = map.Height * map.Width;
        float x = ((2 * Sigmoid(values[0])) - 0.5f + (cell % map.Width)) * map.Stride;
        float y = ((2 * Sigmoid(values[plane])) - 0.5f + (cell / map.Width)) * map.Stride;
        float width = Half(values[2 * plane]) * anchorWidth;
        float height = Half(values[3 * plane]) * anchorHeight;
        return new(best, score, x - width, y - height, x + width, y + height);
    }

    /// <summary>Half of a side, in sides of the anchor.</summary>
    private static float Half(float logit)
    {
        float share = 2 * Sigmoid(logit);
        return share * share / 2;
    }
}
