internal static class Test_Network_Vector512
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
                        Vector512<float> acc0_0 = Vector512.Create(tileWgt);
                        Vector512<float> acc1_0 = Vector512.Create(Unsafe.Add(ref tileWgt, 1));
                        Vector512<float> acc2_0 = Vector512.Create(Unsafe.Add(ref tileWgt, 2));
                        Vector512<float> acc3_0 = Vector512.Create(Unsafe.Add(ref tileWgt, 3));
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
                                Vector512<float> low0 = Vector512.LoadUnsafe(ref x), high0 = Simd.LoadFirst512(ref Unsafe.Add(ref x, 16), 4);
                                Vector512<float> x1_0 = Simd.Even(low0, high0);
                                Vector512<float> x2_0 = Simd.Odd(low0, high0);
                                Vector512<float> w1_0 = Vector512.Create(Unsafe.Add(ref w, 4));
                                acc0_0 = Vector512.FusedMultiplyAdd(x1_0, w1_0, acc0_0);
                                Vector512<float> w1_1 = Vector512.Create(Unsafe.Add(ref w, 5));
                                acc1_0 = Vector512.FusedMultiplyAdd(x1_0, w1_1, acc1_0);
                                Vector512<float> w1_2 = Vector512.Create(Unsafe.Add(ref w, 6));
                                acc2_0 = Vector512.FusedMultiplyAdd(x1_0, w1_2, acc2_0);
                                Vector512<float> w1_3 = Vector512.Create(Unsafe.Add(ref w, 7));
                                acc3_0 = Vector512.FusedMultiplyAdd(x1_0, w1_3, acc3_0);
                                Vector512<float> w2_0 = Vector512.Create(Unsafe.Add(ref w, 8));
                                acc0_0 = Vector512.FusedMultiplyAdd(x2_0, w2_0, acc0_0);
                                Vector512<float> w2_1 = Vector512.Create(Unsafe.Add(ref w, 9));
                                acc1_0 = Vector512.FusedMultiplyAdd(x2_0, w2_1, acc1_0);
                                Vector512<float> w2_2 = Vector512.Create(Unsafe.Add(ref w, 10));
                                acc2_0 = Vector512.FusedMultiplyAdd(x2_0, w2_2, acc2_0);
                                Vector512<float> w2_3 = Vector512.Create(Unsafe.Add(ref w, 11));
                                acc3_0 = Vector512.FusedMultiplyAdd(x2_0, w2_3, acc3_0);
                                Vector512<float> x0_0 = Simd.ShiftUp(x2_0);
                                Vector512<float> w0_0 = Vector512.Create(w);
                                acc0_0 = Vector512.FusedMultiplyAdd(x0_0, w0_0, acc0_0);
                                Vector512<float> w0_1 = Vector512.Create(Unsafe.Add(ref w, 1));
                                acc1_0 = Vector512.FusedMultiplyAdd(x0_0, w0_1, acc1_0);
                                Vector512<float> w0_2 = Vector512.Create(Unsafe.Add(ref w, 2));
                                acc2_0 = Vector512.FusedMultiplyAdd(x0_0, w0_2, acc2_0);
                                Vector512<float> w0_3 = Vector512.Create(Unsafe.Add(ref w, 3));
                                acc3_0 = Vector512.FusedMultiplyAdd(x0_0, w0_3, acc3_0);
                                tapSrc += 20;
                                w = ref Unsafe.Add(ref w, 12);
                            }
                            channelSrc += 240;
                            channelWgt = ref Unsafe.Add(ref channelWgt, 36);
                        }

                        Simd.StoreFirst(Vector512.MaxNative(acc0_0, Vector512<float>.Zero), ref tileDst, 10);
                        Simd.StoreFirst(Vector512.MaxNative(acc1_0, Vector512<float>.Zero), ref Unsafe.Add(ref tileDst, 50), 10);
                        Simd.StoreFirst(Vector512.MaxNative(acc2_0, Vector512<float>.Zero), ref Unsafe.Add(ref tileDst, 100), 10);
                        Simd.StoreFirst(Vector512.MaxNative(acc3_0, Vector512<float>.Zero), ref Unsafe.Add(ref tileDst, 150), 10);
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
        Vector256<int> lanes = Vector256.Create(0, 2, 4, 6, 8, 10, 12, 14);
        Vector256<int> under = lanes + Vector256.Create((int)(-1));
        Vector256<float> mask0 = Vector256.GreaterThan(under, Vector256.Create(-1)).AsSingle();
        nint srcPlaneBytes = srcPlane * sizeof(float);
        nint dstPlaneBytes = dstPlane * sizeof(float);
        for (nint channel = channels; channel != 0; channel--)
        {
            ref float x = ref src;
            ref float y = ref dst;
            nint left = results;
            for (nint tile = rows2; tile != 0; tile--)
            {
                Vector256<float> x0, x1, x2, row;

                LoadTapsOfPairs(ref x, out x0, out x1, out x2);
                x0 &= mask0;
                row = Vector256.MaxNative(Vector256.MaxNative(x0, x1), x2);
                Vector256<float> acc0 = row;

                LoadTapsOfPairs(ref Unsafe.Add(ref x, 10), out x0, out x1, out x2);
                x0 &= mask0;
                row = Vector256.MaxNative(Vector256.MaxNative(x0, x1), x2);
                acc0 = Vector256.MaxNative(acc0, row);

                LoadTapsOfPairs(ref Unsafe.Add(ref x, 20), out x0, out x1, out x2);
                x0 &= mask0;
                row = Vector256.MaxNative(Vector256.MaxNative(x0, x1), x2);
                acc0 = Vector256.MaxNative(acc0, row);
                Vector256<float> acc1 = row;

                LoadTapsOfPairs(ref Unsafe.Add(ref x, 30), out x0, out x1, out x2);
                x0 &= mask0;
                row = Vector256.MaxNative(Vector256.MaxNative(x0, x1), x2);
                acc1 = Vector256.MaxNative(acc1, row);

                LoadTapsOfPairs(ref Unsafe.Add(ref x, 40), out x0, out x1, out x2);
                x0 &= mask0;
                row = Vector256.MaxNative(Vector256.MaxNative(x0, x1), x2);
                acc1 = Vector256.MaxNative(acc1, row);

                acc0.StoreUnsafe(ref y);
                if (left >= 3)
                {
                    acc1.StoreUnsafe(ref y, 5);
                }
                else
                {
                    Simd.StoreFirst(acc1, ref Unsafe.Add(ref y, 5), 5);
                }
                x = ref Unsafe.Add(ref x, 40);
                y = ref Unsafe.Add(ref y, 10);
                left -= 2;
            }
            for (nint tile = rows1; tile != 0; tile--)
            {
                Vector256<float> x0, x1, x2, row;

                LoadTapsOfPairs(ref x, out x0, out x1, out x2);
                x0 &= mask0;
                row = Vector256.MaxNative(Vector256.MaxNative(x0, x1), x2);
                Vector256<float> acc0 = row;

                LoadTapsOfPairs(ref Unsafe.Add(ref x, 10), out x0, out x1, out x2);
                x0 &= mask0;
                row = Vector256.MaxNative(Vector256.MaxNative(x0, x1), x2);
                acc0 = Vector256.MaxNative(acc0, row);

                LoadTapsOfPairs(ref Unsafe.Add(ref x, 20), out x0, out x1, out x2);
                x0 &= mask0;
                row = Vector256.MaxNative(Vector256.MaxNative(x0, x1), x2);
                acc0 = Vector256.MaxNative(acc0, row);

                if (left >= 2)
                {
                    acc0.StoreUnsafe(ref y);
                }
                else
                {
                    Simd.StoreFirst(acc0, ref y, 5);
                }
                x = ref Unsafe.Add(ref x, 20);
                y = ref Unsafe.Add(ref y, 5);
                left -= 1;
            }

            src = ref Unsafe.AddByteOffset(ref src, srcPlaneBytes);
            dst = ref Unsafe.AddByteOffset(ref dst, dstPlaneBytes);
        }
    }
}
