internal static class Test_Network_Vector128
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">One float per class.</param>
    internal static void Run(ref float input, ref float arena, ref float weights, ref float output)
    {
        // first: pointwise in 2 groups, 8x5x7 -> 8x5x7; with ReLU.
        Pointwise4To4Groups2Pixels35Relu(ref input, ref Unsafe.Add(ref arena, 64), ref weights);

        // second: pointwise in 2 groups, 8x5x7 -> 8x5x7; with residual add, ReLU.
        Pointwise4To4Groups2Pixels35AddRelu(ref Unsafe.Add(ref arena, 64), ref output, ref Unsafe.Add(ref arena, 64), ref Unsafe.Add(ref weights, 48));
    }

    /// <summary>
    /// 1x1 convolution of 4 to 4 channels in each of 2 groups, 35 pixels a plane; bias and ReLU.
    /// Input channel k of group q is plane 4 q + k, output channel n is plane 4 q + n.
    /// Blocks of 4 output channels: their biases, then for each input channel their weights.
    /// Used by first.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pointwise4To4Groups2Pixels35Relu(ref float src, ref float dst, ref float wgt)
    {
        Vector128<float> zero = Simd.Held128(0f);
        for (nint group = 0; group < 2; group++)
        {
            // 24 of 35 pixels, 3 vectors at a time.
            for (nint pixel = 0; pixel < 24; pixel += 12)
            {
                ref float tileSrc = ref Unsafe.Add(ref src, pixel);
                ref float tileDst = ref Unsafe.Add(ref dst, pixel);
                ref float tileWgt = ref wgt;
                {
                    // Start from the bias.
                    (Vector128<float> acc00, Vector128<float> acc10, Vector128<float> acc20, Vector128<float> acc30) = Simd.Broadcast4(ref tileWgt);
                    (Vector128<float> acc01, Vector128<float> acc11, Vector128<float> acc21, Vector128<float> acc31) = Simd.Broadcast4(ref tileWgt);
                    (Vector128<float> acc02, Vector128<float> acc12, Vector128<float> acc22, Vector128<float> acc32) = Simd.Broadcast4(ref tileWgt);

                    // Add each input channel.
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    {
                        Vector128<float> x00 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x01 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> x02 = Vector128.LoadUnsafe(ref x, 8);
                        Vector128<float> w00 = Vector128.LoadUnsafe(ref w);
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
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x10 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x11 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> x12 = Vector128.LoadUnsafe(ref x, 8);
                        Vector128<float> w10 = Vector128.LoadUnsafe(ref w, 4);
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
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x20 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x21 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> x22 = Vector128.LoadUnsafe(ref x, 8);
                        Vector128<float> w20 = Vector128.LoadUnsafe(ref w, 8);
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
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x30 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x31 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> x32 = Vector128.LoadUnsafe(ref x, 8);
                        Vector128<float> w30 = Vector128.LoadUnsafe(ref w, 12);
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
                    }

                    ref float y = ref tileDst;
                    Simd.Store3(Vector128.MaxNative(acc00, zero), Vector128.MaxNative(acc01, zero), Vector128.MaxNative(acc02, zero), ref y);
                    y = ref Unsafe.Add(ref y, 35);
                    Simd.Store3(Vector128.MaxNative(acc10, zero), Vector128.MaxNative(acc11, zero), Vector128.MaxNative(acc12, zero), ref y);
                    y = ref Unsafe.Add(ref y, 35);
                    Simd.Store3(Vector128.MaxNative(acc20, zero), Vector128.MaxNative(acc21, zero), Vector128.MaxNative(acc22, zero), ref y);
                    y = ref Unsafe.Add(ref y, 35);
                    Simd.Store3(Vector128.MaxNative(acc30, zero), Vector128.MaxNative(acc31, zero), Vector128.MaxNative(acc32, zero), ref y);
                }
            }

            // 8 pixels from 24 on.
            {
                ref float tileSrc = ref Unsafe.Add(ref src, 24);
                ref float tileDst = ref Unsafe.Add(ref dst, 24);
                ref float tileWgt = ref wgt;
                {
                    // Start from the bias.
                    (Vector128<float> acc00, Vector128<float> acc10, Vector128<float> acc20, Vector128<float> acc30) = Simd.Broadcast4(ref tileWgt);
                    (Vector128<float> acc01, Vector128<float> acc11, Vector128<float> acc21, Vector128<float> acc31) = Simd.Broadcast4(ref tileWgt);

                    // Add each input channel.
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    {
                        Vector128<float> x00 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x01 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w00 = Vector128.LoadUnsafe(ref w);
                        acc00 = Simd.MultiplyAddByElement(acc00, x00, w00, 0);
                        acc01 = Simd.MultiplyAddByElement(acc01, x01, w00, 0);
                        acc10 = Simd.MultiplyAddByElement(acc10, x00, w00, 1);
                        acc11 = Simd.MultiplyAddByElement(acc11, x01, w00, 1);
                        acc20 = Simd.MultiplyAddByElement(acc20, x00, w00, 2);
                        acc21 = Simd.MultiplyAddByElement(acc21, x01, w00, 2);
                        acc30 = Simd.MultiplyAddByElement(acc30, x00, w00, 3);
                        acc31 = Simd.MultiplyAddByElement(acc31, x01, w00, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x10 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x11 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w10 = Vector128.LoadUnsafe(ref w, 4);
                        acc00 = Simd.MultiplyAddByElement(acc00, x10, w10, 0);
                        acc01 = Simd.MultiplyAddByElement(acc01, x11, w10, 0);
                        acc10 = Simd.MultiplyAddByElement(acc10, x10, w10, 1);
                        acc11 = Simd.MultiplyAddByElement(acc11, x11, w10, 1);
                        acc20 = Simd.MultiplyAddByElement(acc20, x10, w10, 2);
                        acc21 = Simd.MultiplyAddByElement(acc21, x11, w10, 2);
                        acc30 = Simd.MultiplyAddByElement(acc30, x10, w10, 3);
                        acc31 = Simd.MultiplyAddByElement(acc31, x11, w10, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x20 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x21 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w20 = Vector128.LoadUnsafe(ref w, 8);
                        acc00 = Simd.MultiplyAddByElement(acc00, x20, w20, 0);
                        acc01 = Simd.MultiplyAddByElement(acc01, x21, w20, 0);
                        acc10 = Simd.MultiplyAddByElement(acc10, x20, w20, 1);
                        acc11 = Simd.MultiplyAddByElement(acc11, x21, w20, 1);
                        acc20 = Simd.MultiplyAddByElement(acc20, x20, w20, 2);
                        acc21 = Simd.MultiplyAddByElement(acc21, x21, w20, 2);
                        acc30 = Simd.MultiplyAddByElement(acc30, x20, w20, 3);
                        acc31 = Simd.MultiplyAddByElement(acc31, x21, w20, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x30 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x31 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w30 = Vector128.LoadUnsafe(ref w, 12);
                        acc00 = Simd.MultiplyAddByElement(acc00, x30, w30, 0);
                        acc01 = Simd.MultiplyAddByElement(acc01, x31, w30, 0);
                        acc10 = Simd.MultiplyAddByElement(acc10, x30, w30, 1);
                        acc11 = Simd.MultiplyAddByElement(acc11, x31, w30, 1);
                        acc20 = Simd.MultiplyAddByElement(acc20, x30, w30, 2);
                        acc21 = Simd.MultiplyAddByElement(acc21, x31, w30, 2);
                        acc30 = Simd.MultiplyAddByElement(acc30, x30, w30, 3);
                        acc31 = Simd.MultiplyAddByElement(acc31, x31, w30, 3);
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
                }
            }

            // The last 3 pixels, with the channels as lanes.
            {
                ref float tileSrc = ref Unsafe.Add(ref src, 32);
                ref float tileDst = ref Unsafe.Add(ref dst, 32);
                ref float tileWgt = ref wgt;
                {
                    Vector128<float> acc000 = Vector128.LoadUnsafe(ref tileWgt);
                    Vector128<float> acc100 = Vector128.LoadUnsafe(ref tileWgt);
                    Vector128<float> acc200 = Vector128.LoadUnsafe(ref tileWgt);
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    for (nint input = 0; input < 4; input += 2)
                    {
                        Vector128<float> x00 = Vector128.CreateScalarUnsafe(x);
                        acc000 = Simd.MultiplyAddByElement(acc000, Vector128.LoadUnsafe(ref w), x00, 0);
                        Vector128<float> x01 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 1));
                        acc100 = Simd.MultiplyAddByElement(acc100, Vector128.LoadUnsafe(ref w), x01, 0);
                        Vector128<float> x02 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 2));
                        acc200 = Simd.MultiplyAddByElement(acc200, Vector128.LoadUnsafe(ref w), x02, 0);
                        Vector128<float> x10 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 35));
                        acc000 = Simd.MultiplyAddByElement(acc000, Vector128.LoadUnsafe(ref w, 4), x10, 0);
                        Vector128<float> x11 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 36));
                        acc100 = Simd.MultiplyAddByElement(acc100, Vector128.LoadUnsafe(ref w, 4), x11, 0);
                        Vector128<float> x12 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 37));
                        acc200 = Simd.MultiplyAddByElement(acc200, Vector128.LoadUnsafe(ref w, 4), x12, 0);
                        x = ref Unsafe.Add(ref x, 70);
                        w = ref Unsafe.Add(ref w, 8);
                    }
                    acc000 = Vector128.MaxNative(acc000, zero);
                    tileDst = acc000.GetElement(0);
                    Unsafe.Add(ref tileDst, 35) = acc000.GetElement(1);
                    Unsafe.Add(ref tileDst, 70) = acc000.GetElement(2);
                    Unsafe.Add(ref tileDst, 105) = acc000.GetElement(3);
                    acc100 = Vector128.MaxNative(acc100, zero);
                    Unsafe.Add(ref tileDst, 1) = acc100.GetElement(0);
                    Unsafe.Add(ref tileDst, 36) = acc100.GetElement(1);
                    Unsafe.Add(ref tileDst, 71) = acc100.GetElement(2);
                    Unsafe.Add(ref tileDst, 106) = acc100.GetElement(3);
                    acc200 = Vector128.MaxNative(acc200, zero);
                    Unsafe.Add(ref tileDst, 2) = acc200.GetElement(0);
                    Unsafe.Add(ref tileDst, 37) = acc200.GetElement(1);
                    Unsafe.Add(ref tileDst, 72) = acc200.GetElement(2);
                    Unsafe.Add(ref tileDst, 107) = acc200.GetElement(3);
                }
            }

            src = ref Unsafe.Add(ref src, 140);
            dst = ref Unsafe.Add(ref dst, 140);
            wgt = ref Unsafe.Add(ref wgt, 20);
        }
    }

    /// <summary>
    /// 1x1 convolution of 4 to 4 channels in each of 2 groups, 35 pixels a plane; bias, add and ReLU.
    /// Input channel k of group q is plane 4 q + k, output channel n is plane 4 q + n.
    /// Blocks of 4 output channels: their biases, then for each input channel their weights.
    /// Used by second.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pointwise4To4Groups2Pixels35AddRelu(ref float src, ref float dst, ref float res, ref float wgt)
    {
        Vector128<float> zero = Simd.Held128(0f);
        Vector128<float> one = Simd.Held128(1f);
        for (nint group = 0; group < 2; group++)
        {
            // 24 of 35 pixels, 3 vectors at a time.
            for (nint pixel = 0; pixel < 24; pixel += 12)
            {
                ref float tileSrc = ref Unsafe.Add(ref src, pixel);
                ref float tileDst = ref Unsafe.Add(ref dst, pixel);
                ref float tileRes = ref Unsafe.Add(ref res, pixel);
                ref float tileWgt = ref wgt;
                {
                    // Start from the shortcut plus the bias.
                    Vector128<float> bias0 = Vector128.LoadUnsafe(ref tileWgt);
                    ref float s = ref tileRes;
                    (Vector128<float> s00, Vector128<float> s01, Vector128<float> s02) = Simd.Load3(ref s);
                    s = ref Unsafe.Add(ref s, 35);
                    Vector128<float> acc00 = Simd.MultiplyAddByElement(s00, one, bias0, 0);
                    Vector128<float> acc01 = Simd.MultiplyAddByElement(s01, one, bias0, 0);
                    Vector128<float> acc02 = Simd.MultiplyAddByElement(s02, one, bias0, 0);
                    (Vector128<float> s10, Vector128<float> s11, Vector128<float> s12) = Simd.Load3(ref s);
                    s = ref Unsafe.Add(ref s, 35);
                    Vector128<float> acc10 = Simd.MultiplyAddByElement(s10, one, bias0, 1);
                    Vector128<float> acc11 = Simd.MultiplyAddByElement(s11, one, bias0, 1);
                    Vector128<float> acc12 = Simd.MultiplyAddByElement(s12, one, bias0, 1);
                    (Vector128<float> s20, Vector128<float> s21, Vector128<float> s22) = Simd.Load3(ref s);
                    s = ref Unsafe.Add(ref s, 35);
                    Vector128<float> acc20 = Simd.MultiplyAddByElement(s20, one, bias0, 2);
                    Vector128<float> acc21 = Simd.MultiplyAddByElement(s21, one, bias0, 2);
                    Vector128<float> acc22 = Simd.MultiplyAddByElement(s22, one, bias0, 2);
                    (Vector128<float> s30, Vector128<float> s31, Vector128<float> s32) = Simd.Load3(ref s);
                    Vector128<float> acc30 = Simd.MultiplyAddByElement(s30, one, bias0, 3);
                    Vector128<float> acc31 = Simd.MultiplyAddByElement(s31, one, bias0, 3);
                    Vector128<float> acc32 = Simd.MultiplyAddByElement(s32, one, bias0, 3);

                    // Add each input channel.
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    {
                        (Vector128<float> x00, Vector128<float> x01, Vector128<float> x02) = Simd.Load3(ref x);
                        Vector128<float> w00 = Vector128.LoadUnsafe(ref w);
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
                        x = ref Unsafe.Add(ref x, 35);
                        (Vector128<float> x10, Vector128<float> x11, Vector128<float> x12) = Simd.Load3(ref x);
                        Vector128<float> w10 = Vector128.LoadUnsafe(ref w, 4);
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
                        x = ref Unsafe.Add(ref x, 35);
                        (Vector128<float> x20, Vector128<float> x21, Vector128<float> x22) = Simd.Load3(ref x);
                        Vector128<float> w20 = Vector128.LoadUnsafe(ref w, 8);
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
                        x = ref Unsafe.Add(ref x, 35);
                        (Vector128<float> x30, Vector128<float> x31, Vector128<float> x32) = Simd.Load3(ref x);
                        Vector128<float> w30 = Vector128.LoadUnsafe(ref w, 12);
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
                }
            }

            // 8 pixels from 24 on.
            {
                ref float tileSrc = ref Unsafe.Add(ref src, 24);
                ref float tileDst = ref Unsafe.Add(ref dst, 24);
                ref float tileRes = ref Unsafe.Add(ref res, 24);
                ref float tileWgt = ref wgt;
                {
                    // Start from the shortcut plus the bias.
                    Vector128<float> bias0 = Vector128.LoadUnsafe(ref tileWgt);
                    ref float s = ref tileRes;
                    Vector128<float> s00 = Vector128.LoadUnsafe(ref s);
                    Vector128<float> s01 = Vector128.LoadUnsafe(ref s, 4);
                    s = ref Unsafe.Add(ref s, 35);
                    Vector128<float> acc00 = Simd.MultiplyAddByElement(s00, one, bias0, 0);
                    Vector128<float> acc01 = Simd.MultiplyAddByElement(s01, one, bias0, 0);
                    Vector128<float> s10 = Vector128.LoadUnsafe(ref s);
                    Vector128<float> s11 = Vector128.LoadUnsafe(ref s, 4);
                    s = ref Unsafe.Add(ref s, 35);
                    Vector128<float> acc10 = Simd.MultiplyAddByElement(s10, one, bias0, 1);
                    Vector128<float> acc11 = Simd.MultiplyAddByElement(s11, one, bias0, 1);
                    Vector128<float> s20 = Vector128.LoadUnsafe(ref s);
                    Vector128<float> s21 = Vector128.LoadUnsafe(ref s, 4);
                    s = ref Unsafe.Add(ref s, 35);
                    Vector128<float> acc20 = Simd.MultiplyAddByElement(s20, one, bias0, 2);
                    Vector128<float> acc21 = Simd.MultiplyAddByElement(s21, one, bias0, 2);
                    Vector128<float> s30 = Vector128.LoadUnsafe(ref s);
                    Vector128<float> s31 = Vector128.LoadUnsafe(ref s, 4);
                    Vector128<float> acc30 = Simd.MultiplyAddByElement(s30, one, bias0, 3);
                    Vector128<float> acc31 = Simd.MultiplyAddByElement(s31, one, bias0, 3);

                    // Add each input channel.
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    {
                        Vector128<float> x00 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x01 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w00 = Vector128.LoadUnsafe(ref w);
                        acc00 = Simd.MultiplyAddByElement(acc00, x00, w00, 0);
                        acc01 = Simd.MultiplyAddByElement(acc01, x01, w00, 0);
                        acc10 = Simd.MultiplyAddByElement(acc10, x00, w00, 1);
                        acc11 = Simd.MultiplyAddByElement(acc11, x01, w00, 1);
                        acc20 = Simd.MultiplyAddByElement(acc20, x00, w00, 2);
                        acc21 = Simd.MultiplyAddByElement(acc21, x01, w00, 2);
                        acc30 = Simd.MultiplyAddByElement(acc30, x00, w00, 3);
                        acc31 = Simd.MultiplyAddByElement(acc31, x01, w00, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x10 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x11 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w10 = Vector128.LoadUnsafe(ref w, 4);
                        acc00 = Simd.MultiplyAddByElement(acc00, x10, w10, 0);
                        acc01 = Simd.MultiplyAddByElement(acc01, x11, w10, 0);
                        acc10 = Simd.MultiplyAddByElement(acc10, x10, w10, 1);
                        acc11 = Simd.MultiplyAddByElement(acc11, x11, w10, 1);
                        acc20 = Simd.MultiplyAddByElement(acc20, x10, w10, 2);
                        acc21 = Simd.MultiplyAddByElement(acc21, x11, w10, 2);
                        acc30 = Simd.MultiplyAddByElement(acc30, x10, w10, 3);
                        acc31 = Simd.MultiplyAddByElement(acc31, x11, w10, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x20 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x21 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w20 = Vector128.LoadUnsafe(ref w, 8);
                        acc00 = Simd.MultiplyAddByElement(acc00, x20, w20, 0);
                        acc01 = Simd.MultiplyAddByElement(acc01, x21, w20, 0);
                        acc10 = Simd.MultiplyAddByElement(acc10, x20, w20, 1);
                        acc11 = Simd.MultiplyAddByElement(acc11, x21, w20, 1);
                        acc20 = Simd.MultiplyAddByElement(acc20, x20, w20, 2);
                        acc21 = Simd.MultiplyAddByElement(acc21, x21, w20, 2);
                        acc30 = Simd.MultiplyAddByElement(acc30, x20, w20, 3);
                        acc31 = Simd.MultiplyAddByElement(acc31, x21, w20, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x30 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x31 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w30 = Vector128.LoadUnsafe(ref w, 12);
                        acc00 = Simd.MultiplyAddByElement(acc00, x30, w30, 0);
                        acc01 = Simd.MultiplyAddByElement(acc01, x31, w30, 0);
                        acc10 = Simd.MultiplyAddByElement(acc10, x30, w30, 1);
                        acc11 = Simd.MultiplyAddByElement(acc11, x31, w30, 1);
                        acc20 = Simd.MultiplyAddByElement(acc20, x30, w30, 2);
                        acc21 = Simd.MultiplyAddByElement(acc21, x31, w30, 2);
                        acc30 = Simd.MultiplyAddByElement(acc30, x30, w30, 3);
                        acc31 = Simd.MultiplyAddByElement(acc31, x31, w30, 3);
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
                }
            }

            // The last 3 pixels, with the channels as lanes.
            {
                ref float tileSrc = ref Unsafe.Add(ref src, 32);
                ref float tileDst = ref Unsafe.Add(ref dst, 32);
                ref float tileRes = ref Unsafe.Add(ref res, 32);
                ref float tileWgt = ref wgt;
                {
                    Vector128<float> acc000 = Vector128.LoadUnsafe(ref tileWgt);
                    Vector128<float> acc100 = Vector128.LoadUnsafe(ref tileWgt);
                    Vector128<float> acc200 = Vector128.LoadUnsafe(ref tileWgt);
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    for (nint input = 0; input < 4; input += 2)
                    {
                        Vector128<float> x00 = Vector128.CreateScalarUnsafe(x);
                        acc000 = Simd.MultiplyAddByElement(acc000, Vector128.LoadUnsafe(ref w), x00, 0);
                        Vector128<float> x01 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 1));
                        acc100 = Simd.MultiplyAddByElement(acc100, Vector128.LoadUnsafe(ref w), x01, 0);
                        Vector128<float> x02 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 2));
                        acc200 = Simd.MultiplyAddByElement(acc200, Vector128.LoadUnsafe(ref w), x02, 0);
                        Vector128<float> x10 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 35));
                        acc000 = Simd.MultiplyAddByElement(acc000, Vector128.LoadUnsafe(ref w, 4), x10, 0);
                        Vector128<float> x11 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 36));
                        acc100 = Simd.MultiplyAddByElement(acc100, Vector128.LoadUnsafe(ref w, 4), x11, 0);
                        Vector128<float> x12 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 37));
                        acc200 = Simd.MultiplyAddByElement(acc200, Vector128.LoadUnsafe(ref w, 4), x12, 0);
                        x = ref Unsafe.Add(ref x, 70);
                        w = ref Unsafe.Add(ref w, 8);
                    }
                    acc000 += Vector128.Create(tileRes, Unsafe.Add(ref tileRes, 35), Unsafe.Add(ref tileRes, 70), Unsafe.Add(ref tileRes, 105));
                    acc000 = Vector128.MaxNative(acc000, zero);
                    tileDst = acc000.GetElement(0);
                    Unsafe.Add(ref tileDst, 35) = acc000.GetElement(1);
                    Unsafe.Add(ref tileDst, 70) = acc000.GetElement(2);
                    Unsafe.Add(ref tileDst, 105) = acc000.GetElement(3);
                    acc100 += Vector128.Create(Unsafe.Add(ref tileRes, 1), Unsafe.Add(ref tileRes, 36), Unsafe.Add(ref tileRes, 71), Unsafe.Add(ref tileRes, 106));
                    acc100 = Vector128.MaxNative(acc100, zero);
                    Unsafe.Add(ref tileDst, 1) = acc100.GetElement(0);
                    Unsafe.Add(ref tileDst, 36) = acc100.GetElement(1);
                    Unsafe.Add(ref tileDst, 71) = acc100.GetElement(2);
                    Unsafe.Add(ref tileDst, 106) = acc100.GetElement(3);
                    acc200 += Vector128.Create(Unsafe.Add(ref tileRes, 2), Unsafe.Add(ref tileRes, 37), Unsafe.Add(ref tileRes, 72), Unsafe.Add(ref tileRes, 107));
                    acc200 = Vector128.MaxNative(acc200, zero);
                    Unsafe.Add(ref tileDst, 2) = acc200.GetElement(0);
                    Unsafe.Add(ref tileDst, 37) = acc200.GetElement(1);
                    Unsafe.Add(ref tileDst, 72) = acc200.GetElement(2);
                    Unsafe.Add(ref tileDst, 107) = acc200.GetElement(3);
                }
            }

            src = ref Unsafe.Add(ref src, 140);
            dst = ref Unsafe.Add(ref dst, 140);
            res = ref Unsafe.Add(ref res, 140);
            wgt = ref Unsafe.Add(ref wgt, 20);
        }
    }
}
