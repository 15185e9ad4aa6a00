namespace ShuffleNet.Compiler;

/// <summary>
/// One level: a plane of objectness, four of the box, one for each class. The score is sigmoid(objectness)^0.6 times the best class's
/// softmax^0.4; centre and size are fractions of the picture.
/// </summary>
internal sealed class FastestDetDecoder(IReadOnlyList<DetectionLevel> levels, int classes) : DetectionDecoder(levels, classes)
{
    private const float ObjectnessPower = 0.6f;
    private const float ClassPower = 0.4f;
    private const int FirstClass = 5;

    public override float Score => 0.65f;

    public override float Overlap => 0.45f;

    public override void Decode(int level, ReadOnlySpan<float> values, float score, ReadOnlySpan<bool> wanted, Candidates candidates)
    {
        DetectionLevel map = Levels[level];
        int plane = map.Height * map.Width;

        // No class's share is above 1, so a cell below this has no score above the threshold whatever its classes are.
        float least = Logit(Math.Pow(score, 1 / ObjectnessPower));
        for (int cell = 0; cell < plane; cell++)
        {
            if (!(values[cell] > least))
            {
                continue;
            }

            (int best, float probability) = Best(values[((FirstClass * plane) + cell)..], plane);
            float found = MathF.Pow(Sigmoid(values[cell]), ObjectnessPower) * MathF.Pow(probability, ClassPower);
            if (found > score && wanted[best])
            {
                candidates.Add(Box(values[(plane + cell)..], map, cell, plane, best, found));
            }
        }
    }

    private static Detection Box(ReadOnlySpan<float> values, DetectionLevel map, int cell, int plane, int best, float score)
    {
        float x = (cell % map.Width) + MathF.Tanh(values[0]);
        float y = (cell / map.Width) + MathF.Tanh(values[plane]);
        float width = Sigmoid(values[2 * plane]) * map.Width / 2;
        float height = Sigmoid(values[3 * plane]) * map.Height / 2;
        return new(best, score, (x - width) * map.Stride, (y - height) * map.Stride, (x + width) * map.Stride, (y + height) * map.Stride);
    }
}
