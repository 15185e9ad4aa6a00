internal static class Test_Network_Vector128
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">The result's planes; written, and read where later layers do.</param>
    internal static void Run(ref float input, ref float arena, ref float weights, ref float output)
    {
        // stem: convolution 3x3 stride 2, 3x12x20 -> 4x3x5; with ReLU, maximum pool 3x3 stride 2 by 2 rows.
        Convolution3To4Stride2MaximumPool(ref input, ref output, ref Unsafe.Add(ref arena, 64), ref weights);
    }

    /// <summary>
    /// 3x3 convolution and maximum pool, 3x12x20 to 4x6x10 to 4x3x5, by bands of 2 rows of the last.
    /// The 5 rows under a band are convolved into memory that stays in the cache; the last of them is also the next band's first.
    /// Used by stem.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Convolution3To4Stride2MaximumPool(ref float src, ref float dst, ref float band, ref float wgt)
    {
        // Nothing is negative, so zeros stand for what lies above.
        for (nint plane = 0; plane < 200; plane += 50)
        {
            Simd.Clear(ref Unsafe.Add(ref band, plane), 10);
        }

        for (nint row = 0; row < 2; row += 2)
        {
            Convolution3To4Stride2Band(ref src, ref Unsafe.Add(ref band, 10), ref wgt, 2 * row, 4);
            MaximumPool3x3Stride2Columns5(ref Unsafe.Add(ref band, -1), ref Unsafe.Add(ref dst, row * 5), channels: 4, rows2: 1, rows1: 0, srcPlane: 50, dstPlane: 15, results: 2);

            // The last row is the first one of the next band.
            for (nint plane = 0; plane < 200; plane += 50)
            {
                Simd.Copy(ref Unsafe.Add(ref band, plane + 40), ref Unsafe.Add(ref band, plane), 10);
            }
        }
        {
            const nint row = 2;
            Convolution3To4Stride2Band(ref src, ref Unsafe.Add(ref band, 10), ref wgt, 2 * row, 2);
            MaximumPool3x3Stride2Columns5(ref Unsafe.Add(ref band, -1), ref Unsafe.Add(ref dst, row * 5), channels: 4, rows2: 0, rows1: 1, srcPlane: 50, dstPlane: 15, results: 1);
        }
    }

    /// <summary>
    /// 3x3 convolution with padding 1 and stride 2, 3x12x20 to some rows of 4x6x10, then ReLU.
    /// Blocks of 4 output channels: their biases, then for each input channel and tap their weights.
    /// Used by stem.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Convolution3To4Stride2Band(ref float src, ref float dst, ref float wgt, nint firstRow, nint rows)
    {
        Vector128<float> zero = Simd.OpaqueConstant(0f);
        for (nint row = firstRow; row < firstRow + rows; row++)
        {
            // Taps above the first or below the last row would meet padding.
            nint firstTap = nint.Max(0, 1 - (2 * row));
            nint taps = nint.Min(3, 13 - (2 * row)) - firstTap;
            nint rowSrc = ((2 * row) + firstTap - 1) * 20;

            // Columns 0 to 7.
            {
                ref float tileDst = ref Unsafe.Add(ref dst, ((row - firstRow) * 10));
                ref float tileWgt = ref wgt;
                {
                    {
                        (Vector128<float> acc0_0, Vector128<float> acc1_0, Vector128<float> acc2_0, Vector128<float> acc3_0) = Simd.Broadcast4(ref tileWgt);
                        (Vector128<float> acc0_1, Vector128<float> acc1_1, Vector128<float> acc2_1, Vector128<float> acc3_1) = Simd.Broadcast4(ref tileWgt);
                        ref float w = ref Unsafe.Add(ref tileWgt, 4 + (firstTap * 12));
                        nint tapSrc = rowSrc;
                        for (nint tap = 0; tap < taps; tap++)
                        {
                            // Input channel 0.
                            ref float xa = ref Unsafe.Add(ref src, tapSrc);
                            Vector128<float> lowa0 = Vector128.LoadUnsafe(ref xa), higha0 = Vector128.LoadUnsafe(ref xa, 4);
                            Vector128<float> xa1_0 = Simd.Even(lowa0, higha0);
                            Vector128<float> xa2_0 = Simd.Odd(lowa0, higha0);
                            Vector128<float> lowa1 = Vector128.LoadUnsafe(ref xa, 8), higha1 = Vector128.LoadUnsafe(ref xa, 12);
                            Vector128<float> xa1_1 = Simd.Even(lowa1, higha1);
                            Vector128<float> xa2_1 = Simd.Odd(lowa1, higha1);
                            Vector128<float> wa1_0 = Vector128.LoadUnsafe(ref w, 4);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xa1_0, wa1_0, 0);
                            acc0_1 = Simd.MultiplyAddByElement(acc0_1, xa1_1, wa1_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xa1_0, wa1_0, 1);
                            acc1_1 = Simd.MultiplyAddByElement(acc1_1, xa1_1, wa1_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xa1_0, wa1_0, 2);
                            acc2_1 = Simd.MultiplyAddByElement(acc2_1, xa1_1, wa1_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xa1_0, wa1_0, 3);
                            acc3_1 = Simd.MultiplyAddByElement(acc3_1, xa1_1, wa1_0, 3);
                            Vector128<float> wa2_0 = Vector128.LoadUnsafe(ref w, 8);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xa2_0, wa2_0, 0);
                            acc0_1 = Simd.MultiplyAddByElement(acc0_1, xa2_1, wa2_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xa2_0, wa2_0, 1);
                            acc1_1 = Simd.MultiplyAddByElement(acc1_1, xa2_1, wa2_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xa2_0, wa2_0, 2);
                            acc2_1 = Simd.MultiplyAddByElement(acc2_1, xa2_1, wa2_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xa2_0, wa2_0, 3);
                            acc3_1 = Simd.MultiplyAddByElement(acc3_1, xa2_1, wa2_0, 3);
                            Vector128<float> xa0_1 = Simd.ShiftIn(xa2_0, xa2_1);
                            Vector128<float> xa0_0 = Simd.ShiftUp(xa2_0);
                            Vector128<float> wa0_0 = Vector128.LoadUnsafe(ref w);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xa0_0, wa0_0, 0);
                            acc0_1 = Simd.MultiplyAddByElement(acc0_1, xa0_1, wa0_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xa0_0, wa0_0, 1);
                            acc1_1 = Simd.MultiplyAddByElement(acc1_1, xa0_1, wa0_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xa0_0, wa0_0, 2);
                            acc2_1 = Simd.MultiplyAddByElement(acc2_1, xa0_1, wa0_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xa0_0, wa0_0, 3);
                            acc3_1 = Simd.MultiplyAddByElement(acc3_1, xa0_1, wa0_0, 3);
                            // Input channel 1.
                            ref float xb = ref Unsafe.Add(ref xa, 240);
                            Vector128<float> lowb0 = Vector128.LoadUnsafe(ref xb), highb0 = Vector128.LoadUnsafe(ref xb, 4);
                            Vector128<float> xb1_0 = Simd.Even(lowb0, highb0);
                            Vector128<float> xb2_0 = Simd.Odd(lowb0, highb0);
                            Vector128<float> lowb1 = Vector128.LoadUnsafe(ref xb, 8), highb1 = Vector128.LoadUnsafe(ref xb, 12);
                            Vector128<float> xb1_1 = Simd.Even(lowb1, highb1);
                            Vector128<float> xb2_1 = Simd.Odd(lowb1, highb1);
                            Vector128<float> wb1_0 = Vector128.LoadUnsafe(ref w, 40);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xb1_0, wb1_0, 0);
                            acc0_1 = Simd.MultiplyAddByElement(acc0_1, xb1_1, wb1_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xb1_0, wb1_0, 1);
                            acc1_1 = Simd.MultiplyAddByElement(acc1_1, xb1_1, wb1_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xb1_0, wb1_0, 2);
                            acc2_1 = Simd.MultiplyAddByElement(acc2_1, xb1_1, wb1_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xb1_0, wb1_0, 3);
                            acc3_1 = Simd.MultiplyAddByElement(acc3_1, xb1_1, wb1_0, 3);
                            Vector128<float> wb2_0 = Vector128.LoadUnsafe(ref w, 44);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xb2_0, wb2_0, 0);
                            acc0_1 = Simd.MultiplyAddByElement(acc0_1, xb2_1, wb2_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xb2_0, wb2_0, 1);
                            acc1_1 = Simd.MultiplyAddByElement(acc1_1, xb2_1, wb2_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xb2_0, wb2_0, 2);
                            acc2_1 = Simd.MultiplyAddByElement(acc2_1, xb2_1, wb2_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xb2_0, wb2_0, 3);
                            acc3_1 = Simd.MultiplyAddByElement(acc3_1, xb2_1, wb2_0, 3);
                            Vector128<float> xb0_1 = Simd.ShiftIn(xb2_0, xb2_1);
                            Vector128<float> xb0_0 = Simd.ShiftUp(xb2_0);
                            Vector128<float> wb0_0 = Vector128.LoadUnsafe(ref w, 36);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xb0_0, wb0_0, 0);
                            acc0_1 = Simd.MultiplyAddByElement(acc0_1, xb0_1, wb0_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xb0_0, wb0_0, 1);
                            acc1_1 = Simd.MultiplyAddByElement(acc1_1, xb0_1, wb0_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xb0_0, wb0_0, 2);
                            acc2_1 = Simd.MultiplyAddByElement(acc2_1, xb0_1, wb0_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xb0_0, wb0_0, 3);
                            acc3_1 = Simd.MultiplyAddByElement(acc3_1, xb0_1, wb0_0, 3);
                            // Input channel 2.
                            ref float xc = ref Unsafe.Add(ref xb, 240);
                            Vector128<float> lowc0 = Vector128.LoadUnsafe(ref xc), highc0 = Vector128.LoadUnsafe(ref xc, 4);
                            Vector128<float> xc1_0 = Simd.Even(lowc0, highc0);
                            Vector128<float> xc2_0 = Simd.Odd(lowc0, highc0);
                            Vector128<float> lowc1 = Vector128.LoadUnsafe(ref xc, 8), highc1 = Vector128.LoadUnsafe(ref xc, 12);
                            Vector128<float> xc1_1 = Simd.Even(lowc1, highc1);
                            Vector128<float> xc2_1 = Simd.Odd(lowc1, highc1);
                            Vector128<float> wc1_0 = Vector128.LoadUnsafe(ref w, 76);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xc1_0, wc1_0, 0);
                            acc0_1 = Simd.MultiplyAddByElement(acc0_1, xc1_1, wc1_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xc1_0, wc1_0, 1);
                            acc1_1 = Simd.MultiplyAddByElement(acc1_1, xc1_1, wc1_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xc1_0, wc1_0, 2);
                            acc2_1 = Simd.MultiplyAddByElement(acc2_1, xc1_1, wc1_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xc1_0, wc1_0, 3);
                            acc3_1 = Simd.MultiplyAddByElement(acc3_1, xc1_1, wc1_0, 3);
                            Vector128<float> wc2_0 = Vector128.LoadUnsafe(ref w, 80);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xc2_0, wc2_0, 0);
                            acc0_1 = Simd.MultiplyAddByElement(acc0_1, xc2_1, wc2_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xc2_0, wc2_0, 1);
                            acc1_1 = Simd.MultiplyAddByElement(acc1_1, xc2_1, wc2_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xc2_0, wc2_0, 2);
                            acc2_1 = Simd.MultiplyAddByElement(acc2_1, xc2_1, wc2_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xc2_0, wc2_0, 3);
                            acc3_1 = Simd.MultiplyAddByElement(acc3_1, xc2_1, wc2_0, 3);
                            Vector128<float> xc0_1 = Simd.ShiftIn(xc2_0, xc2_1);
                            Vector128<float> xc0_0 = Simd.ShiftUp(xc2_0);
                            Vector128<float> wc0_0 = Vector128.LoadUnsafe(ref w, 72);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xc0_0, wc0_0, 0);
                            acc0_1 = Simd.MultiplyAddByElement(acc0_1, xc0_1, wc0_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xc0_0, wc0_0, 1);
                            acc1_1 = Simd.MultiplyAddByElement(acc1_1, xc0_1, wc0_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xc0_0, wc0_0, 2);
                            acc2_1 = Simd.MultiplyAddByElement(acc2_1, xc0_1, wc0_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xc0_0, wc0_0, 3);
                            acc3_1 = Simd.MultiplyAddByElement(acc3_1, xc0_1, wc0_0, 3);
                            tapSrc += 20;
                            w = ref Unsafe.Add(ref w, 12);
                        }

                        ref float y = ref tileDst;
                        Vector128.MaxNative(acc0_0, zero).StoreUnsafe(ref y);
                        Vector128.MaxNative(acc0_1, zero).StoreUnsafe(ref y, 4);
                        y = ref Unsafe.Add(ref y, 50);
                        Vector128.MaxNative(acc1_0, zero).StoreUnsafe(ref y);
                        Vector128.MaxNative(acc1_1, zero).StoreUnsafe(ref y, 4);
                        y = ref Unsafe.Add(ref y, 50);
                        Vector128.MaxNative(acc2_0, zero).StoreUnsafe(ref y);
                        Vector128.MaxNative(acc2_1, zero).StoreUnsafe(ref y, 4);
                        y = ref Unsafe.Add(ref y, 50);
                        Vector128.MaxNative(acc3_0, zero).StoreUnsafe(ref y);
                        Vector128.MaxNative(acc3_1, zero).StoreUnsafe(ref y, 4);
                    }
                }
            }

            // Columns 6 to 9.
            {
                ref float tileDst = ref Unsafe.Add(ref dst, ((row - firstRow) * 10) + 6);
                ref float tileWgt = ref wgt;
                {
                    {
                        (Vector128<float> acc0_0, Vector128<float> acc1_0, Vector128<float> acc2_0, Vector128<float> acc3_0) = Simd.Broadcast4(ref tileWgt);
                        ref float w = ref Unsafe.Add(ref tileWgt, 4 + (firstTap * 12));
                        nint tapSrc = rowSrc + 12;
                        for (nint tap = 0; tap < taps; tap++)
                        {
                            // Input channel 0.
                            ref float xa = ref Unsafe.Add(ref src, tapSrc);
                            Vector128<float> lowa0 = Vector128.LoadUnsafe(ref xa), higha0 = Vector128.LoadUnsafe(ref xa, 4);
                            Vector128<float> xa1_0 = Simd.Even(lowa0, higha0);
                            Vector128<float> xa2_0 = Simd.Odd(lowa0, higha0);
                            Vector128<float> wa1_0 = Vector128.LoadUnsafe(ref w, 4);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xa1_0, wa1_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xa1_0, wa1_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xa1_0, wa1_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xa1_0, wa1_0, 3);
                            Vector128<float> wa2_0 = Vector128.LoadUnsafe(ref w, 8);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xa2_0, wa2_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xa2_0, wa2_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xa2_0, wa2_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xa2_0, wa2_0, 3);
                            Vector128<float> xa0_0 = Simd.ShiftIn(Vector128.LoadUnsafe(ref Unsafe.Add(ref xa, -4)), xa2_0);
                            Vector128<float> wa0_0 = Vector128.LoadUnsafe(ref w);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xa0_0, wa0_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xa0_0, wa0_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xa0_0, wa0_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xa0_0, wa0_0, 3);
                            // Input channel 1.
                            ref float xb = ref Unsafe.Add(ref xa, 240);
                            Vector128<float> lowb0 = Vector128.LoadUnsafe(ref xb), highb0 = Vector128.LoadUnsafe(ref xb, 4);
                            Vector128<float> xb1_0 = Simd.Even(lowb0, highb0);
                            Vector128<float> xb2_0 = Simd.Odd(lowb0, highb0);
                            Vector128<float> wb1_0 = Vector128.LoadUnsafe(ref w, 40);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xb1_0, wb1_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xb1_0, wb1_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xb1_0, wb1_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xb1_0, wb1_0, 3);
                            Vector128<float> wb2_0 = Vector128.LoadUnsafe(ref w, 44);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xb2_0, wb2_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xb2_0, wb2_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xb2_0, wb2_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xb2_0, wb2_0, 3);
                            Vector128<float> xb0_0 = Simd.ShiftIn(Vector128.LoadUnsafe(ref Unsafe.Add(ref xb, -4)), xb2_0);
                            Vector128<float> wb0_0 = Vector128.LoadUnsafe(ref w, 36);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xb0_0, wb0_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xb0_0, wb0_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xb0_0, wb0_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xb0_0, wb0_0, 3);
                            // Input channel 2.
                            ref float xc = ref Unsafe.Add(ref xb, 240);
                            Vector128<float> lowc0 = Vector128.LoadUnsafe(ref xc), highc0 = Vector128.LoadUnsafe(ref xc, 4);
                            Vector128<float> xc1_0 = Simd.Even(lowc0, highc0);
                            Vector128<float> xc2_0 = Simd.Odd(lowc0, highc0);
                            Vector128<float> wc1_0 = Vector128.LoadUnsafe(ref w, 76);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xc1_0, wc1_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xc1_0, wc1_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xc1_0, wc1_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xc1_0, wc1_0, 3);
                            Vector128<float> wc2_0 = Vector128.LoadUnsafe(ref w, 80);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xc2_0, wc2_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xc2_0, wc2_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xc2_0, wc2_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xc2_0, wc2_0, 3);
                            Vector128<float> xc0_0 = Simd.ShiftIn(Vector128.LoadUnsafe(ref Unsafe.Add(ref xc, -4)), xc2_0);
                            Vector128<float> wc0_0 = Vector128.LoadUnsafe(ref w, 72);
                            acc0_0 = Simd.MultiplyAddByElement(acc0_0, xc0_0, wc0_0, 0);
                            acc1_0 = Simd.MultiplyAddByElement(acc1_0, xc0_0, wc0_0, 1);
                            acc2_0 = Simd.MultiplyAddByElement(acc2_0, xc0_0, wc0_0, 2);
                            acc3_0 = Simd.MultiplyAddByElement(acc3_0, xc0_0, wc0_0, 3);
                            tapSrc += 20;
                            w = ref Unsafe.Add(ref w, 12);
                        }

                        ref float y = ref tileDst;
                        Vector128.MaxNative(acc0_0, zero).StoreUnsafe(ref y);
                        y = ref Unsafe.Add(ref y, 50);
                        Vector128.MaxNative(acc1_0, zero).StoreUnsafe(ref y);
                        y = ref Unsafe.Add(ref y, 50);
                        Vector128.MaxNative(acc2_0, zero).StoreUnsafe(ref y);
                        y = ref Unsafe.Add(ref y, 50);
                        Vector128.MaxNative(acc3_0, zero).StoreUnsafe(ref y);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Maximum over 3x3 windows with stride 2, tiles of 2 or 1 rows x 5 columns.
    /// Its inputs are never negative, so zero stands for what lies outside.
    /// Used by stem.
    /// </summary>
    /// <param name="src">The element under the first tap of the first window, or where it would be.</param>
    /// <param name="dst">Where the first result goes.</param>
    /// <param name="channels">Planes.</param>
    /// <param name="rows2">Tiles of 2 rows of the output.</param>
    /// <param name="rows1">Tiles of 1 rows of the output.</param>
    /// <param name="srcPlane">Floats from a plane of the input to the next.</param>
    /// <param name="dstPlane">Floats from a plane of the output to the next.</param>
    /// <param name="results">Rows of the output that are computed.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MaximumPool3x3Stride2Columns5(ref float src, ref float dst, nint channels, nint rows2, nint rows1, nint srcPlane, nint dstPlane, nint results)
    {
        // The columns under the first tap of each lane, from that of the first lane on.
        Vector128<int> lanes = Vector128.Create(0, 4, 8, 12);
        Vector128<int> under = lanes + Vector128.Create((int)(-1));
        Vector128<float> mask0A = Simd.OpaqueConstant(Vector128.GreaterThan(under, Vector128.Create(-1)).AsSingle());
        nint srcPlaneBytes = srcPlane * sizeof(float);
        nint dstPlaneBytes = dstPlane * sizeof(float);
        for (nint channel = channels; channel != 0; channel--)
        {
            ref float x = ref src;
            ref float y = ref dst;
            nint left = results;
            for (nint tile = rows2; tile != 0; tile--)
            {
                Row4x2 x0, x1, x2, row;

                LoadTapsByTurns(ref x, out x0, out x1, out x2);
                x0.A &= mask0A;
                Row4x2.Max(x0, x1, out row);
                row.Max(x2);
                Row4x2 acc0 = row;

                x = ref Unsafe.Add(ref x, 10);
                LoadTapsByTurns(ref x, out x0, out x1, out x2);
                x0.A &= mask0A;
                Row4x2.Max(x0, x1, out row);
                row.Max(x2);
                acc0.Max(row);

                x = ref Unsafe.Add(ref x, 10);
                LoadTapsByTurns(ref x, out x0, out x1, out x2);
                x0.A &= mask0A;
                Row4x2.Max(x0, x1, out row);
                row.Max(x2);
                acc0.Max(row);
                Row4x2 acc1 = row;
                Simd.StoreEvenOdd(acc0.A, acc0.B, ref y);

                x = ref Unsafe.Add(ref x, 10);
                LoadTapsByTurns(ref x, out x0, out x1, out x2);
                x0.A &= mask0A;
                Row4x2.Max(x0, x1, out row);
                row.Max(x2);
                acc1.Max(row);

                x = ref Unsafe.Add(ref x, 10);
                LoadTapsByTurns(ref x, out x0, out x1, out x2);
                x0.A &= mask0A;
                Row4x2.Max(x0, x1, out row);
                row.Max(x2);
                acc1.Max(row);
                y = ref Unsafe.Add(ref y, 5);
                if (left >= 3)
                {
                    Simd.StoreEvenOdd(acc1.A, acc1.B, ref y);
                }
                else
                {
                    Simd.ZipLow(acc1.A, acc1.B).StoreUnsafe(ref y);
                    Simd.StoreFirst(Simd.ZipHigh(acc1.A, acc1.B), ref Unsafe.Add(ref y, 4), 1);
                }

                y = ref Unsafe.Add(ref y, 5);
                left -= 2;
            }
            for (nint tile = rows1; tile != 0; tile--)
            {
                Row4x2 x0, x1, x2, row;

                LoadTapsByTurns(ref x, out x0, out x1, out x2);
                x0.A &= mask0A;
                Row4x2.Max(x0, x1, out row);
                row.Max(x2);
                Row4x2 acc0 = row;

                x = ref Unsafe.Add(ref x, 10);
                LoadTapsByTurns(ref x, out x0, out x1, out x2);
                x0.A &= mask0A;
                Row4x2.Max(x0, x1, out row);
                row.Max(x2);
                acc0.Max(row);

                x = ref Unsafe.Add(ref x, 10);
                LoadTapsByTurns(ref x, out x0, out x1, out x2);
                x0.A &= mask0A;
                Row4x2.Max(x0, x1, out row);
                row.Max(x2);
                acc0.Max(row);
                if (left >= 2)
                {
                    Simd.StoreEvenOdd(acc0.A, acc0.B, ref y);
                }
                else
                {
                    Simd.ZipLow(acc0.A, acc0.B).StoreUnsafe(ref y);
                    Simd.StoreFirst(Simd.ZipHigh(acc0.A, acc0.B), ref Unsafe.Add(ref y, 4), 1);
                }

                y = ref Unsafe.Add(ref y, 5);
                left -= 1;
            }

            src = ref Unsafe.AddByteOffset(ref src, srcPlaneBytes);
            dst = ref Unsafe.AddByteOffset(ref dst, dstPlaneBytes);
        }
    }
}
