using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler.InMemory;

/// <summary>What this core can do: independent multiply-adds in registers, at the widest vector the machine has.</summary>
internal static class MultiplyAddPeak
{
    private const int Turns = 200_000;

    /// <summary>Multiply-adds a second, the best of several tries.</summary>
    public static double Measure()
    {
        double best = 0;
        for (int attempt = 0; attempt < 40; attempt++)
        {
            long start = Stopwatch.GetTimestamp();
            float sum = Vector512.IsHardwareAccelerated ? Run512() : Vector256.IsHardwareAccelerated ? Run256() : Run128();
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            int lanes = Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;
            best = float.IsNaN(sum) ? best : Math.Max(best, 12.0 * lanes * Turns / seconds);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512()
    {
        Vector512<float> x = Vector512.Create(1.0001f), w = Vector512.Create(0.9999f);
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int turn = 0; turn < Turns; turn++)
        {
            a = Vector512.FusedMultiplyAdd(x, w, a);
            b = Vector512.FusedMultiplyAdd(x, w, b);
            c = Vector512.FusedMultiplyAdd(x, w, c);
            d = Vector512.FusedMultiplyAdd(x, w, d);
            e = Vector512.FusedMultiplyAdd(x, w, e);
            f = Vector512.FusedMultiplyAdd(x, w, f);
            g = Vector512.FusedMultiplyAdd(x, w, g);
            h = Vector512.FusedMultiplyAdd(x, w, h);
            i = Vector512.FusedMultiplyAdd(x, w, i);
            j = Vector512.FusedMultiplyAdd(x, w, j);
            k = Vector512.FusedMultiplyAdd(x, w, k);
            l = Vector512.FusedMultiplyAdd(x, w, l);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256()
    {
        Vector256<float> x = Vector256.Create(1.0001f), w = Vector256.Create(0.9999f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int turn = 0; turn < Turns; turn++)
        {
            a = Vector256.FusedMultiplyAdd(x, w, a);
            b = Vector256.FusedMultiplyAdd(x, w, b);
            c = Vector256.FusedMultiplyAdd(x, w, c);
            d = Vector256.FusedMultiplyAdd(x, w, d);
            e = Vector256.FusedMultiplyAdd(x, w, e);
            f = Vector256.FusedMultiplyAdd(x, w, f);
            g = Vector256.FusedMultiplyAdd(x, w, g);
            h = Vector256.FusedMultiplyAdd(x, w, h);
            i = Vector256.FusedMultiplyAdd(x, w, i);
            j = Vector256.FusedMultiplyAdd(x, w, j);
            k = Vector256.FusedMultiplyAdd(x, w, k);
            l = Vector256.FusedMultiplyAdd(x, w, l);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run128()
    {
        Vector128<float> x = Vector128.Create(1.0001f), w = Vector128.Create(0.9999f);
        Vector128<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int turn = 0; turn < Turns; turn++)
        {
            a = Vector128.MultiplyAddEstimate(x, w, a);
            b = Vector128.MultiplyAddEstimate(x, w, b);
            c = Vector128.MultiplyAddEstimate(x, w, c);
            d = Vector128.MultiplyAddEstimate(x, w, d);
            e = Vector128.MultiplyAddEstimate(x, w, e);
            f = Vector128.MultiplyAddEstimate(x, w, f);
            g = Vector128.MultiplyAddEstimate(x, w, g);
            h = Vector128.MultiplyAddEstimate(x, w, h);
            i = Vector128.MultiplyAddEstimate(x, w, i);
            j = Vector128.MultiplyAddEstimate(x, w, j);
            k = Vector128.MultiplyAddEstimate(x, w, k);
            l = Vector128.MultiplyAddEstimate(x, w, l);
        }

        return Vector128.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
