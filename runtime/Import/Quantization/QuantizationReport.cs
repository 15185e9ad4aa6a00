namespace ShuffleNet.Compiler.Import;

/// <summary>A quantised network compared with the one in float32. Shares are 0 to 1.</summary>
public sealed record QuantizationReport
{
    private const int Best = 5;

    private QuantizationReport()
    {
    }

    /// <summary>How many images were compared.</summary>
    public int Images { get; private init; }

    /// <summary>The share of images for which both give the same class.</summary>
    public double Agreement { get; private init; }

    /// <summary>Of the logits: the squares of those in float32 to the squares of the differences, in decibels.</summary>
    public double SignalToNoise { get; private init; }

    /// <summary>The share of images whose right class float32 gives; null without labels.</summary>
    public double? FloatTop1 { get; private init; }

    /// <summary>The share of images whose right class is among the best five in float32; null without labels.</summary>
    public double? FloatTop5 { get; private init; }

    /// <summary>The share of images whose right class the quantised network gives; null without labels.</summary>
    public double? QuantizedTop1 { get; private init; }

    /// <summary>The share of images whose right class is among the quantised network's best five; null without labels.</summary>
    public double? QuantizedTop5 { get; private init; }

    internal static QuantizationReport Of(IReadOnlyList<(float[] Float, float[] Integer)> logits, IReadOnlyList<int>? labels)
    {
        double signal = 0;
        double noise = 0;
        foreach ((float[] exact, float[] integer) in logits)
        {
            for (int index = 0; index < exact.Length; index++)
            {
                signal += (double)exact[index] * exact[index];
                noise += (double)(exact[index] - integer[index]) * (exact[index] - integer[index]);
            }
        }

        double? Share(Func<(float[] Float, float[] Integer), float[]> of, int best) => labels is null
            ? null
            : logits.Index().Average(item => Rank(of(item.Item), labels[item.Index]) < best ? 1.0 : 0);

        return new QuantizationReport
        {
            Images = logits.Count,
            Agreement = logits.Average(pair => Scores.ArgMax(pair.Float) == Scores.ArgMax(pair.Integer) ? 1.0 : 0),
            SignalToNoise = Decibels.Of(signal, noise),
            FloatTop1 = Share(pair => pair.Float, 1),
            FloatTop5 = Share(pair => pair.Float, Best),
            QuantizedTop1 = Share(pair => pair.Integer, 1),
            QuantizedTop5 = Share(pair => pair.Integer, Best),
        };
    }

    /// <summary>How many classes come before one; of equal ones the first does.</summary>
    private static int Rank(float[] logits, int label) =>
        logits.Index().Count(item => item.Item > logits[label] || (item.Item == logits[label] && item.Index < label));
}
