internal static class Test_Network_Vector128
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
            Vector128<float> acc0 = Vector128.LoadUnsafe(ref wgt);
            Vector128<float> acc1 = Vector128.LoadUnsafe(ref wgt, 4);
            Vector128<float> acc2 = Vector128.LoadUnsafe(ref wgt, 8);
            Vector128<float> acc3 = Vector128.LoadUnsafe(ref wgt, 12);
            Vector128<float> acc4 = Vector128.LoadUnsafe(ref wgt, 16);
            Vector128<float> acc5 = Vector128.LoadUnsafe(ref wgt, 20);
            Vector128<float> acc6 = Vector128.LoadUnsafe(ref wgt, 24);
            Vector128<float> acc7 = Vector128.LoadUnsafe(ref wgt, 28);
            wgt = ref Unsafe.Add(ref wgt, 32);
            ref float x = ref src;
            {
                Vector128<float> x0 = Vector128.LoadUnsafe(ref x);
                acc0 = Simd.MultiplyAddByElement(acc0, Vector128.LoadUnsafe(ref wgt), x0, 0);
                acc1 = Simd.MultiplyAddByElement(acc1, Vector128.LoadUnsafe(ref wgt, 4), x0, 0);
                acc2 = Simd.MultiplyAddByElement(acc2, Vector128.LoadUnsafe(ref wgt, 8), x0, 0);
                acc3 = Simd.MultiplyAddByElement(acc3, Vector128.LoadUnsafe(ref wgt, 12), x0, 0);
                acc4 = Simd.MultiplyAddByElement(acc4, Vector128.LoadUnsafe(ref wgt, 16), x0, 0);
                acc5 = Simd.MultiplyAddByElement(acc5, Vector128.LoadUnsafe(ref wgt, 20), x0, 0);
                acc6 = Simd.MultiplyAddByElement(acc6, Vector128.LoadUnsafe(ref wgt, 24), x0, 0);
                acc7 = Simd.MultiplyAddByElement(acc7, Vector128.LoadUnsafe(ref wgt, 28), x0, 0);
                acc0 = Simd.MultiplyAddByElement(acc0, Vector128.LoadUnsafe(ref wgt, 32), x0, 1);
                acc1 = Simd.MultiplyAddByElement(acc1, Vector128.LoadUnsafe(ref wgt, 36), x0, 1);
                acc2 = Simd.MultiplyAddByElement(acc2, Vector128.LoadUnsafe(ref wgt, 40), x0, 1);
                acc3 = Simd.MultiplyAddByElement(acc3, Vector128.LoadUnsafe(ref wgt, 44), x0, 1);
                acc4 = Simd.MultiplyAddByElement(acc4, Vector128.LoadUnsafe(ref wgt, 48), x0, 1);
                acc5 = Simd.MultiplyAddByElement(acc5, Vector128.LoadUnsafe(ref wgt, 52), x0, 1);
                acc6 = Simd.MultiplyAddByElement(acc6, Vector128.LoadUnsafe(ref wgt, 56), x0, 1);
                acc7 = Simd.MultiplyAddByElement(acc7, Vector128.LoadUnsafe(ref wgt, 60), x0, 1);
                acc0 = Simd.MultiplyAddByElement(acc0, Vector128.LoadUnsafe(ref wgt, 64), x0, 2);
                acc1 = Simd.MultiplyAddByElement(acc1, Vector128.LoadUnsafe(ref wgt, 68), x0, 2);
                acc2 = Simd.MultiplyAddByElement(acc2, Vector128.LoadUnsafe(ref wgt, 72), x0, 2);
                acc3 = Simd.MultiplyAddByElement(acc3, Vector128.LoadUnsafe(ref wgt, 76), x0, 2);
                acc4 = Simd.MultiplyAddByElement(acc4, Vector128.LoadUnsafe(ref wgt, 80), x0, 2);
                acc5 = Simd.MultiplyAddByElement(acc5, Vector128.LoadUnsafe(ref wgt, 84), x0, 2);
                acc6 = Simd.MultiplyAddByElement(acc6, Vector128.LoadUnsafe(ref wgt, 88), x0, 2);
                acc7 = Simd.MultiplyAddByElement(acc7, Vector128.LoadUnsafe(ref wgt, 92), x0, 2);
                acc0 = Simd.MultiplyAddByElement(acc0, Vector128.LoadUnsafe(ref wgt, 96), x0, 3);
                acc1 = Simd.MultiplyAddByElement(acc1, Vector128.LoadUnsafe(ref wgt, 100), x0, 3);
                acc2 = Simd.MultiplyAddByElement(acc2, Vector128.LoadUnsafe(ref wgt, 104), x0, 3);
                acc3 = Simd.MultiplyAddByElement(acc3, Vector128.LoadUnsafe(ref wgt, 108), x0, 3);
                acc4 = Simd.MultiplyAddByElement(acc4, Vector128.LoadUnsafe(ref wgt, 112), x0, 3);
                acc5 = Simd.MultiplyAddByElement(acc5, Vector128.LoadUnsafe(ref wgt, 116), x0, 3);
                acc6 = Simd.MultiplyAddByElement(acc6, Vector128.LoadUnsafe(ref wgt, 120), x0, 3);
                acc7 = Simd.MultiplyAddByElement(acc7, Vector128.LoadUnsafe(ref wgt, 124), x0, 3);
                wgt = ref Unsafe.Add(ref wgt, 128);
                x = ref Unsafe.Add(ref x, 4);
            }
            {
                Vector128<float> x0 = Vector128.Create(x);
                acc0 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt), x0, acc0);
                acc1 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 4), x0, acc1);
                acc2 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 8), x0, acc2);
                acc3 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 12), x0, acc3);
                acc4 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 16), x0, acc4);
                acc5 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 20), x0, acc5);
                acc6 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 24), x0, acc6);
                acc7 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 28), x0, acc7);
                wgt = ref Unsafe.Add(ref wgt, 32);
                x = ref Unsafe.Add(ref x, 1);
            }
            {
                Vector128<float> x0 = Vector128.Create(x);
                acc0 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt), x0, acc0);
                acc1 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 4), x0, acc1);
                acc2 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 8), x0, acc2);
                acc3 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 12), x0, acc3);
                acc4 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 16), x0, acc4);
                acc5 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 20), x0, acc5);
                acc6 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 24), x0, acc6);
                acc7 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref wgt, 28), x0, acc7);
                wgt = ref Unsafe.Add(ref wgt, 32);
                x = ref Unsafe.Add(ref x, 1);
            }
            acc0.StoreUnsafe(ref dst);
            acc1.StoreUnsafe(ref dst, 4);
            acc2.StoreUnsafe(ref dst, 8);
            acc3.StoreUnsafe(ref dst, 12);
            acc4.StoreUnsafe(ref dst, 16);
            dst = ref Unsafe.Add(ref dst, 20);
        }
    }
}
