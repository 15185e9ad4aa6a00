internal static class Test_Network_Vector512
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
        for (nint group = 0; group < 2; group++)
        {
            // Pixels 0 to 31.
            {
                ref float tileSrc = ref src;
                ref float tileDst = ref dst;
                ref float tileWgt = ref wgt;
                {
                    // Start from the bias.
                    Vector512<float> acc0_0 = Vector512.Create(tileWgt), acc0_1 = acc0_0;
                    Vector512<float> acc1_0 = Vector512.Create(Unsafe.Add(ref tileWgt, 1)), acc1_1 = acc1_0;
                    Vector512<float> acc2_0 = Vector512.Create(Unsafe.Add(ref tileWgt, 2)), acc2_1 = acc2_0;
                    Vector512<float> acc3_0 = Vector512.Create(Unsafe.Add(ref tileWgt, 3)), acc3_1 = acc3_0;

                    // Add each input channel.
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    for (nint k = 0; k < 4; k++)
                    {
                        Vector512<float> x0 = Vector512.LoadUnsafe(ref x);
                        Vector512<float> x1 = Vector512.LoadUnsafe(ref x, 16);
                        Vector512<float> w0 = Vector512.Create(w);
                        acc0_0 = Vector512.FusedMultiplyAdd(x0, w0, acc0_0);
                        acc0_1 = Vector512.FusedMultiplyAdd(x1, w0, acc0_1);
                        Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref w, 1));
                        acc1_0 = Vector512.FusedMultiplyAdd(x0, w1, acc1_0);
                        acc1_1 = Vector512.FusedMultiplyAdd(x1, w1, acc1_1);
                        Vector512<float> w2 = Vector512.Create(Unsafe.Add(ref w, 2));
                        acc2_0 = Vector512.FusedMultiplyAdd(x0, w2, acc2_0);
                        acc2_1 = Vector512.FusedMultiplyAdd(x1, w2, acc2_1);
                        Vector512<float> w3 = Vector512.Create(Unsafe.Add(ref w, 3));
                        acc3_0 = Vector512.FusedMultiplyAdd(x0, w3, acc3_0);
                        acc3_1 = Vector512.FusedMultiplyAdd(x1, w3, acc3_1);
                        x = ref Unsafe.Add(ref x, 35);
                        w = ref Unsafe.Add(ref w, 4);
                    }

                    Vector512.MaxNative(acc0_0, Vector512<float>.Zero).StoreUnsafe(ref tileDst);
                    Vector512.MaxNative(acc0_1, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 16);
                    Vector512.MaxNative(acc1_0, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 35);
                    Vector512.MaxNative(acc1_1, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 51);
                    Vector512.MaxNative(acc2_0, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 70);
                    Vector512.MaxNative(acc2_1, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 86);
                    Vector512.MaxNative(acc3_0, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 105);
                    Vector512.MaxNative(acc3_1, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 121);
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
                    for (nint input = 0; input < 4; input++)
                    {
                        acc0_0_0 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref w), Vector128.Create(x), acc0_0_0);
                        acc1_0_0 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref w), Vector128.Create(Unsafe.Add(ref x, 1)), acc1_0_0);
                        acc2_0_0 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref w), Vector128.Create(Unsafe.Add(ref x, 2)), acc2_0_0);
                        x = ref Unsafe.Add(ref x, 35);
                        w = ref Unsafe.Add(ref w, 4);
                    }
                    acc0_0_0 = Vector128.MaxNative(acc0_0_0, Vector128<float>.Zero);
                    tileDst = acc0_0_0.GetElement(0);
                    Unsafe.Add(ref tileDst, 35) = acc0_0_0.GetElement(1);
                    Unsafe.Add(ref tileDst, 70) = acc0_0_0.GetElement(2);
                    Unsafe.Add(ref tileDst, 105) = acc0_0_0.GetElement(3);
                    acc1_0_0 = Vector128.MaxNative(acc1_0_0, Vector128<float>.Zero);
                    Unsafe.Add(ref tileDst, 1) = acc1_0_0.GetElement(0);
                    Unsafe.Add(ref tileDst, 36) = acc1_0_0.GetElement(1);
                    Unsafe.Add(ref tileDst, 71) = acc1_0_0.GetElement(2);
                    Unsafe.Add(ref tileDst, 106) = acc1_0_0.GetElement(3);
                    acc2_0_0 = Vector128.MaxNative(acc2_0_0, Vector128<float>.Zero);
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
        for (nint group = 0; group < 2; group++)
        {
            // Pixels 0 to 31.
            {
                ref float tileSrc = ref src;
                ref float tileDst = ref dst;
                ref float tileRes = ref res;
                ref float tileWgt = ref wgt;
                {
                    // Start from the shortcut plus the bias.
                    Vector512<float> bias0 = Vector512.Create(tileWgt);
                    Vector512<float> acc0_0 = bias0 + Vector512.LoadUnsafe(ref tileRes);
                    Vector512<float> acc0_1 = bias0 + Vector512.LoadUnsafe(ref tileRes, 16);
                    Vector512<float> bias1 = Vector512.Create(Unsafe.Add(ref tileWgt, 1));
                    Vector512<float> acc1_0 = bias1 + Vector512.LoadUnsafe(ref tileRes, 35);
                    Vector512<float> acc1_1 = bias1 + Vector512.LoadUnsafe(ref tileRes, 51);
                    Vector512<float> bias2 = Vector512.Create(Unsafe.Add(ref tileWgt, 2));
                    Vector512<float> acc2_0 = bias2 + Vector512.LoadUnsafe(ref tileRes, 70);
                    Vector512<float> acc2_1 = bias2 + Vector512.LoadUnsafe(ref tileRes, 86);
                    Vector512<float> bias3 = Vector512.Create(Unsafe.Add(ref tileWgt, 3));
                    Vector512<float> acc3_0 = bias3 + Vector512.LoadUnsafe(ref tileRes, 105);
                    Vector512<float> acc3_1 = bias3 + Vector512.LoadUnsafe(ref tileRes, 121);

                    // Add each input channel.
                    ref float x = ref tileSrc;
                    ref float w = ref Unsafe.Add(ref tileWgt, 4);
                    for (nint k = 0; k < 4; k++)
                    {
                        Vector512<float> x0 = Vector512.LoadUnsafe(ref x);
                        Vector512<float> x1 = Vector512.LoadUnsafe(ref x, 16);
                        Vector512<float> w0 = Vector512.Create(w);
                        acc0_0 = Vector512.FusedMultiplyAdd(x0, w0, acc0_0);
                        acc0_1 = Vector512.FusedMultiplyAdd(x1, w0, acc0_1);
                        Vector512<float> w1 = Vector512.Create(Unsafe.Add(ref w, 1));
                        acc1_0 = Vector512.FusedMultiplyAdd(x0, w1, acc1_0);
                        acc1_1 = Vector512.FusedMultiplyAdd(x1, w1, acc1_1);
                        Vector512<float> w2 = Vector512.Create(Unsafe.Add(ref w, 2));
                        acc2_0 = Vector512.FusedMultiplyAdd(x0, w2, acc2_0);
                        acc2_1 = Vector512.FusedMultiplyAdd(x1, w2, acc2_1);
                        Vector512<float> w3 = Vector512.Create(Unsafe.Add(ref w, 3));
                        acc3_0 = Vector512.FusedMultiplyAdd(x0, w3, acc3_0);
                        acc3_1 = Vector512.FusedMultiplyAdd(x1, w3, acc3_1);
                        x = ref Unsafe.Add(ref x, 35);
                        w = ref Unsafe.Add(ref w, 4);
                    }

                    Vector512.MaxNative(acc0_0, Vector512<float>.Zero).StoreUnsafe(ref tileDst);
                    Vector512.MaxNative(acc0_1, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 16);
                    Vector512.MaxNative(acc1_0, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 35);
                    Vector512.MaxNative(acc1_1, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 51);
                    Vector512.MaxNative(acc2_0, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 70);
                    Vector512.MaxNative(acc2_1, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 86);
                    Vector512.MaxNative(acc3_0, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 105);
                    Vector512.MaxNative(acc3_1, Vector512<float>.Zero).StoreUnsafe(ref tileDst, 121);
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
                    for (nint input = 0; input < 4; input++)
                    {
                        acc0_0_0 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref w), Vector128.Create(x), acc0_0_0);
                        acc1_0_0 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref w), Vector128.Create(Unsafe.Add(ref x, 1)), acc1_0_0);
                        acc2_0_0 = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref w), Vector128.Create(Unsafe.Add(ref x, 2)), acc2_0_0);
                        x = ref Unsafe.Add(ref x, 35);
                        w = ref Unsafe.Add(ref w, 4);
                    }
                    acc0_0_0 += Vector128.Create(tileRes, Unsafe.Add(ref tileRes, 35), Unsafe.Add(ref tileRes, 70), Unsafe.Add(ref tileRes, 105));
                    acc0_0_0 = Vector128.MaxNative(acc0_0_0, Vector128<float>.Zero);
                    tileDst = acc0_0_0.GetElement(0);
                    Unsafe.Add(ref tileDst, 35) = acc0_0_0.GetElement(1);
                    Unsafe.Add(ref tileDst, 70) = acc0_0_0.GetElement(2);
                    Unsafe.Add(ref tileDst, 105) = acc0_0_0.GetElement(3);
                    acc1_0_0 += Vector128.Create(Unsafe.Add(ref tileRes, 1), Unsafe.Add(ref tileRes, 36), Unsafe.Add(ref tileRes, 71), Unsafe.Add(ref tileRes, 106));
                    acc1_0_0 = Vector128.MaxNative(acc1_0_0, Vector128<float>.Zero);
                    Unsafe.Add(ref tileDst, 1) = acc1_0_0.GetElement(0);
                    Unsafe.Add(ref tileDst, 36) = acc1_0_0.GetElement(1);
                    Unsafe.Add(ref tileDst, 71) = acc1_0_0.GetElement(2);
                    Unsafe.Add(ref tileDst, 106) = acc1_0_0.GetElement(3);
                    acc2_0_0 += Vector128.Create(Unsafe.Add(ref tileRes, 2), Unsafe.Add(ref tileRes, 37), Unsafe.Add(ref tileRes, 72), Unsafe.Add(ref tileRes, 107));
                    acc2_0_0 = Vector128.MaxNative(acc2_0_0, Vector128<float>.Zero);
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
