using System.Diagnostics;

namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>Pixels to logits, by the preprocessing that the network was trained with.</summary>
internal sealed class Classifier : IDisposable
{
    private const int TimedRuns = 15;

    private static readonly float[] s_normalised = [.. Enumerable.Range(0, 256).Select(pixel => Normalise((byte)pixel))];

    private readonly FashionNetwork _network = new();
    private readonly float[] _input = new float[FashionNetwork.InputLength];
    private readonly float[] _logits = new float[FashionNetwork.OutputLength];

    /// <summary>The first image would have the JIT's work counted in its time.</summary>
    public Classifier() => Measure(new GreyImage(new byte[GreyImage.Length], 0));

    public ReadOnlySpan<float> Logits => _logits;

    public PackedWeights Weights => _network.Weights;

    /// <returns>The class with the largest logit.</returns>
    public int Predict(GreyImage image)
    {
        ReadOnlySpan<byte> pixels = image.Pixels.Span;
        for (int index = 0; index < _input.Length; index++)
        {
            _input[index] = s_normalised[pixels[index]];
        }

        _network.Run(_input, _logits);
        return Scores.ArgMax(_logits);
    }

    /// <summary>Predicts and measures the inference alone.</summary>
    public Measurement Measure(GreyImage image)
    {
        int prediction = Predict(image);
        double[] milliseconds = new double[TimedRuns];

        // The runtime may allocate on this thread while it compiles; what Run allocates it allocates every time.
        long allocated = long.MaxValue;
        for (int run = 0; run < TimedRuns; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            _network.Run(_input, _logits);
            milliseconds[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return new(prediction, Measurement.Median(milliseconds), allocated);
    }

    public void Dispose() => _network.Dispose();

    // Three operations in single precision, each rounded: the numbers that PyTorch was given, bit for bit.
    private static float Normalise(byte pixel) => ((pixel / 255f) - 0.2860f) / 0.3530f;
}
