namespace ShuffleNet.Compiler;

/// <summary>From the logits of a detector's levels to boxes in pixels of its input.</summary>
/// <param name="levels">The levels.</param>
/// <param name="classes">Classes that the network tells apart.</param>
internal abstract class DetectionDecoder(IReadOnlyList<DetectionLevel> levels, int classes)
{
    // Room for rounding where a cell is dismissed before its score is computed; what remains is compared exactly.
    private const double Slack = 1e-3;

    /// <summary>The score above which the authors show boxes.</summary>
    public abstract float Score { get; }

    /// <summary>The overlap above which the authors suppress boxes.</summary>
    public abstract float Overlap { get; }

    /// <summary>Whether the authors end boxes at the border of the photograph.</summary>
    public virtual bool ClipsToImage => false;

    public int Classes => classes;

    protected IReadOnlyList<DetectionLevel> Levels => levels;

    public static DetectionDecoder Of(
        DetectorKind kind, IReadOnlyList<DetectionLevel> levels, int classes, float[] anchors) => kind switch
    {
        DetectorKind.FastestDet => new FastestDetDecoder(levels, classes),
        DetectorKind.NanoDet => new DistanceDecoder(levels, classes, cellCentre: 0.5f),
        DetectorKind.NanoDetPlus => new DistanceDecoder(levels, classes, cellCentre: 0),
        DetectorKind.YoloFastestV2 => new AnchorDecoder(levels, classes, anchors),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind is not a member of DetectorKind."),
    };

    /// <summary>Adds what scores above the threshold.</summary>
    /// <param name="level">Which level.</param>
    /// <param name="values">Its logits, planar.</param>
    /// <param name="score">The threshold.</param>
    /// <param name="wanted">For each class, whether it is looked for.</param>
    /// <param name="candidates">Takes the boxes.</param>
    public abstract void Decode(int level, ReadOnlySpan<float> values, float score, ReadOnlySpan<bool> wanted, Candidates candidates);

    /// <summary>A value below which no logit has a sigmoid above a probability; the probability's logit, with room for rounding.</summary>
    protected static float Logit(double probability) => (float)(Math.Log(probability / (1 - probability)) - Slack);

    protected static float Sigmoid(float logit) => 1 / (1 + MathF.Exp(-logit));

    /// <summary>The class of the highest logit of a cell, and its share in the softmax over all classes.</summary>
    /// <param name="values">From the cell's value in the first class's plane on.</param>
    /// <param name="plane">Values from a plane to the next.</param>
    protected (int Class, float Probability) Best(ReadOnlySpan<float> values, int plane)
    {
        int best = 0;
        for (int index = 1; index < classes; index++)
        {
            best = values[index * plane] > values[best * plane] ? index : best;
        }

        float highest = values[best * plane];
        float sum = 0;
        for (int index = 0; index < classes; index++)
        {
            sum += MathF.Exp(values[index * plane] - highest);
        }

        return (best, 1 / sum);
    }
}
