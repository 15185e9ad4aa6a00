internal static class Test_Network_Vector256
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">One float per class.</param>
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
        // 32 of 35 pixels, 2 vectors at a time.
        for (nint pixel = 0; pixel < 32; pixel += 16)
        {
            ref float tileSrc = ref Unsafe.Add(ref src, pixel);
            ref float tileDst = ref Unsafe.Add(ref dst, pixel);
            ref float tileWgt = ref wgt;
            for (nint block = 0; block < 2; block++)
            {
                // Start from the bias.
                Vector256<float> acc00 = Vector256.Create(tileWgt), acc01 = acc00;
                Vector256<float> acc10 = Vector256.Create(Unsafe.Add(ref tileWgt, 1)), acc11 = acc10;
                Vector256<float> acc20 = Vector256.Create(Unsafe.Add(ref tileWgt, 2)), acc21 = acc20;
                Vector256<float> acc30 = Vector256.Create(Unsafe.Add(ref tileWgt, 3)), acc31 = acc30;
                Vector256<float> acc40 = Vector256.Create(Unsafe.Add(ref tileWgt, 4)), acc41 = acc40;

                // Add each input channel.
                ref float x = ref tileSrc;
                ref float w = ref Unsafe.Add(ref tileWgt, 5);
                for (nint turn = 0; turn < 6; turn++)
                {
                    Vector256<float> x0 = Vector256.LoadUnsafe(ref x);
                    Vector256<float> x1 = Vector256.LoadUnsafe(ref x, 8);
                    Vector256<float> w0 = Vector256.Create(w);
                    acc00 = Vector256.FusedMultiplyAdd(x0, w0, acc00);
                    acc01 = Vector256.FusedMultiplyAdd(x1, w0, acc01);
                    Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref w, 1));
                    acc10 = Vector256.FusedMultiplyAdd(x0, w1, acc10);
                    acc11 = Vector256.FusedMultiplyAdd(x1, w1, acc11);
                    Vector256<float> w2 = Vector256.Create(Unsafe.Add(ref w, 2));
                    acc20 = Vector256.FusedMultiplyAdd(x0, w2, acc20);
                    acc21 = Vector256.FusedMultiplyAdd(x1, w2, acc21);
                    Vector256<float> w3 = Vector256.Create(Unsafe.Add(ref w, 3));
                    acc30 = Vector256.FusedMultiplyAdd(x0, w3, acc30);
                    acc31 = Vector256.FusedMultiplyAdd(x1, w3, acc31);
                    Vector256<float> w4 = Vector256.Create(Unsafe.Add(ref w, 4));
                    acc40 = Vector256.FusedMultiplyAdd(x0, w4, acc40);
                    acc41 = Vector256.FusedMultiplyAdd(x1, w4, acc41);
                    x = ref Unsafe.Add(ref x, 35);
                    w = ref Unsafe.Add(ref w, 5);
                }

                Vector256.MaxNative(acc00, Vector256<float>.Zero).StoreUnsafe(ref tileDst);
                Vector256.MaxNative(acc01, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 8);
                Vector256.MaxNative(acc10, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 35);
                Vector256.MaxNative(acc11, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 43);
                Vector256.MaxNative(acc20, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 70);
                Vector256.MaxNative(acc21, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 78);
                Vector256.MaxNative(acc30, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 105);
                Vector256.MaxNative(acc31, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 113);
                Vector256.MaxNative(acc40, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 140);
                Vector256.MaxNative(acc41, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 148);
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
                Vector256<float> acc000 = Vector256.LoadUnsafe(ref tileWgt);
                Vector256<float> acc100 = Vector256.LoadUnsafe(ref tileWgt);
                Vector256<float> acc200 = Vector256.LoadUnsafe(ref tileWgt);
                ref float x = ref tileSrc;
                ref float w = ref Unsafe.Add(ref tileWgt, 5);
                for (nint input = 0; input < 6; input++)
                {
                    acc000 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w), Vector256.Create(x), acc000);
                    acc100 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w), Vector256.Create(Unsafe.Add(ref x, 1)), acc100);
                    acc200 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w), Vector256.Create(Unsafe.Add(ref x, 2)), acc200);
                    x = ref Unsafe.Add(ref x, 35);
                    w = ref Unsafe.Add(ref w, 5);
                }
                acc000 = Vector256.MaxNative(acc000, Vector256<float>.Zero);
                tileDst = acc000.GetElement(0);
                Unsafe.Add(ref tileDst, 35) = acc000.GetElement(1);
                Unsafe.Add(ref tileDst, 70) = acc000.GetElement(2);
                Unsafe.Add(ref tileDst, 105) = acc000.GetElement(3);
                Unsafe.Add(ref tileDst, 140) = acc000.GetElement(4);
                acc100 = Vector256.MaxNative(acc100, Vector256<float>.Zero);
                Unsafe.Add(ref tileDst, 1) = acc100.GetElement(0);
                Unsafe.Add(ref tileDst, 36) = acc100.GetElement(1);
                Unsafe.Add(ref tileDst, 71) = acc100.GetElement(2);
                Unsafe.Add(ref tileDst, 106) = acc100.GetElement(3);
                Unsafe.Add(ref tileDst, 141) = acc100.GetElement(4);
                acc200 = Vector256.MaxNative(acc200, Vector256<float>.Zero);
                Unsafe.Add(ref tileDst, 2) = acc200.GetElement(0);
                Unsafe.Add(ref tileDst, 37) = acc200.GetElement(1);
                Unsafe.Add(ref tileDst, 72) = acc200.GetElement(2);
                Unsafe.Add(ref tileDst, 107) = acc200.GetElement(3);
                Unsafe.Add(ref tileDst, 142) = acc200.GetElement(4);
                tileWgt = ref Unsafe.Add(ref tileWgt, 35);
                tileDst = ref Unsafe.Add(ref tileDst, 175);
            }
        }
    }
}
