internal static class Test_Network_Vector128
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
        Vector128<float> zero = Simd.Held128(0f);
        // 24 of 35 pixels, 3 vectors at a time.
        for (nint pixel = 0; pixel < 24; pixel += 12)
        {
            ref float tileSrc = ref Unsafe.Add(ref src, pixel);
            ref float tileDst = ref Unsafe.Add(ref dst, pixel);
            ref float tileWgt = ref wgt;
            for (nint block = 0; block < 2; block++)
            {
                // Start from the bias.
                (Vector128<float> acc00, Vector128<float> acc10, Vector128<float> acc20, Vector128<float> acc30) = Simd.Broadcast4(ref tileWgt);
                (Vector128<float> acc01, Vector128<float> acc11, Vector128<float> acc21, Vector128<float> acc31) = Simd.Broadcast4(ref tileWgt);
                (Vector128<float> acc02, Vector128<float> acc12, Vector128<float> acc22, Vector128<float> acc32) = Simd.Broadcast4(ref tileWgt);
                Vector128<float> acc40 = Vector128.Create(Unsafe.Add(ref tileWgt, 4)), acc41 = acc40, acc42 = acc40;

                // Add each input channel.
                ref float x = ref tileSrc;
                ref float w = ref Unsafe.Add(ref tileWgt, 5);
                {
                    Vector128<float> x00 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x01 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> x02 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> w00 = Vector128.LoadUnsafe(ref w);
                    Vector128<float> w01 = Vector128.LoadUnsafe(ref w, 4);
                    acc00 = Simd.MultiplyAddByElement(acc00, x00, w00, 0);
                    acc01 = Simd.MultiplyAddByElement(acc01, x01, w00, 0);
                    acc02 = Simd.MultiplyAddByElement(acc02, x02, w00, 0);
                    acc10 = Simd.MultiplyAddByElement(acc10, x00, w00, 1);
                    acc11 = Simd.MultiplyAddByElement(acc11, x01, w00, 1);
                    acc12 = Simd.MultiplyAddByElement(acc12, x02, w00, 1);
                    acc20 = Simd.MultiplyAddByElement(acc20, x00, w00, 2);
                    acc21 = Simd.MultiplyAddByElement(acc21, x01, w00, 2);
                    acc22 = Simd.MultiplyAddByElement(acc22, x02, w00, 2);
                    acc30 = Simd.MultiplyAddByElement(acc30, x00, w00, 3);
                    acc31 = Simd.MultiplyAddByElement(acc31, x01, w00, 3);
                    acc32 = Simd.MultiplyAddByElement(acc32, x02, w00, 3);
                    acc40 = Simd.MultiplyAddByElement(acc40, x00, w01, 0);
                    acc41 = Simd.MultiplyAddByElement(acc41, x01, w01, 0);
                    acc42 = Simd.MultiplyAddByElement(acc42, x02, w01, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x10 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x11 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> x12 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> w10 = Vector128.LoadUnsafe(ref w, 5);
                    Vector128<float> w11 = Vector128.LoadUnsafe(ref w, 9);
                    acc00 = Simd.MultiplyAddByElement(acc00, x10, w10, 0);
                    acc01 = Simd.MultiplyAddByElement(acc01, x11, w10, 0);
                    acc02 = Simd.MultiplyAddByElement(acc02, x12, w10, 0);
                    acc10 = Simd.MultiplyAddByElement(acc10, x10, w10, 1);
                    acc11 = Simd.MultiplyAddByElement(acc11, x11, w10, 1);
                    acc12 = Simd.MultiplyAddByElement(acc12, x12, w10, 1);
                    acc20 = Simd.MultiplyAddByElement(acc20, x10, w10, 2);
                    acc21 = Simd.MultiplyAddByElement(acc21, x11, w10, 2);
                    acc22 = Simd.MultiplyAddByElement(acc22, x12, w10, 2);
                    acc30 = Simd.MultiplyAddByElement(acc30, x10, w10, 3);
                    acc31 = Simd.MultiplyAddByElement(acc31, x11, w10, 3);
                    acc32 = Simd.MultiplyAddByElement(acc32, x12, w10, 3);
                    acc40 = Simd.MultiplyAddByElement(acc40, x10, w11, 0);
                    acc41 = Simd.MultiplyAddByElement(acc41, x11, w11, 0);
                    acc42 = Simd.MultiplyAddByElement(acc42, x12, w11, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x20 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x21 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> x22 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> w20 = Vector128.LoadUnsafe(ref w, 10);
                    Vector128<float> w21 = Vector128.LoadUnsafe(ref w, 14);
                    acc00 = Simd.MultiplyAddByElement(acc00, x20, w20, 0);
                    acc01 = Simd.MultiplyAddByElement(acc01, x21, w20, 0);
                    acc02 = Simd.MultiplyAddByElement(acc02, x22, w20, 0);
                    acc10 = Simd.MultiplyAddByElement(acc10, x20, w20, 1);
                    acc11 = Simd.MultiplyAddByElement(acc11, x21, w20, 1);
                    acc12 = Simd.MultiplyAddByElement(acc12, x22, w20, 1);
                    acc20 = Simd.MultiplyAddByElement(acc20, x20, w20, 2);
                    acc21 = Simd.MultiplyAddByElement(acc21, x21, w20, 2);
                    acc22 = Simd.MultiplyAddByElement(acc22, x22, w20, 2);
                    acc30 = Simd.MultiplyAddByElement(acc30, x20, w20, 3);
                    acc31 = Simd.MultiplyAddByElement(acc31, x21, w20, 3);
                    acc32 = Simd.MultiplyAddByElement(acc32, x22, w20, 3);
                    acc40 = Simd.MultiplyAddByElement(acc40, x20, w21, 0);
                    acc41 = Simd.MultiplyAddByElement(acc41, x21, w21, 0);
                    acc42 = Simd.MultiplyAddByElement(acc42, x22, w21, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x30 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x31 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> x32 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> w30 = Vector128.LoadUnsafe(ref w, 15);
                    Vector128<float> w31 = Vector128.LoadUnsafe(ref w, 19);
                    acc00 = Simd.MultiplyAddByElement(acc00, x30, w30, 0);
                    acc01 = Simd.MultiplyAddByElement(acc01, x31, w30, 0);
                    acc02 = Simd.MultiplyAddByElement(acc02, x32, w30, 0);
                    acc10 = Simd.MultiplyAddByElement(acc10, x30, w30, 1);
                    acc11 = Simd.MultiplyAddByElement(acc11, x31, w30, 1);
                    acc12 = Simd.MultiplyAddByElement(acc12, x32, w30, 1);
                    acc20 = Simd.MultiplyAddByElement(acc20, x30, w30, 2);
                    acc21 = Simd.MultiplyAddByElement(acc21, x31, w30, 2);
                    acc22 = Simd.MultiplyAddByElement(acc22, x32, w30, 2);
                    acc30 = Simd.MultiplyAddByElement(acc30, x30, w30, 3);
                    acc31 = Simd.MultiplyAddByElement(acc31, x31, w30, 3);
                    acc32 = Simd.MultiplyAddByElement(acc32, x32, w30, 3);
                    acc40 = Simd.MultiplyAddByElement(acc40, x30, w31, 0);
                    acc41 = Simd.MultiplyAddByElement(acc41, x31, w31, 0);
                    acc42 = Simd.MultiplyAddByElement(acc42, x32, w31, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x40 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x41 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> x42 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> w40 = Vector128.LoadUnsafe(ref w, 20);
                    Vector128<float> w41 = Vector128.LoadUnsafe(ref w, 24);
                    acc00 = Simd.MultiplyAddByElement(acc00, x40, w40, 0);
                    acc01 = Simd.MultiplyAddByElement(acc01, x41, w40, 0);
                    acc02 = Simd.MultiplyAddByElement(acc02, x42, w40, 0);
                    acc10 = Simd.MultiplyAddByElement(acc10, x40, w40, 1);
                    acc11 = Simd.MultiplyAddByElement(acc11, x41, w40, 1);
                    acc12 = Simd.MultiplyAddByElement(acc12, x42, w40, 1);
                    acc20 = Simd.MultiplyAddByElement(acc20, x40, w40, 2);
                    acc21 = Simd.MultiplyAddByElement(acc21, x41, w40, 2);
                    acc22 = Simd.MultiplyAddByElement(acc22, x42, w40, 2);
                    acc30 = Simd.MultiplyAddByElement(acc30, x40, w40, 3);
                    acc31 = Simd.MultiplyAddByElement(acc31, x41, w40, 3);
                    acc32 = Simd.MultiplyAddByElement(acc32, x42, w40, 3);
                    acc40 = Simd.MultiplyAddByElement(acc40, x40, w41, 0);
                    acc41 = Simd.MultiplyAddByElement(acc41, x41, w41, 0);
                    acc42 = Simd.MultiplyAddByElement(acc42, x42, w41, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x50 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x51 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> x52 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> w50 = Vector128.LoadUnsafe(ref w, 25);
                    Vector128<float> w51 = Vector128.LoadUnsafe(ref w, 29);
                    acc00 = Simd.MultiplyAddByElement(acc00, x50, w50, 0);
                    acc01 = Simd.MultiplyAddByElement(acc01, x51, w50, 0);
                    acc02 = Simd.MultiplyAddByElement(acc02, x52, w50, 0);
                    acc10 = Simd.MultiplyAddByElement(acc10, x50, w50, 1);
                    acc11 = Simd.MultiplyAddByElement(acc11, x51, w50, 1);
                    acc12 = Simd.MultiplyAddByElement(acc12, x52, w50, 1);
                    acc20 = Simd.MultiplyAddByElement(acc20, x50, w50, 2);
                    acc21 = Simd.MultiplyAddByElement(acc21, x51, w50, 2);
                    acc22 = Simd.MultiplyAddByElement(acc22, x52, w50, 2);
                    acc30 = Simd.MultiplyAddByElement(acc30, x50, w50, 3);
                    acc31 = Simd.MultiplyAddByElement(acc31, x51, w50, 3);
                    acc32 = Simd.MultiplyAddByElement(acc32, x52, w50, 3);
                    acc40 = Simd.MultiplyAddByElement(acc40, x50, w51, 0);
                    acc41 = Simd.MultiplyAddByElement(acc41, x51, w51, 0);
                    acc42 = Simd.MultiplyAddByElement(acc42, x52, w51, 0);
                }

                ref float y = ref tileDst;
                Vector128.MaxNative(acc00, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc01, zero).StoreUnsafe(ref y, 4);
                Vector128.MaxNative(acc02, zero).StoreUnsafe(ref y, 8);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc10, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc11, zero).StoreUnsafe(ref y, 4);
                Vector128.MaxNative(acc12, zero).StoreUnsafe(ref y, 8);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc20, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc21, zero).StoreUnsafe(ref y, 4);
                Vector128.MaxNative(acc22, zero).StoreUnsafe(ref y, 8);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc30, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc31, zero).StoreUnsafe(ref y, 4);
                Vector128.MaxNative(acc32, zero).StoreUnsafe(ref y, 8);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc40, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc41, zero).StoreUnsafe(ref y, 4);
                Vector128.MaxNative(acc42, zero).StoreUnsafe(ref y, 8);
                tileWgt = ref Unsafe.Add(ref tileWgt, 35);
                tileDst = ref Unsafe.Add(ref tileDst, 175);
            }
        }

        // 8 pixels from 24 on.
        {
            ref float tileSrc = ref Unsafe.Add(ref src, 24);
            ref float tileDst = ref Unsafe.Add(ref dst, 24);
            ref float tileWgt = ref wgt;
            for (nint block = 0; block < 2; block++)
            {
                // Start from the bias.
                (Vector128<float> acc00, Vector128<float> acc10, Vector128<float> acc20, Vector128<float> acc30) = Simd.Broadcast4(ref tileWgt);
                (Vector128<float> acc01, Vector128<float> acc11, Vector128<float> acc21, Vector128<float> acc31) = Simd.Broadcast4(ref tileWgt);
                Vector128<float> acc40 = Vector128.Create(Unsafe.Add(ref tileWgt, 4)), acc41 = acc40;

                // Add each input channel.
                ref float x = ref tileSrc;
                ref float w = ref Unsafe.Add(ref tileWgt, 5);
                {
                    Vector128<float> x00 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x01 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> w00 = Vector128.LoadUnsafe(ref w);
                    Vector128<float> w01 = Vector128.LoadUnsafe(ref w, 4);
                    acc00 = Simd.MultiplyAddByElement(acc00, x00, w00, 0);
                    acc01 = Simd.MultiplyAddByElement(acc01, x01, w00, 0);
                    acc10 = Simd.MultiplyAddByElement(acc10, x00, w00, 1);
                    acc11 = Simd.MultiplyAddByElement(acc11, x01, w00, 1);
                    acc20 = Simd.MultiplyAddByElement(acc20, x00, w00, 2);
                    acc21 = Simd.MultiplyAddByElement(acc21, x01, w00, 2);
                    acc30 = Simd.MultiplyAddByElement(acc30, x00, w00, 3);
                    acc31 = Simd.MultiplyAddByElement(acc31, x01, w00, 3);
                    acc40 = Simd.MultiplyAddByElement(acc40, x00, w01, 0);
                    acc41 = Simd.MultiplyAddByElement(acc41, x01, w01, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x10 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x11 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> w10 = Vector128.LoadUnsafe(ref w, 5);
                    Vector128<float> w11 = Vector128.LoadUnsafe(ref w, 9);
                    acc00 = Simd.MultiplyAddByElement(acc00, x10, w10, 0);
                    acc01 = Simd.MultiplyAddByElement(acc01, x11, w10, 0);
                    acc10 = Simd.MultiplyAddByElement(acc10, x10, w10, 1);
                    acc11 = Simd.MultiplyAddByElement(acc11, x11, w10, 1);
                    acc20 = Simd.MultiplyAddByElement(acc20, x10, w10, 2);
                    acc21 = Simd.MultiplyAddByElement(acc21, x11, w10, 2);
                    acc30 = Simd.MultiplyAddByElement(acc30, x10, w10, 3);
                    acc31 = Simd.MultiplyAddByElement(acc31, x11, w10, 3);
                    acc40 = Simd.MultiplyAddByElement(acc40, x10, w11, 0);
                    acc41 = Simd.MultiplyAddByElement(acc41, x11, w11, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x20 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x21 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> w20 = Vector128.LoadUnsafe(ref w, 10);
                    Vector128<float> w21 = Vector128.LoadUnsafe(ref w, 14);
                    acc00 = Simd.MultiplyAddByElement(acc00, x20, w20, 0);
                    acc01 = Simd.MultiplyAddByElement(acc01, x21, w20, 0);
                    acc10 = Simd.MultiplyAddByElement(acc10, x20, w20, 1);
                    acc11 = Simd.MultiplyAddByElement(acc11, x21, w20, 1);
                    acc20 = Simd.MultiplyAddByElement(acc20, x20, w20, 2);
                    acc21 = Simd.MultiplyAddByElement(acc21, x21, w20, 2);
                    acc30 = Simd.MultiplyAddByElement(acc30, x20, w20, 3);
                    acc31 = Simd.MultiplyAddByElement(acc31, x21, w20, 3);
                    acc40 = Simd.MultiplyAddByElement(acc40, x20, w21, 0);
                    acc41 = Simd.MultiplyAddByElement(acc41, x21, w21, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x30 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x31 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> w30 = Vector128.LoadUnsafe(ref w, 15);
                    Vector128<float> w31 = Vector128.LoadUnsafe(ref w, 19);
                    acc00 = Simd.MultiplyAddByElement(acc00, x30, w30, 0);
                    acc01 = Simd.MultiplyAddByElement(acc01, x31, w30, 0);
                    acc10 = Simd.MultiplyAddByElement(acc10, x30, w30, 1);
                    acc11 = Simd.MultiplyAddByElement(acc11, x31, w30, 1);
                    acc20 = Simd.MultiplyAddByElement(acc20, x30, w30, 2);
                    acc21 = Simd.MultiplyAddByElement(acc21, x31, w30, 2);
                    acc30 = Simd.MultiplyAddByElement(acc30, x30, w30, 3);
                    acc31 = Simd.MultiplyAddByElement(acc31, x31, w30, 3);
                    acc40 = Simd.MultiplyAddByElement(acc40, x30, w31, 0);
                    acc41 = Simd.MultiplyAddByElement(acc41, x31, w31, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x40 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x41 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> w40 = Vector128.LoadUnsafe(ref w, 20);
                    Vector128<float> w41 = Vector128.LoadUnsafe(ref w, 24);
                    acc00 = Simd.MultiplyAddByElement(acc00, x40, w40, 0);
                    acc01 = Simd.MultiplyAddByElement(acc01, x41, w40, 0);
                    acc10 = Simd.MultiplyAddByElement(acc10, x40, w40, 1);
                    acc11 = Simd.MultiplyAddByElement(acc11, x41, w40, 1);
                    acc20 = Simd.MultiplyAddByElement(acc20, x40, w40, 2);
                    acc21 = Simd.MultiplyAddByElement(acc21, x41, w40, 2);
                    acc30 = Simd.MultiplyAddByElement(acc30, x40, w40, 3);
                    acc31 = Simd.MultiplyAddByElement(acc31, x41, w40, 3);
                    acc40 = Simd.MultiplyAddByElement(acc40, x40, w41, 0);
                    acc41 = Simd.MultiplyAddByElement(acc41, x41, w41, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x50 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x51 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> w50 = Vector128.LoadUnsafe(ref w, 25);
                    Vector128<float> w51 = Vector128.LoadUnsafe(ref w, 29);
                    acc00 = Simd.MultiplyAddByElement(acc00, x50, w50, 0);
                    acc01 = Simd.MultiplyAddByElement(acc01, x51, w50, 0);
                    acc10 = Simd.MultiplyAddByElement(acc10, x50, w50, 1);
                    acc11 = Simd.MultiplyAddByElement(acc11, x51, w50, 1);
                    acc20 = Simd.MultiplyAddByElement(acc20, x50, w50, 2);
                    acc21 = Simd.MultiplyAddByElement(acc21, x51, w50, 2);
                    acc30 = Simd.MultiplyAddByElement(acc30, x50, w50, 3);
                    acc31 = Simd.MultiplyAddByElement(acc31, x51, w50, 3);
                    acc40 = Simd.MultiplyAddByElement(acc40, x50, w51, 0);
                    acc41 = Simd.MultiplyAddByElement(acc41, x51, w51, 0);
                }

                ref float y = ref tileDst;
                Vector128.MaxNative(acc00, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc01, zero).StoreUnsafe(ref y, 4);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc10, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc11, zero).StoreUnsafe(ref y, 4);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc20, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc21, zero).StoreUnsafe(ref y, 4);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc30, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc31, zero).StoreUnsafe(ref y, 4);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc40, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc41, zero).StoreUnsafe(ref y, 4);
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
                Vector128<float> acc000 = Vector128.LoadUnsafe(ref tileWgt);
                Vector128<float> acc010 = Vector128.LoadUnsafe(ref tileWgt, 4);
                Vector128<float> acc100 = Vector128.LoadUnsafe(ref tileWgt);
                Vector128<float> acc110 = Vector128.LoadUnsafe(ref tileWgt, 4);
                Vector128<float> acc200 = Vector128.LoadUnsafe(ref tileWgt);
                Vector128<float> acc210 = Vector128.LoadUnsafe(ref tileWgt, 4);
                ref float x = ref tileSrc;
                ref float w = ref Unsafe.Add(ref tileWgt, 5);
                for (nint input = 0; input < 6; input += 2)
                {
                    Vector128<float> x00 = Vector128.CreateScalarUnsafe(x);
                    acc000 = Simd.MultiplyAddByElement(acc000, Vector128.LoadUnsafe(ref w), x00, 0);
                    acc010 = Simd.MultiplyAddByElement(acc010, Vector128.LoadUnsafe(ref w, 4), x00, 0);
                    Vector128<float> x01 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 1));
                    acc100 = Simd.MultiplyAddByElement(acc100, Vector128.LoadUnsafe(ref w), x01, 0);
                    acc110 = Simd.MultiplyAddByElement(acc110, Vector128.LoadUnsafe(ref w, 4), x01, 0);
                    Vector128<float> x02 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 2));
                    acc200 = Simd.MultiplyAddByElement(acc200, Vector128.LoadUnsafe(ref w), x02, 0);
                    acc210 = Simd.MultiplyAddByElement(acc210, Vector128.LoadUnsafe(ref w, 4), x02, 0);
                    Vector128<float> x10 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 35));
                    acc000 = Simd.MultiplyAddByElement(acc000, Vector128.LoadUnsafe(ref w, 5), x10, 0);
                    acc010 = Simd.MultiplyAddByElement(acc010, Vector128.LoadUnsafe(ref w, 9), x10, 0);
                    Vector128<float> x11 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 36));
                    acc100 = Simd.MultiplyAddByElement(acc100, Vector128.LoadUnsafe(ref w, 5), x11, 0);
                    acc110 = Simd.MultiplyAddByElement(acc110, Vector128.LoadUnsafe(ref w, 9), x11, 0);
                    Vector128<float> x12 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 37));
                    acc200 = Simd.MultiplyAddByElement(acc200, Vector128.LoadUnsafe(ref w, 5), x12, 0);
                    acc210 = Simd.MultiplyAddByElement(acc210, Vector128.LoadUnsafe(ref w, 9), x12, 0);
                    x = ref Unsafe.Add(ref x, 70);
                    w = ref Unsafe.Add(ref w, 10);
                }
                acc000 = Vector128.MaxNative(acc000, zero);
                tileDst = acc000.GetElement(0);
                Unsafe.Add(ref tileDst, 35) = acc000.GetElement(1);
                Unsafe.Add(ref tileDst, 70) = acc000.GetElement(2);
                Unsafe.Add(ref tileDst, 105) = acc000.GetElement(3);
                acc010 = Vector128.MaxNative(acc010, zero);
                Unsafe.Add(ref tileDst, 140) = acc010.GetElement(0);
                acc100 = Vector128.MaxNative(acc100, zero);
                Unsafe.Add(ref tileDst, 1) = acc100.GetElement(0);
                Unsafe.Add(ref tileDst, 36) = acc100.GetElement(1);
                Unsafe.Add(ref tileDst, 71) = acc100.GetElement(2);
                Unsafe.Add(ref tileDst, 106) = acc100.GetElement(3);
                acc110 = Vector128.MaxNative(acc110, zero);
                Unsafe.Add(ref tileDst, 141) = acc110.GetElement(0);
                acc200 = Vector128.MaxNative(acc200, zero);
                Unsafe.Add(ref tileDst, 2) = acc200.GetElement(0);
                Unsafe.Add(ref tileDst, 37) = acc200.GetElement(1);
                Unsafe.Add(ref tileDst, 72) = acc200.GetElement(2);
                Unsafe.Add(ref tileDst, 107) = acc200.GetElement(3);
                acc210 = Vector128.MaxNative(acc210, zero);
                Unsafe.Add(ref tileDst, 142) = acc210.GetElement(0);
                tileWgt = ref Unsafe.Add(ref tileWgt, 35);
                tileDst = ref Unsafe.Add(ref tileDst, 175);
            }
        }
    }
}
