internal static class Test_Network_Vector512
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">The result's planes; written, and read where later layers do.</param>
    internal static void Run(ref float input, ref float arena, ref float weights, ref float output)
    {
        // classifier: linear, 6x1x1 -> 20x1x1; with bias.
        Linear6To20(ref input, ref output, ref weights);

        // softmax: softmax, 20x1x1 -> 20x1x1.
        Simd.Softmax(ref output, 20);
    }

    /// <summary>
    /// 20 sums over 6 inputs, starting from the bias.
    /// Blocks of 64 outputs: their biases, then for each input their weights.
    /// Used by classifier.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Linear6To20(ref float src, ref float dst, ref float wgt)
    {
        // Outputs 0 to 19.
        {
            Vector512<float> acc0 = Vector512.LoadUnsafe(ref wgt);
            Vector512<float> acc1 = Vector512.LoadUnsafe(ref wgt, 16);
            wgt = ref Unsafe.Add(ref wgt, 32);
            ref float x = ref src;
            for (nint input = 0; input < 6; input++)
            {
                Vector512<float> x0 = Vector512.Create(x);
                acc0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref wgt), x0, acc0);
                acc1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref wgt, 16), x0, acc1);
                wgt = ref Unsafe.Add(ref wgt, 32);
                x = ref Unsafe.Add(ref x, 1);
            }
            acc0.StoreUnsafe(ref dst);
            Simd.StoreFirst(acc1, ref Unsafe.Add(ref dst, 16), 4);
            dst = ref Unsafe.Add(ref dst, 20);
        }
    }
}
