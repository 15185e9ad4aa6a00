using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler.InMemory;

/// <summary>How fast this core reads floats that lie where a block of a given size lies: in a cache or in memory.</summary>
internal static class ReadBandwidth
{
    private const int Attempts = 12;

    // So that a small block is read often enough for the clock.
    private const long MinBytes = 64L << 20;

    /// <summary>Bytes a second, the best of several tries.</summary>
    /// <param name="bytes">Of the block.</param>
    public static double Measure(int bytes)
    {
        // Written once: pages that never were are all one page of zeros, which the cache holds.
        float[] block = new float[bytes / sizeof(float)];
        Array.Fill(block, 1e-9f);
        int passes = (int)Math.Max(1, MinBytes / bytes);
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
        // Eight sums hide the latency of the addition.
        Vector512<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        ReadOnlySpan<Vector512<float>> rest = MemoryMarshal.Cast<float, Vector512<float>>(values);
        while (rest.Length >= 8)
        {
            a += rest[0];
            b += rest[1];
            c += rest[2];
            d += rest[3];
            e += rest[4];
            f += rest[5];
            g += rest[6];
            h += rest[7];
            rest = rest[8..];
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h);
    }
}
