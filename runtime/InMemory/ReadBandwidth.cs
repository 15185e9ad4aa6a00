using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ShuffleNet.Compiler.InMemory;

/// <summary>How fast this core reads floats that lie where a block of a given size lies: in a cache or in memory.</summary>
internal static class ReadBandwidth
{
    private const int Attempts = 12;

    // So that a small block is read often enough for the clock.
    private const long LeastBytes = 64L << 20;

    /// <summary>Bytes a second, the best of several tries.</summary>
    /// <param name="bytes">Of the block.</param>
    public static double Measure(int bytes)
    {
        float[] block = new float[bytes / sizeof(float)];
        int passes = (int)Math.Max(1, LeastBytes / bytes);
        double best = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            long start = Stopwatch.GetTimestamp();
            float sum = 0;
            for (int pass = 0; pass < passes; pass++)
            {
                sum += Sum(block);
            }

            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            best = float.IsNaN(sum) ? best : Math.Max(best, (double)bytes * passes / seconds);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum(ReadOnlySpan<float> values)
    {
        // Four sums hide the latency of the addition.
        Vector<float> a = default, b = default, c = default, d = default;
        int lanes = Vector<float>.Count;
        for (int index = 0; index <= values.Length - (4 * lanes); index += 4 * lanes)
        {
            a += new Vector<float>(values[index..]);
            b += new Vector<float>(values[(index + lanes)..]);
            c += new Vector<float>(values[(index + (2 * lanes))..]);
            d += new Vector<float>(values[(index + (3 * lanes))..]);
        }

        return Vector.Sum(a + b + c + d);
    }
}
