internal static class Test_Network_Vector128
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">One float per class.</param>
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
            MaximumPool4Size5x10Band(ref band, ref Unsafe.Add(ref dst, row * 5));

            // The last row is the first one of the next band.
            for (nint plane = 0; plane < 200; plane += 50)
            {
                Simd.Copy(ref Unsafe.Add(ref band, plane + 40), ref Unsafe.Add(ref band, plane), 10);
            }
        }
        {
            const nint row = 2;
            Convolution3To4Stride2Band(ref src, ref Unsafe.Add(ref band, 10), ref wgt, 2 * row, 2);
            MaximumPool4Size5x10BandVariant2(ref band, ref Unsafe.Add(ref dst, row * 5));
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
        Vector128<float> zero = Simd.Held128(0f);
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
                        (Vector128<float> acc00, Vector128<float> acc10, Vector128<float> acc20, Vector128<float> acc30) = Simd.Broadcast4(ref tileWgt);
                        (Vector128<float> acc01, Vector128<float> acc11, Vector128<float> acc21, Vector128<float> acc31) = Simd.Broadcast4(ref tileWgt);
                        ref float w = ref Unsafe.Add(ref tileWgt, 4 + (firstTap * 12));
                        nint tapSrc = rowSrc;
                        for (nint tap = 0; tap < taps; tap++)
                        {
                            // Input channel 0.
                            ref float xa = ref Unsafe.Add(ref src, tapSrc);
                            Vector128<float> lowa0 = Vector128.LoadUnsafe(ref xa), higha0 = Vector128.LoadUnsafe(ref xa, 4);
                            Vector128<float> xa10 = Simd.Even(lowa0, higha0);
                            Vector128<float> xa20 = Simd.Odd(lowa0, higha0);
                            Vector128<float> lowa1 = Vector128.LoadUnsafe(ref xa, 8), higha1 = Vector128.LoadUnsafe(ref xa, 12);
                            Vector128<float> xa11 = Simd.Even(lowa1, higha1);
                            Vector128<float> xa21 = Simd.Odd(lowa1, higha1);
                            Vector128<float> wa10 = Vector128.LoadUnsafe(ref w, 4);
                            acc00 = Simd.MultiplyAddByElement(acc00, xa10, wa10, 0);
                            acc01 = Simd.MultiplyAddByElement(acc01, xa11, wa10, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xa10, wa10, 1);
                            acc11 = Simd.MultiplyAddByElement(acc11, xa11, wa10, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xa10, wa10, 2);
                            acc21 = Simd.MultiplyAddByElement(acc21, xa11, wa10, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xa10, wa10, 3);
                            acc31 = Simd.MultiplyAddByElement(acc31, xa11, wa10, 3);
                            Vector128<float> wa20 = Vector128.LoadUnsafe(ref w, 8);
                            acc00 = Simd.MultiplyAddByElement(acc00, xa20, wa20, 0);
                            acc01 = Simd.MultiplyAddByElement(acc01, xa21, wa20, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xa20, wa20, 1);
                            acc11 = Simd.MultiplyAddByElement(acc11, xa21, wa20, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xa20, wa20, 2);
                            acc21 = Simd.MultiplyAddByElement(acc21, xa21, wa20, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xa20, wa20, 3);
                            acc31 = Simd.MultiplyAddByElement(acc31, xa21, wa20, 3);
                            Vector128<float> xa01 = Simd.ShiftIn(xa20, xa21);
                            Vector128<float> xa00 = Simd.ShiftUp(xa20);
                            Vector128<float> wa00 = Vector128.LoadUnsafe(ref w);
                            acc00 = Simd.MultiplyAddByElement(acc00, xa00, wa00, 0);
                            acc01 = Simd.MultiplyAddByElement(acc01, xa01, wa00, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xa00, wa00, 1);
                            acc11 = Simd.MultiplyAddByElement(acc11, xa01, wa00, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xa00, wa00, 2);
                            acc21 = Simd.MultiplyAddByElement(acc21, xa01, wa00, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xa00, wa00, 3);
                            acc31 = Simd.MultiplyAddByElement(acc31, xa01, wa00, 3);
                            // Input channel 1.
                            ref float xb = ref Unsafe.Add(ref xa, 240);
                            Vector128<float> lowb0 = Vector128.LoadUnsafe(ref xb), highb0 = Vector128.LoadUnsafe(ref xb, 4);
                            Vector128<float> xb10 = Simd.Even(lowb0, highb0);
                            Vector128<float> xb20 = Simd.Odd(lowb0, highb0);
                            Vector128<float> lowb1 = Vector128.LoadUnsafe(ref xb, 8), highb1 = Vector128.LoadUnsafe(ref xb, 12);
                            Vector128<float> xb11 = Simd.Even(lowb1, highb1);
                            Vector128<float> xb21 = Simd.Odd(lowb1, highb1);
                            Vector128<float> wb10 = Vector128.LoadUnsafe(ref w, 40);
                            acc00 = Simd.MultiplyAddByElement(acc00, xb10, wb10, 0);
                            acc01 = Simd.MultiplyAddByElement(acc01, xb11, wb10, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xb10, wb10, 1);
                            acc11 = Simd.MultiplyAddByElement(acc11, xb11, wb10, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xb10, wb10, 2);
                            acc21 = Simd.MultiplyAddByElement(acc21, xb11, wb10, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xb10, wb10, 3);
                            acc31 = Simd.MultiplyAddByElement(acc31, xb11, wb10, 3);
                            Vector128<float> wb20 = Vector128.LoadUnsafe(ref w, 44);
                            acc00 = Simd.MultiplyAddByElement(acc00, xb20, wb20, 0);
                            acc01 = Simd.MultiplyAddByElement(acc01, xb21, wb20, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xb20, wb20, 1);
                            acc11 = Simd.MultiplyAddByElement(acc11, xb21, wb20, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xb20, wb20, 2);
                            acc21 = Simd.MultiplyAddByElement(acc21, xb21, wb20, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xb20, wb20, 3);
                            acc31 = Simd.MultiplyAddByElement(acc31, xb21, wb20, 3);
                            Vector128<float> xb01 = Simd.ShiftIn(xb20, xb21);
                            Vector128<float> xb00 = Simd.ShiftUp(xb20);
                            Vector128<float> wb00 = Vector128.LoadUnsafe(ref w, 36);
                            acc00 = Simd.MultiplyAddByElement(acc00, xb00, wb00, 0);
                            acc01 = Simd.MultiplyAddByElement(acc01, xb01, wb00, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xb00, wb00, 1);
                            acc11 = Simd.MultiplyAddByElement(acc11, xb01, wb00, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xb00, wb00, 2);
                            acc21 = Simd.MultiplyAddByElement(acc21, xb01, wb00, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xb00, wb00, 3);
                            acc31 = Simd.MultiplyAddByElement(acc31, xb01, wb00, 3);
                            // Input channel 2.
                            ref float xc = ref Unsafe.Add(ref xb, 240);
                            Vector128<float> lowc0 = Vector128.LoadUnsafe(ref xc), highc0 = Vector128.LoadUnsafe(ref xc, 4);
                            Vector128<float> xc10 = Simd.Even(lowc0, highc0);
                            Vector128<float> xc20 = Simd.Odd(lowc0, highc0);
                            Vector128<float> lowc1 = Vector128.LoadUnsafe(ref xc, 8), highc1 = Vector128.LoadUnsafe(ref xc, 12);
                            Vector128<float> xc11 = Simd.Even(lowc1, highc1);
                            Vector128<float> xc21 = Simd.Odd(lowc1, highc1);
                            Vector128<float> wc10 = Vector128.LoadUnsafe(ref w, 76);
                            acc00 = Simd.MultiplyAddByElement(acc00, xc10, wc10, 0);
                            acc01 = Simd.MultiplyAddByElement(acc01, xc11, wc10, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xc10, wc10, 1);
                            acc11 = Simd.MultiplyAddByElement(acc11, xc11, wc10, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xc10, wc10, 2);
                            acc21 = Simd.MultiplyAddByElement(acc21, xc11, wc10, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xc10, wc10, 3);
                            acc31 = Simd.MultiplyAddByElement(acc31, xc11, wc10, 3);
                            Vector128<float> wc20 = Vector128.LoadUnsafe(ref w, 80);
                            acc00 = Simd.MultiplyAddByElement(acc00, xc20, wc20, 0);
                            acc01 = Simd.MultiplyAddByElement(acc01, xc21, wc20, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xc20, wc20, 1);
                            acc11 = Simd.MultiplyAddByElement(acc11, xc21, wc20, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xc20, wc20, 2);
                            acc21 = Simd.MultiplyAddByElement(acc21, xc21, wc20, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xc20, wc20, 3);
                            acc31 = Simd.MultiplyAddByElement(acc31, xc21, wc20, 3);
                            Vector128<float> xc01 = Simd.ShiftIn(xc20, xc21);
                            Vector128<float> xc00 = Simd.ShiftUp(xc20);
                            Vector128<float> wc00 = Vector128.LoadUnsafe(ref w, 72);
                            acc00 = Simd.MultiplyAddByElement(acc00, xc00, wc00, 0);
                            acc01 = Simd.MultiplyAddByElement(acc01, xc01, wc00, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xc00, wc00, 1);
                            acc11 = Simd.MultiplyAddByElement(acc11, xc01, wc00, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xc00, wc00, 2);
                            acc21 = Simd.MultiplyAddByElement(acc21, xc01, wc00, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xc00, wc00, 3);
                            acc31 = Simd.MultiplyAddByElement(acc31, xc01, wc00, 3);
                            tapSrc += 20;
                            w = ref Unsafe.Add(ref w, 12);
                        }

                        ref float y = ref tileDst;
                        Vector128.MaxNative(acc00, zero).StoreUnsafe(ref y);
                        Vector128.MaxNative(acc01, zero).StoreUnsafe(ref y, 4);
                        y = ref Unsafe.Add(ref y, 50);
                        Vector128.MaxNative(acc10, zero).StoreUnsafe(ref y);
                        Vector128.MaxNative(acc11, zero).StoreUnsafe(ref y, 4);
                        y = ref Unsafe.Add(ref y, 50);
                        Vector128.MaxNative(acc20, zero).StoreUnsafe(ref y);
                        Vector128.MaxNative(acc21, zero).StoreUnsafe(ref y, 4);
                        y = ref Unsafe.Add(ref y, 50);
                        Vector128.MaxNative(acc30, zero).StoreUnsafe(ref y);
                        Vector128.MaxNative(acc31, zero).StoreUnsafe(ref y, 4);
                    }
                }
            }

            // Columns 6 to 9.
            {
                ref float tileDst = ref Unsafe.Add(ref dst, ((row - firstRow) * 10) + 6);
                ref float tileWgt = ref wgt;
                {
                    {
                        (Vector128<float> acc00, Vector128<float> acc10, Vector128<float> acc20, Vector128<float> acc30) = Simd.Broadcast4(ref tileWgt);
                        ref float w = ref Unsafe.Add(ref tileWgt, 4 + (firstTap * 12));
                        nint tapSrc = rowSrc + 12;
                        for (nint tap = 0; tap < taps; tap++)
                        {
                            // Input channel 0.
                            ref float xa = ref Unsafe.Add(ref src, tapSrc);
                            Vector128<float> lowa0 = Vector128.LoadUnsafe(ref xa), higha0 = Vector128.LoadUnsafe(ref xa, 4);
                            Vector128<float> xa10 = Simd.Even(lowa0, higha0);
                            Vector128<float> xa20 = Simd.Odd(lowa0, higha0);
                            Vector128<float> wa10 = Vector128.LoadUnsafe(ref w, 4);
                            acc00 = Simd.MultiplyAddByElement(acc00, xa10, wa10, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xa10, wa10, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xa10, wa10, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xa10, wa10, 3);
                            Vector128<float> wa20 = Vector128.LoadUnsafe(ref w, 8);
                            acc00 = Simd.MultiplyAddByElement(acc00, xa20, wa20, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xa20, wa20, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xa20, wa20, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xa20, wa20, 3);
                            Vector128<float> xa00 = Simd.ShiftIn(Vector128.LoadUnsafe(ref Unsafe.Add(ref xa, -4)), xa20);
                            Vector128<float> wa00 = Vector128.LoadUnsafe(ref w);
                            acc00 = Simd.MultiplyAddByElement(acc00, xa00, wa00, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xa00, wa00, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xa00, wa00, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xa00, wa00, 3);
                            // Input channel 1.
                            ref float xb = ref Unsafe.Add(ref xa, 240);
                            Vector128<float> lowb0 = Vector128.LoadUnsafe(ref xb), highb0 = Vector128.LoadUnsafe(ref xb, 4);
                            Vector128<float> xb10 = Simd.Even(lowb0, highb0);
                            Vector128<float> xb20 = Simd.Odd(lowb0, highb0);
                            Vector128<float> wb10 = Vector128.LoadUnsafe(ref w, 40);
                            acc00 = Simd.MultiplyAddByElement(acc00, xb10, wb10, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xb10, wb10, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xb10, wb10, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xb10, wb10, 3);
                            Vector128<float> wb20 = Vector128.LoadUnsafe(ref w, 44);
                            acc00 = Simd.MultiplyAddByElement(acc00, xb20, wb20, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xb20, wb20, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xb20, wb20, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xb20, wb20, 3);
                            Vector128<float> xb00 = Simd.ShiftIn(Vector128.LoadUnsafe(ref Unsafe.Add(ref xb, -4)), xb20);
                            Vector128<float> wb00 = Vector128.LoadUnsafe(ref w, 36);
                            acc00 = Simd.MultiplyAddByElement(acc00, xb00, wb00, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xb00, wb00, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xb00, wb00, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xb00, wb00, 3);
                            // Input channel 2.
                            ref float xc = ref Unsafe.Add(ref xb, 240);
                            Vector128<float> lowc0 = Vector128.LoadUnsafe(ref xc), highc0 = Vector128.LoadUnsafe(ref xc, 4);
                            Vector128<float> xc10 = Simd.Even(lowc0, highc0);
                            Vector128<float> xc20 = Simd.Odd(lowc0, highc0);
                            Vector128<float> wc10 = Vector128.LoadUnsafe(ref w, 76);
                            acc00 = Simd.MultiplyAddByElement(acc00, xc10, wc10, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xc10, wc10, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xc10, wc10, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xc10, wc10, 3);
                            Vector128<float> wc20 = Vector128.LoadUnsafe(ref w, 80);
                            acc00 = Simd.MultiplyAddByElement(acc00, xc20, wc20, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xc20, wc20, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xc20, wc20, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xc20, wc20, 3);
                            Vector128<float> xc00 = Simd.ShiftIn(Vector128.LoadUnsafe(ref Unsafe.Add(ref xc, -4)), xc20);
                            Vector128<float> wc00 = Vector128.LoadUnsafe(ref w, 72);
                            acc00 = Simd.MultiplyAddByElement(acc00, xc00, wc00, 0);
                            acc10 = Simd.MultiplyAddByElement(acc10, xc00, wc00, 1);
                            acc20 = Simd.MultiplyAddByElement(acc20, xc00, wc00, 2);
                            acc30 = Simd.MultiplyAddByElement(acc30, xc00, wc00, 3);
                            tapSrc += 20;
                            w = ref Unsafe.Add(ref w, 12);
                        }

                        ref float y = ref tileDst;
                        Vector128.MaxNative(acc00, zero).StoreUnsafe(ref y);
                        y = ref Unsafe.Add(ref y, 50);
                        Vector128.MaxNative(acc10, zero).StoreUnsafe(ref y);
                        y = ref Unsafe.Add(ref y, 50);
                        Vector128.MaxNative(acc20, zero).StoreUnsafe(ref y);
                        y = ref Unsafe.Add(ref y, 50);
                        Vector128.MaxNative(acc30, zero).StoreUnsafe(ref y);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Maximum over 3x3 windows with padding 1 and stride 2, 4x5x10 to 2 rows of 4x3x5.
    /// Its inputs are never negative, so zero stands for what lies outside.
    /// Used by stem.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MaximumPool4Size5x10Band(ref float src, ref float dst)
    {
        // Zero for the column left of the plane.
        Vector128<float> leftMask = Simd.Held128(Vector128.Create(0, -1, -1, -1).AsSingle());
        for (nint channel = 0; channel < 4; channel++)
        {

            // Columns 0 to 4.
            {
                ref float x = ref Unsafe.Add(ref src, -1);
                ref float y = ref dst;
                // Rows 0 to 1.
                {

                    (Vector128<float> x00, Vector128<float> x01, Vector128<float> x02, Vector128<float> x03) = Simd.LoadEveryFourth(ref x);
                    x00 &= leftMask;
                    Vector128<float> x04 = Simd.ShiftOut(x00, Vector128.LoadUnsafe(ref x, 16));
                    Vector128<float> row00 = Vector128.MaxNative(Vector128.MaxNative(x00, x01), x02);
                    Vector128<float> row01 = Vector128.MaxNative(Vector128.MaxNative(x02, x03), x04);
                    Vector128<float> acc00 = row00;
                    Vector128<float> acc01 = row01;

                    x = ref Unsafe.Add(ref x, 10);
                    (Vector128<float> x10, Vector128<float> x11, Vector128<float> x12, Vector128<float> x13) = Simd.LoadEveryFourth(ref x);
                    x10 &= leftMask;
                    Vector128<float> x14 = Simd.ShiftOut(x10, Vector128.LoadUnsafe(ref x, 16));
                    Vector128<float> row10 = Vector128.MaxNative(Vector128.MaxNative(x10, x11), x12);
                    Vector128<float> row11 = Vector128.MaxNative(Vector128.MaxNative(x12, x13), x14);
                    acc00 = Vector128.MaxNative(acc00, row10);
                    acc01 = Vector128.MaxNative(acc01, row11);

                    x = ref Unsafe.Add(ref x, 10);
                    (Vector128<float> x20, Vector128<float> x21, Vector128<float> x22, Vector128<float> x23) = Simd.LoadEveryFourth(ref x);
                    x20 &= leftMask;
                    Vector128<float> x24 = Simd.ShiftOut(x20, Vector128.LoadUnsafe(ref x, 16));
                    Vector128<float> row20 = Vector128.MaxNative(Vector128.MaxNative(x20, x21), x22);
                    Vector128<float> row21 = Vector128.MaxNative(Vector128.MaxNative(x22, x23), x24);
                    acc00 = Vector128.MaxNative(acc00, row20);
                    acc01 = Vector128.MaxNative(acc01, row21);
                    Vector128<float> acc10 = row20;
                    Vector128<float> acc11 = row21;
                    Simd.StoreEvenOdd(acc00, acc01, ref y);

                    x = ref Unsafe.Add(ref x, 10);
                    (Vector128<float> x30, Vector128<float> x31, Vector128<float> x32, Vector128<float> x33) = Simd.LoadEveryFourth(ref x);
                    x30 &= leftMask;
                    Vector128<float> x34 = Simd.ShiftOut(x30, Vector128.LoadUnsafe(ref x, 16));
                    Vector128<float> row30 = Vector128.MaxNative(Vector128.MaxNative(x30, x31), x32);
                    Vector128<float> row31 = Vector128.MaxNative(Vector128.MaxNative(x32, x33), x34);
                    acc10 = Vector128.MaxNative(acc10, row30);
                    acc11 = Vector128.MaxNative(acc11, row31);

                    x = ref Unsafe.Add(ref x, 10);
                    (Vector128<float> x40, Vector128<float> x41, Vector128<float> x42, Vector128<float> x43) = Simd.LoadEveryFourth(ref x);
                    x40 &= leftMask;
                    Vector128<float> x44 = Simd.ShiftOut(x40, Vector128.LoadUnsafe(ref x, 16));
                    Vector128<float> row40 = Vector128.MaxNative(Vector128.MaxNative(x40, x41), x42);
                    Vector128<float> row41 = Vector128.MaxNative(Vector128.MaxNative(x42, x43), x44);
                    acc10 = Vector128.MaxNative(acc10, row40);
                    acc11 = Vector128.MaxNative(acc11, row41);
                    y = ref Unsafe.Add(ref y, 5);
                    Simd.ZipLow(acc10, acc11).StoreUnsafe(ref y);
                    Simd.StoreFirst(Simd.ZipHigh(acc10, acc11), ref Unsafe.Add(ref y, 4), 1);
                }
            }

            src = ref Unsafe.Add(ref src, 50);
            dst = ref Unsafe.Add(ref dst, 15);
        }
    }

    /// <summary>
    /// Maximum over 3x3 windows with padding 1 and stride 2, 4x5x10 to 1 rows of 4x3x5.
    /// Its inputs are never negative, so zero stands for what lies outside.
    /// Used by stem.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MaximumPool4Size5x10BandVariant2(ref float src, ref float dst)
    {
        // Zero for the column left of the plane.
        Vector128<float> leftMask = Simd.Held128(Vector128.Create(0, -1, -1, -1).AsSingle());
        for (nint channel = 0; channel < 4; channel++)
        {

            // Columns 0 to 4.
            {
                ref float x = ref Unsafe.Add(ref src, -1);
                ref float y = ref dst;
                // Rows 0 to 0.
                {

                    (Vector128<float> x00, Vector128<float> x01, Vector128<float> x02, Vector128<float> x03) = Simd.LoadEveryFourth(ref x);
                    x00 &= leftMask;
                    Vector128<float> x04 = Simd.ShiftOut(x00, Vector128.LoadUnsafe(ref x, 16));
                    Vector128<float> row00 = Vector128.MaxNative(Vector128.MaxNative(x00, x01), x02);
                    Vector128<float> row01 = Vector128.MaxNative(Vector128.MaxNative(x02, x03), x04);
                    Vector128<float> acc00 = row00;
                    Vector128<float> acc01 = row01;

                    x = ref Unsafe.Add(ref x, 10);
                    (Vector128<float> x10, Vector128<float> x11, Vector128<float> x12, Vector128<float> x13) = Simd.LoadEveryFourth(ref x);
                    x10 &= leftMask;
                    Vector128<float> x14 = Simd.ShiftOut(x10, Vector128.LoadUnsafe(ref x, 16));
                    Vector128<float> row10 = Vector128.MaxNative(Vector128.MaxNative(x10, x11), x12);
                    Vector128<float> row11 = Vector128.MaxNative(Vector128.MaxNative(x12, x13), x14);
                    acc00 = Vector128.MaxNative(acc00, row10);
                    acc01 = Vector128.MaxNative(acc01, row11);

                    x = ref Unsafe.Add(ref x, 10);
                    (Vector128<float> x20, Vector128<float> x21, Vector128<float> x22, Vector128<float> x23) = Simd.LoadEveryFourth(ref x);
                    x20 &= leftMask;
                    Vector128<float> x24 = Simd.ShiftOut(x20, Vector128.LoadUnsafe(ref x, 16));
                    Vector128<float> row20 = Vector128.MaxNative(Vector128.MaxNative(x20, x21), x22);
                    Vector128<float> row21 = Vector128.MaxNative(Vector128.MaxNative(x22, x23), x24);
                    acc00 = Vector128.MaxNative(acc00, row20);
                    acc01 = Vector128.MaxNative(acc01, row21);
                    Simd.ZipLow(acc00, acc01).StoreUnsafe(ref y);
                    Simd.StoreFirst(Simd.ZipHigh(acc00, acc01), ref Unsafe.Add(ref y, 4), 1);
                }
            }

            src = ref Unsafe.Add(ref src, 50);
            dst = ref Unsafe.Add(ref dst, 15);
        }
    }
}
