internal static class Test_Network_Vector512
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
        for (nint row = firstRow; row < firstRow + rows; row++)
        {
            // Taps above the first or below the last row would meet padding.
            nint firstTap = nint.Max(0, 1 - (2 * row));
            nint taps = nint.Min(3, 13 - (2 * row)) - firstTap;
            nint rowSrc = ((2 * row) + firstTap - 1) * 20;

            // Columns 0 to 9.
            {
                ref float tileDst = ref Unsafe.Add(ref dst, ((row - firstRow) * 10));
                ref float tileWgt = ref wgt;
                {
                    {
                        Vector512<float> acc00 = Vector512.Create(tileWgt);
                        Vector512<float> acc10 = Vector512.Create(Unsafe.Add(ref tileWgt, 1));
                        Vector512<float> acc20 = Vector512.Create(Unsafe.Add(ref tileWgt, 2));
                        Vector512<float> acc30 = Vector512.Create(Unsafe.Add(ref tileWgt, 3));
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
                                Vector512<float> low0 = Vector512.LoadUnsafe(ref x), high0 = Simd.LoadFirst512(ref Unsafe.Add(ref x, 16), 4);
                                Vector512<float> x10 = Simd.Even(low0, high0);
                                Vector512<float> x20 = Simd.Odd(low0, high0);
                                Vector512<float> w10 = Vector512.Create(Unsafe.Add(ref w, 4));
                                acc00 = Vector512.FusedMultiplyAdd(x10, w10, acc00);
                                Vector512<float> w11 = Vector512.Create(Unsafe.Add(ref w, 5));
                                acc10 = Vector512.FusedMultiplyAdd(x10, w11, acc10);
                                Vector512<float> w12 = Vector512.Create(Unsafe.Add(ref w, 6));
                                acc20 = Vector512.FusedMultiplyAdd(x10, w12, acc20);
                                Vector512<float> w13 = Vector512.Create(Unsafe.Add(ref w, 7));
                                acc30 = Vector512.FusedMultiplyAdd(x10, w13, acc30);
                                Vector512<float> w20 = Vector512.Create(Unsafe.Add(ref w, 8));
                                acc00 = Vector512.FusedMultiplyAdd(x20, w20, acc00);
                                Vector512<float> w21 = Vector512.Create(Unsafe.Add(ref w, 9));
                                acc10 = Vector512.FusedMultiplyAdd(x20, w21, acc10);
                                Vector512<float> w22 = Vector512.Create(Unsafe.Add(ref w, 10));
                                acc20 = Vector512.FusedMultiplyAdd(x20, w22, acc20);
                                Vector512<float> w23 = Vector512.Create(Unsafe.Add(ref w, 11));
                                acc30 = Vector512.FusedMultiplyAdd(x20, w23, acc30);
                                Vector512<float> x00 = Simd.ShiftUp(x20);
                                Vector512<float> w00 = Vector512.Create(w);
                                acc00 = Vector512.FusedMultiplyAdd(x00, w00, acc00);
                                Vector512<float> w01 = Vector512.Create(Unsafe.Add(ref w, 1));
                                acc10 = Vector512.FusedMultiplyAdd(x00, w01, acc10);
                                Vector512<float> w02 = Vector512.Create(Unsafe.Add(ref w, 2));
                                acc20 = Vector512.FusedMultiplyAdd(x00, w02, acc20);
                                Vector512<float> w03 = Vector512.Create(Unsafe.Add(ref w, 3));
                                acc30 = Vector512.FusedMultiplyAdd(x00, w03, acc30);
                                tapSrc += 20;
                                w = ref Unsafe.Add(ref w, 12);
                            }
                            channelSrc += 240;
                            channelWgt = ref Unsafe.Add(ref channelWgt, 36);
                        }

                        Simd.StoreFirst(Vector512.MaxNative(acc00, Vector512<float>.Zero), ref tileDst, 10);
                        Simd.StoreFirst(Vector512.MaxNative(acc10, Vector512<float>.Zero), ref Unsafe.Add(ref tileDst, 50), 10);
                        Simd.StoreFirst(Vector512.MaxNative(acc20, Vector512<float>.Zero), ref Unsafe.Add(ref tileDst, 100), 10);
                        Simd.StoreFirst(Vector512.MaxNative(acc30, Vector512<float>.Zero), ref Unsafe.Add(ref tileDst, 150), 10);
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
        Vector256<float> leftMask = Vector256.Create(0, -1, -1, -1, -1, -1, -1, -1).AsSingle();
        for (nint channel = 0; channel < 4; channel++)
        {

            // Columns 0 to 4.
            {
                ref float x = ref Unsafe.Add(ref src, -1);
                ref float y = ref dst;
                // Rows 0 to 1.
                {

                    Vector256<float> x00 = Simd.Even(Vector256.LoadUnsafe(ref x), Vector256.LoadUnsafe(ref x, 8)) & leftMask;
                    Vector256<float> x01 = Simd.Odd(Vector256.LoadUnsafe(ref x), Vector256.LoadUnsafe(ref x, 8));
                    Vector256<float> x02 = Simd.ShiftOut(x00, Vector256.LoadUnsafe(ref x, 16));
                    Vector256<float> row0 = Vector256.MaxNative(Vector256.MaxNative(x00, x01), x02);
                    Vector256<float> acc0 = row0;

                    Vector256<float> x10 = Simd.Even(Vector256.LoadUnsafe(ref x, 10), Vector256.LoadUnsafe(ref x, 18)) & leftMask;
                    Vector256<float> x11 = Simd.Odd(Vector256.LoadUnsafe(ref x, 10), Vector256.LoadUnsafe(ref x, 18));
                    Vector256<float> x12 = Simd.ShiftOut(x10, Vector256.LoadUnsafe(ref x, 26));
                    Vector256<float> row1 = Vector256.MaxNative(Vector256.MaxNative(x10, x11), x12);
                    acc0 = Vector256.MaxNative(acc0, row1);

                    Vector256<float> x20 = Simd.Even(Vector256.LoadUnsafe(ref x, 20), Vector256.LoadUnsafe(ref x, 28)) & leftMask;
                    Vector256<float> x21 = Simd.Odd(Vector256.LoadUnsafe(ref x, 20), Vector256.LoadUnsafe(ref x, 28));
                    Vector256<float> x22 = Simd.ShiftOut(x20, Vector256.LoadUnsafe(ref x, 36));
                    Vector256<float> row2 = Vector256.MaxNative(Vector256.MaxNative(x20, x21), x22);
                    acc0 = Vector256.MaxNative(acc0, row2);
                    Vector256<float> acc1 = row2;

                    Vector256<float> x30 = Simd.Even(Vector256.LoadUnsafe(ref x, 30), Vector256.LoadUnsafe(ref x, 38)) & leftMask;
                    Vector256<float> x31 = Simd.Odd(Vector256.LoadUnsafe(ref x, 30), Vector256.LoadUnsafe(ref x, 38));
                    Vector256<float> x32 = Simd.ShiftOut(x30, Vector256.LoadUnsafe(ref x, 46));
                    Vector256<float> row3 = Vector256.MaxNative(Vector256.MaxNative(x30, x31), x32);
                    acc1 = Vector256.MaxNative(acc1, row3);

                    Vector256<float> x40 = Simd.Even(Vector256.LoadUnsafe(ref x, 40), Vector256.LoadUnsafe(ref x, 48)) & leftMask;
                    Vector256<float> x41 = Simd.Odd(Vector256.LoadUnsafe(ref x, 40), Vector256.LoadUnsafe(ref x, 48));
                    Vector256<float> x42 = Simd.ShiftOut(x40, Vector256.LoadUnsafe(ref x, 56));
                    Vector256<float> row4 = Vector256.MaxNative(Vector256.MaxNative(x40, x41), x42);
                    acc1 = Vector256.MaxNative(acc1, row4);

                    acc0.StoreUnsafe(ref y);
                    Simd.StoreFirst(acc1, ref Unsafe.Add(ref y, 5), 5);
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
        Vector256<float> leftMask = Vector256.Create(0, -1, -1, -1, -1, -1, -1, -1).AsSingle();
        for (nint channel = 0; channel < 4; channel++)
        {

            // Columns 0 to 4.
            {
                ref float x = ref Unsafe.Add(ref src, -1);
                ref float y = ref dst;
                // Rows 0 to 0.
                {

                    Vector256<float> x00 = Simd.Even(Vector256.LoadUnsafe(ref x), Vector256.LoadUnsafe(ref x, 8)) & leftMask;
                    Vector256<float> x01 = Simd.Odd(Vector256.LoadUnsafe(ref x), Vector256.LoadUnsafe(ref x, 8));
                    Vector256<float> x02 = Simd.ShiftOut(x00, Vector256.LoadUnsafe(ref x, 16));
                    Vector256<float> row0 = Vector256.MaxNative(Vector256.MaxNative(x00, x01), x02);
                    Vector256<float> acc0 = row0;

                    Vector256<float> x10 = Simd.Even(Vector256.LoadUnsafe(ref x, 10), Vector256.LoadUnsafe(ref x, 18)) & leftMask;
                    Vector256<float> x11 = Simd.Odd(Vector256.LoadUnsafe(ref x, 10), Vector256.LoadUnsafe(ref x, 18));
                    Vector256<float> x12 = Simd.ShiftOut(x10, Vector256.LoadUnsafe(ref x, 26));
                    Vector256<float> row1 = Vector256.MaxNative(Vector256.MaxNative(x10, x11), x12);
                    acc0 = Vector256.MaxNative(acc0, row1);

                    Vector256<float> x20 = Simd.Even(Vector256.LoadUnsafe(ref x, 20), Vector256.LoadUnsafe(ref x, 28)) & leftMask;
                    Vector256<float> x21 = Simd.Odd(Vector256.LoadUnsafe(ref x, 20), Vector256.LoadUnsafe(ref x, 28));
                    Vector256<float> x22 = Simd.ShiftOut(x20, Vector256.LoadUnsafe(ref x, 36));
                    Vector256<float> row2 = Vector256.MaxNative(Vector256.MaxNative(x20, x21), x22);
                    acc0 = Vector256.MaxNative(acc0, row2);

                    Simd.StoreFirst(acc0, ref y, 5);
                }
            }

            src = ref Unsafe.Add(ref src, 50);
            dst = ref Unsafe.Add(ref dst, 15);
        }
    }
}
