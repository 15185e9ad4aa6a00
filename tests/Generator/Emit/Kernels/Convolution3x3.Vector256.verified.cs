internal static class Test_Network_Vector256
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">One float per class.</param>
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
                        Vector256<float> acc00 = Vector256.Create(tileWgt);
                        Vector256<float> acc10 = Vector256.Create(Unsafe.Add(ref tileWgt, 1));
                        Vector256<float> acc20 = Vector256.Create(Unsafe.Add(ref tileWgt, 2));
                        Vector256<float> acc30 = Vector256.Create(Unsafe.Add(ref tileWgt, 3));
                        ref float w = ref Unsafe.Add(ref tileWgt, 4 + (firstTap * 12));
                        nint channelSrc = rowSrc;
                        ref float channelWgt = ref w;
                        for (nint channel = 0; channel < 3; channel++)
                        {
                            nint tapSrc = channelSrc;
                            w = ref channelWgt;
                            for (nint tap = 0; tap < taps; tap++)
                            {
                                ref float x = ref Unsafe.Add(ref src, tapSrc);
                                Vector256<float> low0 = Vector256.LoadUnsafe(ref x), high0 = Vector256.LoadUnsafe(ref x, 8);
                                Vector256<float> x10 = Simd.Even(low0, high0);
                                Vector256<float> x20 = Simd.Odd(low0, high0);
                                Vector256<float> w10 = Vector256.Create(Unsafe.Add(ref w, 4));
                                acc00 = Vector256.FusedMultiplyAdd(x10, w10, acc00);
                                Vector256<float> w11 = Vector256.Create(Unsafe.Add(ref w, 5));
                                acc10 = Vector256.FusedMultiplyAdd(x10, w11, acc10);
                                Vector256<float> w12 = Vector256.Create(Unsafe.Add(ref w, 6));
                                acc20 = Vector256.FusedMultiplyAdd(x10, w12, acc20);
                                Vector256<float> w13 = Vector256.Create(Unsafe.Add(ref w, 7));
                                acc30 = Vector256.FusedMultiplyAdd(x10, w13, acc30);
                                Vector256<float> w20 = Vector256.Create(Unsafe.Add(ref w, 8));
                                acc00 = Vector256.FusedMultiplyAdd(x20, w20, acc00);
                                Vector256<float> w21 = Vector256.Create(Unsafe.Add(ref w, 9));
                                acc10 = Vector256.FusedMultiplyAdd(x20, w21, acc10);
                                Vector256<float> w22 = Vector256.Create(Unsafe.Add(ref w, 10));
                                acc20 = Vector256.FusedMultiplyAdd(x20, w22, acc20);
                                Vector256<float> w23 = Vector256.Create(Unsafe.Add(ref w, 11));
                                acc30 = Vector256.FusedMultiplyAdd(x20, w23, acc30);
                                Vector256<float> x00 = Simd.ShiftUp(x20);
                                Vector256<float> w00 = Vector256.Create(w);
                                acc00 = Vector256.FusedMultiplyAdd(x00, w00, acc00);
                                Vector256<float> w01 = Vector256.Create(Unsafe.Add(ref w, 1));
                                acc10 = Vector256.FusedMultiplyAdd(x00, w01, acc10);
                                Vector256<float> w02 = Vector256.Create(Unsafe.Add(ref w, 2));
                                acc20 = Vector256.FusedMultiplyAdd(x00, w02, acc20);
                                Vector256<float> w03 = Vector256.Create(Unsafe.Add(ref w, 3));
                                acc30 = Vector256.FusedMultiplyAdd(x00, w03, acc30);
                                tapSrc += 20;
                                w = ref Unsafe.Add(ref w, 12);
                            }
                            channelSrc += 240;
                            channelWgt = ref Unsafe.Add(ref channelWgt, 36);
                        }

                        Vector256.MaxNative(acc00, Vector256<float>.Zero).StoreUnsafe(ref tileDst);
                        Vector256.MaxNative(acc10, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 60);
                        Vector256.MaxNative(acc20, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 120);
                        Vector256.MaxNative(acc30, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 180);
                    }
                }
            }

            // Columns 2 to 9.
            {
                ref float tileDst = ref Unsafe.Add(ref dst, (row * 10) + 2);
                ref float tileWgt = ref wgt;
                {
                    {
                        Vector256<float> acc00 = Vector256.Create(tileWgt);
                        Vector256<float> acc10 = Vector256.Create(Unsafe.Add(ref tileWgt, 1));
                        Vector256<float> acc20 = Vector256.Create(Unsafe.Add(ref tileWgt, 2));
                        Vector256<float> acc30 = Vector256.Create(Unsafe.Add(ref tileWgt, 3));
                        ref float w = ref Unsafe.Add(ref tileWgt, 4 + (firstTap * 12));
                        nint channelSrc = rowSrc + 4;
                        ref float channelWgt = ref w;
                        for (nint channel = 0; channel < 3; channel++)
                        {
                            nint tapSrc = channelSrc;
                            w = ref channelWgt;
                            for (nint tap = 0; tap < taps; tap++)
                            {
                                ref float x = ref Unsafe.Add(ref src, tapSrc);
                                Vector256<float> low0 = Vector256.LoadUnsafe(ref x), high0 = Vector256.LoadUnsafe(ref x, 8);
                                Vector256<float> x10 = Simd.Even(low0, high0);
                                Vector256<float> x20 = Simd.Odd(low0, high0);
                                Vector256<float> w10 = Vector256.Create(Unsafe.Add(ref w, 4));
                                acc00 = Vector256.FusedMultiplyAdd(x10, w10, acc00);
                                Vector256<float> w11 = Vector256.Create(Unsafe.Add(ref w, 5));
                                acc10 = Vector256.FusedMultiplyAdd(x10, w11, acc10);
                                Vector256<float> w12 = Vector256.Create(Unsafe.Add(ref w, 6));
                                acc20 = Vector256.FusedMultiplyAdd(x10, w12, acc20);
                                Vector256<float> w13 = Vector256.Create(Unsafe.Add(ref w, 7));
                                acc30 = Vector256.FusedMultiplyAdd(x10, w13, acc30);
                                Vector256<float> w20 = Vector256.Create(Unsafe.Add(ref w, 8));
                                acc00 = Vector256.FusedMultiplyAdd(x20, w20, acc00);
                                Vector256<float> w21 = Vector256.Create(Unsafe.Add(ref w, 9));
                                acc10 = Vector256.FusedMultiplyAdd(x20, w21, acc10);
                                Vector256<float> w22 = Vector256.Create(Unsafe.Add(ref w, 10));
                                acc20 = Vector256.FusedMultiplyAdd(x20, w22, acc20);
                                Vector256<float> w23 = Vector256.Create(Unsafe.Add(ref w, 11));
                                acc30 = Vector256.FusedMultiplyAdd(x20, w23, acc30);
                                Vector256<float> x00 = Simd.ShiftIn(Vector256.Create(Unsafe.Add(ref x, -1)), x20);
                                Vector256<float> w00 = Vector256.Create(w);
                                acc00 = Vector256.FusedMultiplyAdd(x00, w00, acc00);
                                Vector256<float> w01 = Vector256.Create(Unsafe.Add(ref w, 1));
                                acc10 = Vector256.FusedMultiplyAdd(x00, w01, acc10);
                                Vector256<float> w02 = Vector256.Create(Unsafe.Add(ref w, 2));
                                acc20 = Vector256.FusedMultiplyAdd(x00, w02, acc20);
                                Vector256<float> w03 = Vector256.Create(Unsafe.Add(ref w, 3));
                                acc30 = Vector256.FusedMultiplyAdd(x00, w03, acc30);
                                tapSrc += 20;
                                w = ref Unsafe.Add(ref w, 12);
                            }
                            channelSrc += 240;
                            channelWgt = ref Unsafe.Add(ref channelWgt, 36);
                        }

                        Vector256.MaxNative(acc00, Vector256<float>.Zero).StoreUnsafe(ref tileDst);
                        Vector256.MaxNative(acc10, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 60);
                        Vector256.MaxNative(acc20, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 120);
                        Vector256.MaxNative(acc30, Vector256<float>.Zero).StoreUnsafe(ref tileDst, 180);
                    }
                }
            }
        }
    }
}
