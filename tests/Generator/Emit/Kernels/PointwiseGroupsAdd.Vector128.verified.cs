internal static class Test_Network_Vector128
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">The result's planes; written, and read where later layers do.</param>
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
        Vector128<float> zero = Simd.OpaqueConstant(0f);
        for (nint group = 0; group < 2; group++)
        {
            // Pixels 0 to 23, 3 vectors at a time.
            for (nint pixel = 0; pixel < 24; pixel += 12)
            {
                ref float tileSrc = ref Unsafe.Add(ref src, pixel);
                ref float tileDst = ref Unsafe.Add(ref dst, pixel);
                ref float tileWgt = ref wgt;
                {
                    // Start from the bias.
                    (Vector128<float> acc0_0, Vector128<float> acc1_0, Vector128<float> acc2_0, Vector128<float> acc3_0) = Simd.Broadcast4(ref tileWgt);
                    (Vector128<float> acc0_1, Vector128<float> acc1_1, Vector128<float> acc2_1, Vector128<float> acc3_1) = Simd.Broadcast4(ref tileWgt);
                    (Vector128<float> acc0_2, Vector128<float> acc1_2, Vector128<float> acc2_2, Vector128<float> acc3_2) = Simd.Broadcast4(ref tileWgt);

                    // Add each input channel.
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    {
                        Vector128<float> x0_0 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x0_1 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> x0_2 = Vector128.LoadUnsafe(ref x, 8);
                        Vector128<float> w0_0 = Vector128.LoadUnsafe(ref w);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x0_0, w0_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x0_1, w0_0, 0);
                        acc0_2 = Simd.MultiplyAddByElement(acc0_2, x0_2, w0_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x0_0, w0_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x0_1, w0_0, 1);
                        acc1_2 = Simd.MultiplyAddByElement(acc1_2, x0_2, w0_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x0_0, w0_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x0_1, w0_0, 2);
                        acc2_2 = Simd.MultiplyAddByElement(acc2_2, x0_2, w0_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x0_0, w0_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x0_1, w0_0, 3);
                        acc3_2 = Simd.MultiplyAddByElement(acc3_2, x0_2, w0_0, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x1_0 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x1_1 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> x1_2 = Vector128.LoadUnsafe(ref x, 8);
                        Vector128<float> w1_0 = Vector128.LoadUnsafe(ref w, 4);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x1_0, w1_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x1_1, w1_0, 0);
                        acc0_2 = Simd.MultiplyAddByElement(acc0_2, x1_2, w1_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x1_0, w1_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x1_1, w1_0, 1);
                        acc1_2 = Simd.MultiplyAddByElement(acc1_2, x1_2, w1_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x1_0, w1_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x1_1, w1_0, 2);
                        acc2_2 = Simd.MultiplyAddByElement(acc2_2, x1_2, w1_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x1_0, w1_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x1_1, w1_0, 3);
                        acc3_2 = Simd.MultiplyAddByElement(acc3_2, x1_2, w1_0, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x2_0 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x2_1 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> x2_2 = Vector128.LoadUnsafe(ref x, 8);
                        Vector128<float> w2_0 = Vector128.LoadUnsafe(ref w, 8);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x2_0, w2_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x2_1, w2_0, 0);
                        acc0_2 = Simd.MultiplyAddByElement(acc0_2, x2_2, w2_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x2_0, w2_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x2_1, w2_0, 1);
                        acc1_2 = Simd.MultiplyAddByElement(acc1_2, x2_2, w2_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x2_0, w2_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x2_1, w2_0, 2);
                        acc2_2 = Simd.MultiplyAddByElement(acc2_2, x2_2, w2_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x2_0, w2_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x2_1, w2_0, 3);
                        acc3_2 = Simd.MultiplyAddByElement(acc3_2, x2_2, w2_0, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x3_0 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x3_1 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> x3_2 = Vector128.LoadUnsafe(ref x, 8);
                        Vector128<float> w3_0 = Vector128.LoadUnsafe(ref w, 12);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x3_0, w3_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x3_1, w3_0, 0);
                        acc0_2 = Simd.MultiplyAddByElement(acc0_2, x3_2, w3_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x3_0, w3_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x3_1, w3_0, 1);
                        acc1_2 = Simd.MultiplyAddByElement(acc1_2, x3_2, w3_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x3_0, w3_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x3_1, w3_0, 2);
                        acc2_2 = Simd.MultiplyAddByElement(acc2_2, x3_2, w3_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x3_0, w3_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x3_1, w3_0, 3);
                        acc3_2 = Simd.MultiplyAddByElement(acc3_2, x3_2, w3_0, 3);
                    }

                    ref float y = ref tileDst;
                    Simd.Store3(Vector128.MaxNative(acc0_0, zero), Vector128.MaxNative(acc0_1, zero), Vector128.MaxNative(acc0_2, zero), ref y);
                    y = ref Unsafe.Add(ref y, 35);
                    Simd.Store3(Vector128.MaxNative(acc1_0, zero), Vector128.MaxNative(acc1_1, zero), Vector128.MaxNative(acc1_2, zero), ref y);
                    y = ref Unsafe.Add(ref y, 35);
                    Simd.Store3(Vector128.MaxNative(acc2_0, zero), Vector128.MaxNative(acc2_1, zero), Vector128.MaxNative(acc2_2, zero), ref y);
                    y = ref Unsafe.Add(ref y, 35);
                    Simd.Store3(Vector128.MaxNative(acc3_0, zero), Vector128.MaxNative(acc3_1, zero), Vector128.MaxNative(acc3_2, zero), ref y);
                }
            }

            // Pixels 24 to 31.
            {
                ref float tileSrc = ref Unsafe.Add(ref src, 24);
                ref float tileDst = ref Unsafe.Add(ref dst, 24);
                ref float tileWgt = ref wgt;
                {
                    // Start from the bias.
                    (Vector128<float> acc0_0, Vector128<float> acc1_0, Vector128<float> acc2_0, Vector128<float> acc3_0) = Simd.Broadcast4(ref tileWgt);
                    (Vector128<float> acc0_1, Vector128<float> acc1_1, Vector128<float> acc2_1, Vector128<float> acc3_1) = Simd.Broadcast4(ref tileWgt);

                    // Add each input channel.
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    {
                        Vector128<float> x0_0 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x0_1 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w0_0 = Vector128.LoadUnsafe(ref w);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x0_0, w0_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x0_1, w0_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x0_0, w0_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x0_1, w0_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x0_0, w0_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x0_1, w0_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x0_0, w0_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x0_1, w0_0, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x1_0 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x1_1 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w1_0 = Vector128.LoadUnsafe(ref w, 4);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x1_0, w1_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x1_1, w1_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x1_0, w1_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x1_1, w1_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x1_0, w1_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x1_1, w1_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x1_0, w1_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x1_1, w1_0, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x2_0 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x2_1 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w2_0 = Vector128.LoadUnsafe(ref w, 8);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x2_0, w2_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x2_1, w2_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x2_0, w2_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x2_1, w2_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x2_0, w2_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x2_1, w2_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x2_0, w2_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x2_1, w2_0, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x3_0 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x3_1 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w3_0 = Vector128.LoadUnsafe(ref w, 12);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x3_0, w3_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x3_1, w3_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x3_0, w3_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x3_1, w3_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x3_0, w3_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x3_1, w3_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x3_0, w3_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x3_1, w3_0, 3);
                    }

                    ref float y = ref tileDst;
                    Vector128.MaxNative(acc0_0, zero).StoreUnsafe(ref y);
                    Vector128.MaxNative(acc0_1, zero).StoreUnsafe(ref y, 4);
                    y = ref Unsafe.Add(ref y, 35);
                    Vector128.MaxNative(acc1_0, zero).StoreUnsafe(ref y);
                    Vector128.MaxNative(acc1_1, zero).StoreUnsafe(ref y, 4);
                    y = ref Unsafe.Add(ref y, 35);
                    Vector128.MaxNative(acc2_0, zero).StoreUnsafe(ref y);
                    Vector128.MaxNative(acc2_1, zero).StoreUnsafe(ref y, 4);
                    y = ref Unsafe.Add(ref y, 35);
                    Vector128.MaxNative(acc3_0, zero).StoreUnsafe(ref y);
                    Vector128.MaxNative(acc3_1, zero).StoreUnsafe(ref y, 4);
                }
            }

            // The last 3 pixels, with the channels as lanes.
            {
                ref float tileSrc = ref Unsafe.Add(ref src, 32);
                ref float tileDst = ref Unsafe.Add(ref dst, 32);
                ref float tileWgt = ref wgt;
                {
                    Vector128<float> acc0_0_0 = Vector128.LoadUnsafe(ref tileWgt);
                    Vector128<float> acc1_0_0 = Vector128.LoadUnsafe(ref tileWgt);
                    Vector128<float> acc2_0_0 = Vector128.LoadUnsafe(ref tileWgt);
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    for (nint input = 0; input < 4; input += 2)
                    {
                        Vector128<float> x0_0 = Vector128.CreateScalarUnsafe(x);
                        acc0_0_0 = Simd.MultiplyAddByElement(acc0_0_0, Vector128.LoadUnsafe(ref w), x0_0, 0);
                        Vector128<float> x0_1 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 1));
                        acc1_0_0 = Simd.MultiplyAddByElement(acc1_0_0, Vector128.LoadUnsafe(ref w), x0_1, 0);
                        Vector128<float> x0_2 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 2));
                        acc2_0_0 = Simd.MultiplyAddByElement(acc2_0_0, Vector128.LoadUnsafe(ref w), x0_2, 0);
                        Vector128<float> x1_0 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 35));
                        acc0_0_0 = Simd.MultiplyAddByElement(acc0_0_0, Vector128.LoadUnsafe(ref w, 4), x1_0, 0);
                        Vector128<float> x1_1 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 36));
                        acc1_0_0 = Simd.MultiplyAddByElement(acc1_0_0, Vector128.LoadUnsafe(ref w, 4), x1_1, 0);
                        Vector128<float> x1_2 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 37));
                        acc2_0_0 = Simd.MultiplyAddByElement(acc2_0_0, Vector128.LoadUnsafe(ref w, 4), x1_2, 0);
                        x = ref Unsafe.Add(ref x, 70);
                        w = ref Unsafe.Add(ref w, 8);
                    }
                    acc0_0_0 = Vector128.MaxNative(acc0_0_0, zero);
                    tileDst = acc0_0_0.GetElement(0);
                    Unsafe.Add(ref tileDst, 35) = acc0_0_0.GetElement(1);
                    Unsafe.Add(ref tileDst, 70) = acc0_0_0.GetElement(2);
                    Unsafe.Add(ref tileDst, 105) = acc0_0_0.GetElement(3);
                    acc1_0_0 = Vector128.MaxNative(acc1_0_0, zero);
                    Unsafe.Add(ref tileDst, 1) = acc1_0_0.GetElement(0);
                    Unsafe.Add(ref tileDst, 36) = acc1_0_0.GetElement(1);
                    Unsafe.Add(ref tileDst, 71) = acc1_0_0.GetElement(2);
                    Unsafe.Add(ref tileDst, 106) = acc1_0_0.GetElement(3);
                    acc2_0_0 = Vector128.MaxNative(acc2_0_0, zero);
                    Unsafe.Add(ref tileDst, 2) = acc2_0_0.GetElement(0);
                    Unsafe.Add(ref tileDst, 37) = acc2_0_0.GetElement(1);
                    Unsafe.Add(ref tileDst, 72) = acc2_0_0.GetElement(2);
                    Unsafe.Add(ref tileDst, 107) = acc2_0_0.GetElement(3);
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
        Vector128<float> zero = Simd.OpaqueConstant(0f);
        Vector128<float> one = Simd.OpaqueConstant(1f);
        for (nint group = 0; group < 2; group++)
        {
            // Pixels 0 to 23, 3 vectors at a time.
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
                    (Vector128<float> s0_0, Vector128<float> s0_1, Vector128<float> s0_2) = Simd.Load3(ref s);
                    s = ref Unsafe.Add(ref s, 35);
                    Vector128<float> acc0_0 = Simd.MultiplyAddByElement(s0_0, one, bias0, 0);
                    Vector128<float> acc0_1 = Simd.MultiplyAddByElement(s0_1, one, bias0, 0);
                    Vector128<float> acc0_2 = Simd.MultiplyAddByElement(s0_2, one, bias0, 0);
                    (Vector128<float> s1_0, Vector128<float> s1_1, Vector128<float> s1_2) = Simd.Load3(ref s);
                    s = ref Unsafe.Add(ref s, 35);
                    Vector128<float> acc1_0 = Simd.MultiplyAddByElement(s1_0, one, bias0, 1);
                    Vector128<float> acc1_1 = Simd.MultiplyAddByElement(s1_1, one, bias0, 1);
                    Vector128<float> acc1_2 = Simd.MultiplyAddByElement(s1_2, one, bias0, 1);
                    (Vector128<float> s2_0, Vector128<float> s2_1, Vector128<float> s2_2) = Simd.Load3(ref s);
                    s = ref Unsafe.Add(ref s, 35);
                    Vector128<float> acc2_0 = Simd.MultiplyAddByElement(s2_0, one, bias0, 2);
                    Vector128<float> acc2_1 = Simd.MultiplyAddByElement(s2_1, one, bias0, 2);
                    Vector128<float> acc2_2 = Simd.MultiplyAddByElement(s2_2, one, bias0, 2);
                    (Vector128<float> s3_0, Vector128<float> s3_1, Vector128<float> s3_2) = Simd.Load3(ref s);
                    Vector128<float> acc3_0 = Simd.MultiplyAddByElement(s3_0, one, bias0, 3);
                    Vector128<float> acc3_1 = Simd.MultiplyAddByElement(s3_1, one, bias0, 3);
                    Vector128<float> acc3_2 = Simd.MultiplyAddByElement(s3_2, one, bias0, 3);

                    // Add each input channel.
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    {
                        (Vector128<float> x0_0, Vector128<float> x0_1, Vector128<float> x0_2) = Simd.Load3(ref x);
                        Vector128<float> w0_0 = Vector128.LoadUnsafe(ref w);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x0_0, w0_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x0_1, w0_0, 0);
                        acc0_2 = Simd.MultiplyAddByElement(acc0_2, x0_2, w0_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x0_0, w0_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x0_1, w0_0, 1);
                        acc1_2 = Simd.MultiplyAddByElement(acc1_2, x0_2, w0_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x0_0, w0_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x0_1, w0_0, 2);
                        acc2_2 = Simd.MultiplyAddByElement(acc2_2, x0_2, w0_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x0_0, w0_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x0_1, w0_0, 3);
                        acc3_2 = Simd.MultiplyAddByElement(acc3_2, x0_2, w0_0, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        (Vector128<float> x1_0, Vector128<float> x1_1, Vector128<float> x1_2) = Simd.Load3(ref x);
                        Vector128<float> w1_0 = Vector128.LoadUnsafe(ref w, 4);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x1_0, w1_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x1_1, w1_0, 0);
                        acc0_2 = Simd.MultiplyAddByElement(acc0_2, x1_2, w1_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x1_0, w1_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x1_1, w1_0, 1);
                        acc1_2 = Simd.MultiplyAddByElement(acc1_2, x1_2, w1_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x1_0, w1_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x1_1, w1_0, 2);
                        acc2_2 = Simd.MultiplyAddByElement(acc2_2, x1_2, w1_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x1_0, w1_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x1_1, w1_0, 3);
                        acc3_2 = Simd.MultiplyAddByElement(acc3_2, x1_2, w1_0, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        (Vector128<float> x2_0, Vector128<float> x2_1, Vector128<float> x2_2) = Simd.Load3(ref x);
                        Vector128<float> w2_0 = Vector128.LoadUnsafe(ref w, 8);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x2_0, w2_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x2_1, w2_0, 0);
                        acc0_2 = Simd.MultiplyAddByElement(acc0_2, x2_2, w2_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x2_0, w2_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x2_1, w2_0, 1);
                        acc1_2 = Simd.MultiplyAddByElement(acc1_2, x2_2, w2_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x2_0, w2_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x2_1, w2_0, 2);
                        acc2_2 = Simd.MultiplyAddByElement(acc2_2, x2_2, w2_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x2_0, w2_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x2_1, w2_0, 3);
                        acc3_2 = Simd.MultiplyAddByElement(acc3_2, x2_2, w2_0, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        (Vector128<float> x3_0, Vector128<float> x3_1, Vector128<float> x3_2) = Simd.Load3(ref x);
                        Vector128<float> w3_0 = Vector128.LoadUnsafe(ref w, 12);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x3_0, w3_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x3_1, w3_0, 0);
                        acc0_2 = Simd.MultiplyAddByElement(acc0_2, x3_2, w3_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x3_0, w3_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x3_1, w3_0, 1);
                        acc1_2 = Simd.MultiplyAddByElement(acc1_2, x3_2, w3_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x3_0, w3_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x3_1, w3_0, 2);
                        acc2_2 = Simd.MultiplyAddByElement(acc2_2, x3_2, w3_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x3_0, w3_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x3_1, w3_0, 3);
                        acc3_2 = Simd.MultiplyAddByElement(acc3_2, x3_2, w3_0, 3);
                    }

                    ref float y = ref tileDst;
                    Vector128.MaxNative(acc0_0, zero).StoreUnsafe(ref y);
                    Vector128.MaxNative(acc0_1, zero).StoreUnsafe(ref y, 4);
                    Vector128.MaxNative(acc0_2, zero).StoreUnsafe(ref y, 8);
                    y = ref Unsafe.Add(ref y, 35);
                    Vector128.MaxNative(acc1_0, zero).StoreUnsafe(ref y);
                    Vector128.MaxNative(acc1_1, zero).StoreUnsafe(ref y, 4);
                    Vector128.MaxNative(acc1_2, zero).StoreUnsafe(ref y, 8);
                    y = ref Unsafe.Add(ref y, 35);
                    Vector128.MaxNative(acc2_0, zero).StoreUnsafe(ref y);
                    Vector128.MaxNative(acc2_1, zero).StoreUnsafe(ref y, 4);
                    Vector128.MaxNative(acc2_2, zero).StoreUnsafe(ref y, 8);
                    y = ref Unsafe.Add(ref y, 35);
                    Vector128.MaxNative(acc3_0, zero).StoreUnsafe(ref y);
                    Vector128.MaxNative(acc3_1, zero).StoreUnsafe(ref y, 4);
                    Vector128.MaxNative(acc3_2, zero).StoreUnsafe(ref y, 8);
                }
            }

            // Pixels 24 to 31.
            {
                ref float tileSrc = ref Unsafe.Add(ref src, 24);
                ref float tileDst = ref Unsafe.Add(ref dst, 24);
                ref float tileRes = ref Unsafe.Add(ref res, 24);
                ref float tileWgt = ref wgt;
                {
                    // Start from the shortcut plus the bias.
                    Vector128<float> bias0 = Vector128.LoadUnsafe(ref tileWgt);
                    ref float s = ref tileRes;
                    Vector128<float> s0_0 = Vector128.LoadUnsafe(ref s);
                    Vector128<float> s0_1 = Vector128.LoadUnsafe(ref s, 4);
                    s = ref Unsafe.Add(ref s, 35);
                    Vector128<float> acc0_0 = Simd.MultiplyAddByElement(s0_0, one, bias0, 0);
                    Vector128<float> acc0_1 = Simd.MultiplyAddByElement(s0_1, one, bias0, 0);
                    Vector128<float> s1_0 = Vector128.LoadUnsafe(ref s);
                    Vector128<float> s1_1 = Vector128.LoadUnsafe(ref s, 4);
                    s = ref Unsafe.Add(ref s, 35);
                    Vector128<float> acc1_0 = Simd.MultiplyAddByElement(s1_0, one, bias0, 1);
                    Vector128<float> acc1_1 = Simd.MultiplyAddByElement(s1_1, one, bias0, 1);
                    Vector128<float> s2_0 = Vector128.LoadUnsafe(ref s);
                    Vector128<float> s2_1 = Vector128.LoadUnsafe(ref s, 4);
                    s = ref Unsafe.Add(ref s, 35);
                    Vector128<float> acc2_0 = Simd.MultiplyAddByElement(s2_0, one, bias0, 2);
                    Vector128<float> acc2_1 = Simd.MultiplyAddByElement(s2_1, one, bias0, 2);
                    Vector128<float> s3_0 = Vector128.LoadUnsafe(ref s);
                    Vector128<float> s3_1 = Vector128.LoadUnsafe(ref s, 4);
                    Vector128<float> acc3_0 = Simd.MultiplyAddByElement(s3_0, one, bias0, 3);
                    Vector128<float> acc3_1 = Simd.MultiplyAddByElement(s3_1, one, bias0, 3);

                    // Add each input channel.
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    {
                        Vector128<float> x0_0 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x0_1 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w0_0 = Vector128.LoadUnsafe(ref w);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x0_0, w0_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x0_1, w0_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x0_0, w0_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x0_1, w0_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x0_0, w0_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x0_1, w0_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x0_0, w0_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x0_1, w0_0, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x1_0 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x1_1 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w1_0 = Vector128.LoadUnsafe(ref w, 4);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x1_0, w1_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x1_1, w1_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x1_0, w1_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x1_1, w1_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x1_0, w1_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x1_1, w1_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x1_0, w1_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x1_1, w1_0, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x2_0 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x2_1 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w2_0 = Vector128.LoadUnsafe(ref w, 8);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x2_0, w2_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x2_1, w2_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x2_0, w2_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x2_1, w2_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x2_0, w2_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x2_1, w2_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x2_0, w2_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x2_1, w2_0, 3);
                        x = ref Unsafe.Add(ref x, 35);
                        Vector128<float> x3_0 = Vector128.LoadUnsafe(ref x);
                        Vector128<float> x3_1 = Vector128.LoadUnsafe(ref x, 4);
                        Vector128<float> w3_0 = Vector128.LoadUnsafe(ref w, 12);
                        acc0_0 = Simd.MultiplyAddByElement(acc0_0, x3_0, w3_0, 0);
                        acc0_1 = Simd.MultiplyAddByElement(acc0_1, x3_1, w3_0, 0);
                        acc1_0 = Simd.MultiplyAddByElement(acc1_0, x3_0, w3_0, 1);
                        acc1_1 = Simd.MultiplyAddByElement(acc1_1, x3_1, w3_0, 1);
                        acc2_0 = Simd.MultiplyAddByElement(acc2_0, x3_0, w3_0, 2);
                        acc2_1 = Simd.MultiplyAddByElement(acc2_1, x3_1, w3_0, 2);
                        acc3_0 = Simd.MultiplyAddByElement(acc3_0, x3_0, w3_0, 3);
                        acc3_1 = Simd.MultiplyAddByElement(acc3_1, x3_1, w3_0, 3);
                    }

                    ref float y = ref tileDst;
                    Vector128.MaxNative(acc0_0, zero).StoreUnsafe(ref y);
                    Vector128.MaxNative(acc0_1, zero).StoreUnsafe(ref y, 4);
                    y = ref Unsafe.Add(ref y, 35);
                    Vector128.MaxNative(acc1_0, zero).StoreUnsafe(ref y);
                    Vector128.MaxNative(acc1_1, zero).StoreUnsafe(ref y, 4);
                    y = ref Unsafe.Add(ref y, 35);
                    Vector128.MaxNative(acc2_0, zero).StoreUnsafe(ref y);
                    Vector128.MaxNative(acc2_1, zero).StoreUnsafe(ref y, 4);
                    y = ref Unsafe.Add(ref y, 35);
                    Vector128.MaxNative(acc3_0, zero).StoreUnsafe(ref y);
                    Vector128.MaxNative(acc3_1, zero).StoreUnsafe(ref y, 4);
                }
            }

            // The last 3 pixels, with the channels as lanes.
            {
                ref float tileSrc = ref Unsafe.Add(ref src, 32);
                ref float tileDst = ref Unsafe.Add(ref dst, 32);
                ref float tileRes = ref Unsafe.Add(ref res, 32);
                ref float tileWgt = ref wgt;
                {
                    Vector128<float> acc0_0_0 = Vector128.LoadUnsafe(ref tileWgt);
                    Vector128<float> acc1_0_0 = Vector128.LoadUnsafe(ref tileWgt);
                    Vector128<float> acc2_0_0 = Vector128.LoadUnsafe(ref tileWgt);
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    for (nint input = 0; input < 4; input += 2)
                    {
                        Vector128<float> x0_0 = Vector128.CreateScalarUnsafe(x);
                        acc0_0_0 = Simd.MultiplyAddByElement(acc0_0_0, Vector128.LoadUnsafe(ref w), x0_0, 0);
                        Vector128<float> x0_1 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 1));
                        acc1_0_0 = Simd.MultiplyAddByElement(acc1_0_0, Vector128.LoadUnsafe(ref w), x0_1, 0);
                        Vector128<float> x0_2 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 2));
                        acc2_0_0 = Simd.MultiplyAddByElement(acc2_0_0, Vector128.LoadUnsafe(ref w), x0_2, 0);
                        Vector128<float> x1_0 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 35));
                        acc0_0_0 = Simd.MultiplyAddByElement(acc0_0_0, Vector128.LoadUnsafe(ref w, 4), x1_0, 0);
                        Vector128<float> x1_1 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 36));
                        acc1_0_0 = Simd.MultiplyAddByElement(acc1_0_0, Vector128.LoadUnsafe(ref w, 4), x1_1, 0);
                        Vector128<float> x1_2 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 37));
                        acc2_0_0 = Simd.MultiplyAddByElement(acc2_0_0, Vector128.LoadUnsafe(ref w, 4), x1_2, 0);
                        x = ref Unsafe.Add(ref x, 70);
                        w = ref Unsafe.Add(ref w, 8);
                    }
                    acc0_0_0 += Vector128.Create(tileRes, Unsafe.Add(ref tileRes, 35), Unsafe.Add(ref tileRes, 70), Unsafe.Add(ref tileRes, 105));
                    acc0_0_0 = Vector128.MaxNative(acc0_0_0, zero);
                    tileDst = acc0_0_0.GetElement(0);
                    Unsafe.Add(ref tileDst, 35) = acc0_0_0.GetElement(1);
                    Unsafe.Add(ref tileDst, 70) = acc0_0_0.GetElement(2);
                    Unsafe.Add(ref tileDst, 105) = acc0_0_0.GetElement(3);
                    acc1_0_0 += Vector128.Create(Unsafe.Add(ref tileRes, 1), Unsafe.Add(ref tileRes, 36), Unsafe.Add(ref tileRes, 71), Unsafe.Add(ref tileRes, 106));
                    acc1_0_0 = Vector128.MaxNative(acc1_0_0, zero);
                    Unsafe.Add(ref tileDst, 1) = acc1_0_0.GetElement(0);
                    Unsafe.Add(ref tileDst, 36) = acc1_0_0.GetElement(1);
                    Unsafe.Add(ref tileDst, 71) = acc1_0_0.GetElement(2);
                    Unsafe.Add(ref tileDst, 106) = acc1_0_0.GetElement(3);
                    acc2_0_0 += Vector128.Create(Unsafe.Add(ref tileRes, 2), Unsafe.Add(ref tileRes, 37), Unsafe.Add(ref tileRes, 72), Unsafe.Add(ref tileRes, 107));
                    acc2_0_0 = Vector128.MaxNative(acc2_0_0, zero);
                    Unsafe.Add(ref tileDst, 2) = acc2_0_0.GetElement(0);
                    Unsafe.Add(ref tileDst, 37) = acc2_0_0.GetElement(1);
                    Unsafe.Add(ref tileDst, 72) = acc2_0_0.GetElement(2);
                    Unsafe.Add(ref tileDst, 107) = acc2_0_0.GetElement(3);
                }
            }

            src = ref Unsafe.Add(ref src, 140);
            dst = ref Unsafe.Add(ref dst, 140);
            res = ref Unsafe.Add(ref res, 140);
            wgt = ref Unsafe.Add(ref wgt, 20);
        }
    }
}
