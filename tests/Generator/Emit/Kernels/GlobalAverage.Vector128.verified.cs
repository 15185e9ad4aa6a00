internal static class Test_Network_Vector128
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
            Vector128<float> sum = Simd.LoadFirst128(ref Unsafe.Add(ref src, 32), 3);
            Vector128<float> x0 = Vector128.LoadUnsafe(ref src);
            Vector128<float> x1 = Vector128.LoadUnsafe(ref src, 4);
            sum += x0;
            sum += x1;
            Vector128<float> x2 = Vector128.LoadUnsafe(ref src, 8);
            Vector128<float> x3 = Vector128.LoadUnsafe(ref src, 12);
            sum += x2;
            sum += x3;
            Vector128<float> x4 = Vector128.LoadUnsafe(ref src, 16);
            Vector128<float> x5 = Vector128.LoadUnsafe(ref src, 20);
            sum += x4;
            sum += x5;
            Vector128<float> x6 = Vector128.LoadUnsafe(ref src, 24);
            Vector128<float> x7 = Vector128.LoadUnsafe(ref src, 28);
            sum += x6;
            sum += x7;
            Unsafe.Add(ref dst, channel) = Vector128.Sum(sum) * (1f / 35);
            src = ref Unsafe.Add(ref src, 35);
        }
    }
}
