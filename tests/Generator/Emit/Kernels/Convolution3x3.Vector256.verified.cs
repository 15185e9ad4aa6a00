internal static class Test_Network_Vector256
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">The result's planes; written, and read where later layers do.</param>
    internal static void Run(ref float input, ref float arena, ref float weights, ref float output)
    {
        // stem: convolution 3x3 stride 2, 3x12x20 -> 4x6x10; with ReLU.
        Convolution3To4Stride2(ref input, ref output, ref weights);
    }

    /// <summary>
    /// 3x3 convolution with padding 1 and stride 2, 3x12x20 to 4x6x10, then ReLU.
    /// Blocks of 4 output channels: their biases, then for each input channel and tap their weights.
    /// Used by stem.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Convolution3To4Stride2(ref float src, ref float dst, ref float wgt)
    {
        for (nint row = 0; row < 6; row++)
        {
            // Taps above the first or below the last row would meet padding.
            nint firstTap = nint.Max(0, 1 - (2 * row));
            nint taps = nint.Min(3, 13 - (2 * row)) - firstTap;
            nint rowSrc = ((2 * row) + firstTap - 1) * 20;

            // Columns 0 to 7.
            {
                ref float tileDst = ref Unsafe.Add(ref dst, (row * 10));
                ref float tileWgt = ref wgt;
                {
                    {
                        Vector256<float> acc0_0 = Vector256.Create(tileWgt);
                        Vector256<float> acc1_0 = Vector256.Create(Unsafe.Add(ref tileWgt, 1));
                        Vector256<float> acc2_0 = Vector256.Create(Unsafe.Add(ref tileWgt, 2));
                        Vector256<float> acc3_0 = Vector256.Create(Unsafe.Add(ref tileWgt, 3));
                        ref float w = ref Unsafe.Add(ref tileWgt, 4 + (firstTap * 12));
                        nint channelSrc = rowSrc;
                        ref float channelWgt = ref w;
                        for (nint channel = 3; channel != 0; channel--)
                        {
                            nint tapSrc = channelSrc;
                            w = ref channelWgt;
                            for (nint tap = 0; tap < taps; tap++)
                            {
                                ref float x = ref Unsafe.Add(ref src, tapSrc);
                                Vector256<float> low0 = Vector256.LoadUnsafe(ref x), high0 = Vector256.LoadUnsafe(ref x, 8);
                                Vector256<float> x1_0 = Simd.Even(low0, high0);
                                Vector256<float> x2_0 = Simd.Odd(low0, high0);
                                Vector256<float> w1_0 = Vector256.Create(Unsafe.Add(ref w, 4));
                                acc0_0 = Vector256.FusedMultiplyAdd(x1_0, w1_0, acc0_0);
                                Vector256<float> w1_1 = Vector256.Create(Unsafe.Add(ref w, 5));
                                acc1_0 = Vector256.FusedMultiplyAdd(x1_0, w1_1, acc1_0);
                                Vector256<float> w1_2 = Vector256.Create(Unsafe.Add(ref w, 6));
                                acc2_0 = Vector256.FusedMultiplyAdd(x1_0, w1_2, acc2_0);
                                Vector256<float> w1_3 = Vector256.Create(Unsafe.Add(ref w, 7));
                                acc3_0 = Vector256.FusedMultiplyAdd(x1_0, w1_3, acc3_0);
                                Vector256<float> w2_0 = Vector256.Create(Unsafe.Add(ref w, 8));
                                acc0_0 = Vector256.FusedMultiplyAdd(x2_0, w2_0, acc0_0);
                                Vector256<float> w2_1 = Vector256.Create(Unsafe.Add(ref w, 9));
                                acc1_0 = Vector256.FusedMultiplyAdd(x2_0, w2_1, acc1_0);
                                Vector256<float> w2_2 = Vector256.Create(Unsafe.Add(ref w, 10));
                                acc2_0 = Vector256.FusedMultiplyAdd(x2_0, w2_2, acc2_0);
                                Vector256<float> w2_3 = Vector256.Create(Unsafe.Add(ref w, 11));
                                acc3_0 = Vector256.FusedMultiplyAdd(x2_0, w2_3, acc3_0);
                                Vector256<float> x0_0 = Simd.ShiftUp(x2_0);
                                Vector256<float> w0_0 = Vector256.Create(w);
                                acc0_0 = Vector256.FusedMultiplyAdd(x0_0, w0_0, acc0_0);
                                Vector256<float> w0_1 = Vector256.Create(Unsafe.Add(ref w, 1));
                                acc1_0 = Vector256.FusedMultiplyAdd(x0_0, w0_1, acc1_0);
                                Vector256<float> w0_2 = Vector256.Create(Unsafe.Add(ref w, 2));
                                acc2_0 = Vector256.FusedMultiplyAdd(x0_0, w0_2, acc2_0);
                                Vector256<float> w0_3 = Vector256.Create(Unsafe.Add(ref w, 3));
                                acc3_0 = Vector256.FusedMultiplyAdd(x0_0, w0_3, acc3_0);
                                tapSrc += 20;
                                w = ref Unsafe.Add(ref w, 12);
                            }
                            channelSrc += 240;
                            channelWgt = ref Unsafe.Add(ref channelWgt, 36);
                        }

                        Vector256.MaxNative(acc0_0, Vector256<float>.Zero).StoreUnsafe(ref tileDst);
                        Vector256.MaxNative(acc1_0, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 60);
                        Vector256.MaxNative(acc2_0, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 120);
                        Vector256.MaxNative(acc3_0, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 180);
                    }
                }
            }

            // Columns 2 to 9.
            {
                ref float tileDst = ref Unsafe.Add(ref dst, (row * 10) + 2);
                ref float tileWgt = ref wgt;
                {
                    {
                        Vector256<float> acc0_0 = Vector256.Create(tileWgt);
                        Vector256<float> acc1_0 = Vector256.Create(Unsafe.Add(ref tileWgt, 1));
                        Vector256<float> acc2_0 = Vector256.Create(Unsafe.Add(ref tileWgt, 2));
                        Vector256<float> acc3_0 = Vector256.Create(Unsafe.Add(ref tileWgt, 3));
                        ref float w = ref Unsafe.Add(ref tileWgt, 4 + (firstTap * 12));
                        nint channelSrc = rowSrc + 4;
                        ref float channelWgt = ref w;
                        for (nint channel = 3; channel != 0; channel--)
                        {
                            nint tapSrc = channelSrc;
                            w = ref channelWgt;
                            for (nint tap = 0; tap < taps; tap++)
                            {
                                ref float x = ref Unsafe.Add(ref src, tapSrc);
                                Vector256<float> low0 = Vector256.LoadUnsafe(ref x), high0 = Vector256.LoadUnsafe(ref x, 8);
                                Vector256<float> x1_0 = Simd.Even(low0, high0);
                                Vector256<float> x2_0 = Simd.Odd(low0, high0);
                                Vector256<float> w1_0 = Vector256.Create(Unsafe.Add(ref w, 4));
                                acc0_0 = Vector256.FusedMultiplyAdd(x1_0, w1_0, acc0_0);
                                Vector256<float> w1_1 = Vector256.Create(Unsafe.Add(ref w, 5));
                                acc1_0 = Vector256.FusedMultiplyAdd(x1_0, w1_1, acc1_0);
                                Vector256<float> w1_2 = Vector256.Create(Unsafe.Add(ref w, 6));
                                acc2_0 = Vector256.FusedMultiplyAdd(x1_0, w1_2, acc2_0);
                                Vector256<float> w1_3 = Vector256.Create(Unsafe.Add(ref w, 7));
                                acc3_0 = Vector256.FusedMultiplyAdd(x1_0, w1_3, acc3_0);
                                Vector256<float> w2_0 = Vector256.Create(Unsafe.Add(ref w, 8));
                                acc0_0 = Vector256.FusedMultiplyAdd(x2_0, w2_0, acc0_0);
                                Vector256<float> w2_1 = Vector256.Create(Unsafe.Add(ref w, 9));
                                acc1_0 = Vector256.FusedMultiplyAdd(x2_0, w2_1, acc1_0);
                                Vector256<float> w2_2 = Vector256.Create(Unsafe.Add(ref w, 10));
                                acc2_0 = Vector256.FusedMultiplyAdd(x2_0, w2_2, acc2_0);
                                Vector256<float> w2_3 = Vector256.Create(Unsafe.Add(ref w, 11));
                                acc3_0 = Vector256.FusedMultiplyAdd(x2_0, w2_3, acc3_0);
                                Vector256<float> x0_0 = Simd.ShiftIn(Vector256.Create(Unsafe.Add(ref x, -1)), x2_0);
                                Vector256<float> w0_0 = Vector256.Create(w);
                                acc0_0 = Vector256.FusedMultiplyAdd(x0_0, w0_0, acc0_0);
                                Vector256<float> w0_1 = Vector256.Create(Unsafe.Add(ref w, 1));
                                acc1_0 = Vector256.FusedMultiplyAdd(x0_0, w0_1, acc1_0);
                                Vector256<float> w0_2 = Vector256.Create(Unsafe.Add(ref w, 2));
                                acc2_0 = Vector256.FusedMultiplyAdd(x0_0, w0_2, acc2_0);
                                Vector256<float> w0_3 = Vector256.Create(Unsafe.Add(ref w, 3));
                                acc3_0 = Vector256.FusedMultiplyAdd(x0_0, w0_3, acc3_0);
                                tapSrc += 20;
                                w = ref Unsafe.Add(ref w, 12);
                            }
                            channelSrc += 240;
                            channelWgt = ref Unsafe.Add(ref channelWgt, 36);
                        }

                        Vector256.MaxNative(acc0_0, Vector256<float>.Zero).StoreUnsafe(ref tileDst);
                        Vector256.MaxNative(acc1_0, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 60);
                        Vector256.MaxNative(acc2_0, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 120);
                        Vector256.MaxNative(acc3_0, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 180);
                    }
                }
            }
        }
    }
}
