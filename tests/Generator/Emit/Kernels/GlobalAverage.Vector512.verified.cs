internal static class Test_Network_Vector512
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">The result's planes; written, and read where later layers do.</param>
    internal static void Run(ref float input, ref float arena, ref float weights, ref float output)
    {
        // mean: global average, 4x5x7 -> 4x1x1.
        GlobalAverage(ref input, ref output);
    }

    /// <summary>
    /// The mean of each of 4 planes of 35 pixels.
    /// Used by mean.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GlobalAverage(ref float src, ref float dst)
    {
        for (nint channel = 0; channel < 4; channel++)
        {
            Vector512<float> sum = Simd.LoadFirst512(ref Unsafe.Add(ref src, 32), 3);
            sum += Vector512.LoadUnsafe(ref src);
            sum += Vector512.LoadUnsafe(ref src, 16);
            Unsafe.Add(ref dst, channel) = Vector512.Sum(sum) * (1f / 35);
            src = ref Unsafe.Add(ref src, 35);
        }
    }
}
