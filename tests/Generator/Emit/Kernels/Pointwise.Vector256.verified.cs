internal static class Test_Network_Vector256
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">The result's planes; written, and read where later layers do.</param>
    internal static void Run(ref float input, ref float arena, ref float weights, ref float output)
    {
        // conv: pointwise, 6x5x7 -> 10x5x7; with ReLU.
        Pointwise6To10Groups1Pixels35Relu(ref input, ref output, ref weights);
    }

    /// <summary>
    /// 1x1 convolution of 6 to 10 channels in each of 1 groups, 35 pixels a plane; bias and ReLU.
    /// Input channel k of group q is plane 6 q + k, output channel n is plane 10 q + n.
    /// Blocks of 5 output channels: their biases, then for each input channel their weights.
    /// Used by conv.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pointwise6To10Groups1Pixels35Relu(ref float src, ref float dst, ref float wgt)
    {
        // Pixels 0 to 31, 2 vectors at a time.
        for (nint pixel = 0; pixel < 32; pixel += 16)
        {
            ref float tileSrc = ref Unsafe.Add(ref src, pixel);
            ref float tileDst = ref Unsafe.Add(ref dst, pixel);
            ref float tileWgt = ref wgt;
            for (nint block = 0; block < 2; block++)
            {
                // Start from the bias.
                Vector256<float> acc0_0 = Vector256.Create(tileWgt), acc0_1 = acc0_0;
                Vector256<float> acc1_0 = Vector256.Create(Unsafe.Add(ref tileWgt, 1)), acc1_1 = acc1_0;
                Vector256<float> acc2_0 = Vector256.Create(Unsafe.Add(ref tileWgt, 2)), acc2_1 = acc2_0;
                Vector256<float> acc3_0 = Vector256.Create(Unsafe.Add(ref tileWgt, 3)), acc3_1 = acc3_0;
                Vector256<float> acc4_0 = Vector256.Create(Unsafe.Add(ref tileWgt, 4)), acc4_1 = acc4_0;

                // Add each input channel.
                ref float x = ref tileSrc;
                ref float w = ref Unsafe.Add(ref tileWgt, 5);
                for (nint k = 0; k < 6; k++)
                {
                    Vector256<float> x0 = Vector256.LoadUnsafe(ref x);
                    Vector256<float> x1 = Vector256.LoadUnsafe(ref x, 8);
                    Vector256<float> w0 = Vector256.Create(w);
                    acc0_0 = Vector256.FusedMultiplyAdd(x0, w0, acc0_0);
                    acc0_1 = Vector256.FusedMultiplyAdd(x1, w0, acc0_1);
                    Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref w, 1));
                    acc1_0 = Vector256.FusedMultiplyAdd(x0, w1, acc1_0);
                    acc1_1 = Vector256.FusedMultiplyAdd(x1, w1, acc1_1);
                    Vector256<float> w2 = Vector256.Create(Unsafe.Add(ref w, 2));
                    acc2_0 = Vector256.FusedMultiplyAdd(x0, w2, acc2_0);
                    acc2_1 = Vector256.FusedMultiplyAdd(x1, w2, acc2_1);
                    Vector256<float> w3 = Vector256.Create(Unsafe.Add(ref w, 3));
                    acc3_0 = Vector256.FusedMultiplyAdd(x0, w3, acc3_0);
                    acc3_1 = Vector256.FusedMultiplyAdd(x1, w3, acc3_1);
                    Vector256<float> w4 = Vector256.Create(Unsafe.Add(ref w, 4));
                    acc4_0 = Vector256.FusedMultiplyAdd(x0, w4, acc4_0);
                    acc4_1 = Vector256.FusedMultiplyAdd(x1, w4, acc4_1);
                    x = ref Unsafe.Add(ref x, 35);
                    w = ref Unsafe.Add(ref w, 5);
                }

                Vector256.MaxNative(acc0_0, Vector256<float>.Zero).StoreUnsafe(ref tileDst);
                Vector256.MaxNative(acc0_1, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 8);
                Vector256.MaxNative(acc1_0, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 35);
                Vector256.MaxNative(acc1_1, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 43);
                Vector256.MaxNative(acc2_0, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 70);
                Vector256.MaxNative(acc2_1, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 78);
                Vector256.MaxNative(acc3_0, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 105);
                Vector256.MaxNative(acc3_1, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 113);
                Vector256.MaxNative(acc4_0, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 140);
                Vector256.MaxNative(acc4_1, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 148);
                tileWgt = ref Unsafe.Add(ref tileWgt, 35);
                tileDst = ref Unsafe.Add(ref tileDst, 175);
            }
        }

        // The last 3 pixels, with the channels as lanes.
        {
            ref float tileSrc = ref Unsafe.Add(ref src, 32);
            ref float tileDst = ref Unsafe.Add(ref dst, 32);
            ref float tileWgt = ref wgt;
            for (nint block = 0; block < 2; block++)
            {
                Vector256<float> acc0_0_0 = Vector256.LoadUnsafe(ref tileWgt);
                Vector256<float> acc1_0_0 = Vector256.LoadUnsafe(ref tileWgt);
                Vector256<float> acc2_0_0 = Vector256.LoadUnsafe(ref tileWgt);
                ref float x = ref tileSrc;
                ref float w = ref Unsafe.Add(ref tileWgt, 5);
                for (nint input = 0; input < 6; input++)
                {
                    acc0_0_0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w), Vector256.Create(x), acc0_0_0);
                    acc1_0_0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w), Vector256.Create(Unsafe.Add(ref x, 1)), acc1_0_0);
                    acc2_0_0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w), Vector256.Create(Unsafe.Add(ref x, 2)), acc2_0_0);
                    x = ref Unsafe.Add(ref x, 35);
                    w = ref Unsafe.Add(ref w, 5);
                }
                acc0_0_0 = Vector256.MaxNative(acc0_0_0, Vector256<float>.Zero);
                tileDst = acc0_0_0.GetElement(0);
                Unsafe.Add(ref tileDst, 35) = acc0_0_0.GetElement(1);
                Unsafe.Add(ref tileDst, 70) = acc0_0_0.GetElement(2);
                Unsafe.Add(ref tileDst, 105) = acc0_0_0.GetElement(3);
                Unsafe.Add(ref tileDst, 140) = acc0_0_0.GetElement(4);
                acc1_0_0 = Vector256.MaxNative(acc1_0_0, Vector256<float>.Zero);
                Unsafe.Add(ref tileDst, 1) = acc1_0_0.GetElement(0);
                Unsafe.Add(ref tileDst, 36) = acc1_0_0.GetElement(1);
                Unsafe.Add(ref tileDst, 71) = acc1_0_0.GetElement(2);
                Unsafe.Add(ref tileDst, 106) = acc1_0_0.GetElement(3);
                Unsafe.Add(ref tileDst, 141) = acc1_0_0.GetElement(4);
                acc2_0_0 = Vector256.MaxNative(acc2_0_0, Vector256<float>.Zero);
                Unsafe.Add(ref tileDst, 2) = acc2_0_0.GetElement(0);
                Unsafe.Add(ref tileDst, 37) = acc2_0_0.GetElement(1);
                Unsafe.Add(ref tileDst, 72) = acc2_0_0.GetElement(2);
                Unsafe.Add(ref tileDst, 107) = acc2_0_0.GetElement(3);
                Unsafe.Add(ref tileDst, 142) = acc2_0_0.GetElement(4);
                tileWgt = ref Unsafe.Add(ref tileWgt, 35);
                tileDst = ref Unsafe.Add(ref tileDst, 175);
            }
        }
    }
}
