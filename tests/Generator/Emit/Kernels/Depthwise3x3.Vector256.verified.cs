internal static class Test_Network_Vector256
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">The result's planes; written, and read where later layers do.</param>
    internal static void Run(ref float input, ref float arena, ref float weights, ref float output)
    {
        // conv.copy: copy, 4x7x7 -> 4x7x7.
        Simd.Copy(ref input, ref Unsafe.Add(ref arena, 64), 196);

        // conv: depthwise 3x3 stride 1, 4x7x7 -> 4x7x7.
        Depthwise3x3Stride1Columns7(ref Unsafe.Add(ref arena, 56), ref output, ref weights, channels: 4, rows2: 3, rows1: 1, srcPlane: 49, dstPlane: 49, height: 7, first: -1, results: 7);
    }

    /// <summary>
    /// 3x3 depthwise convolution with stride 1, tiles of 2 or 1 rows x 7 columns.
    /// Each channel's filter is 9 taps row by row, its bias, and two floats of padding.
    /// Used by conv.
    /// </summary>
    /// <param name="src">The element under the first tap of the first window, or where it would be.</param>
    /// <param name="dst">Where the first result goes.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="channels">Planes.</param>
    /// <param name="rows2">Tiles of 2 rows of the output.</param>
    /// <param name="rows1">Tiles of 1 rows of the output.</param>
    /// <param name="srcPlane">Floats from a plane of the input to the next.</param>
    /// <param name="dstPlane">Floats from a plane of the output to the next.</param>
    /// <param name="height">Rows of the input.</param>
    /// <param name="first">The row of the input under the first row of the first window.</param>
    /// <param name="results">Rows of the output that are computed.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Depthwise3x3Stride1Columns7(ref float src, ref float dst, ref float wgt, nint channels, nint rows2, nint rows1, nint srcPlane, nint dstPlane, nint height, nint first, nint results)
    {
        // The columns under the first tap of each lane, from that of the first lane on.
        Vector256<int> lanes = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);
        Vector256<int> under = lanes + Vector256.Create((int)(-1));
        Vector256<float> mask0 = Vector256.GreaterThan(under, Vector256.Create(-1)).AsSingle();
        Vector256<float> mask2 = Vector256.LessThan(under, Vector256.Create(7 - 2)).AsSingle();
        nint srcPlaneBytes = srcPlane * sizeof(float);
        nint dstPlaneBytes = dstPlane * sizeof(float);
        for (nint channel = channels; channel != 0; channel--)
        {
            Vector256<float> w0 = Vector256.Create(wgt);
            Vector256<float> w1 = Vector256.Create(Unsafe.Add(ref wgt, 1));
            Vector256<float> w2 = Vector256.Create(Unsafe.Add(ref wgt, 2));
            Vector256<float> w3 = Vector256.Create(Unsafe.Add(ref wgt, 3));
            Vector256<float> w4 = Vector256.Create(Unsafe.Add(ref wgt, 4));
            Vector256<float> w5 = Vector256.Create(Unsafe.Add(ref wgt, 5));
            ref float x = ref src;
            ref float y = ref dst;
            nint top = first;
            nint left = results;
            for (nint tile = rows2; tile != 0; tile--)
            {
                Vector256<float> x0, x1, x2;

                Vector256<float> acc0 = Vector256.Create(Unsafe.Add(ref wgt, 9));
                if (top >= 0)
                {
                    LoadTaps(ref x, out x0, out x1, out x2);
                    x0 &= mask0;
                    x2 &= mask2;
                    acc0 = FmaTaps(acc0, x0, x1, x2, w0, w1, w2);
                }

                LoadTaps(ref Unsafe.Add(ref x, 7), out x0, out x1, out x2);
                x0 &= mask0;
                x2 &= mask2;
                acc0 = FmaTaps(acc0, x0, x1, x2, w3, w4, w5);
                Vector256<float> acc1 = FmaTaps(Vector256.Create(Unsafe.Add(ref wgt, 9)), x0, x1, x2, w0, w1, w2);

                LoadTaps(ref Unsafe.Add(ref x, 14), out x0, out x1, out x2);
                x0 &= mask0;
                x2 &= mask2;
                acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc0);
                acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc0);
                acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc0);
                acc1 = FmaTaps(acc1, x0, x1, x2, w3, w4, w5);

                if (top < height - 3)
                {
                    LoadTaps(ref Unsafe.Add(ref x, 21), out x0, out x1, out x2);
                    x0 &= mask0;
                    x2 &= mask2;
                    acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc1);
                    acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc1);
                    acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc1);
                }

                acc0.StoreUnsafe(ref y);
                if (left >= 3)
                {
                    acc1.StoreUnsafe(ref y, 7);
                }
                else
                {
                    Simd.StoreFirst(acc1, ref Unsafe.Add(ref y, 7), 7);
                }
                x = ref Unsafe.Add(ref x, 14);
                y = ref Unsafe.Add(ref y, 14);
                top += 2;
                left -= 2;
            }
            for (nint tile = rows1; tile != 0; tile--)
            {
                Vector256<float> x0, x1, x2;

                Vector256<float> acc0 = Vector256.Create(Unsafe.Add(ref wgt, 9));
                if (top >= 0)
                {
                    LoadTaps(ref x, out x0, out x1, out x2);
                    x0 &= mask0;
                    x2 &= mask2;
                    acc0 = FmaTaps(acc0, x0, x1, x2, w0, w1, w2);
                }

                LoadTaps(ref Unsafe.Add(ref x, 7), out x0, out x1, out x2);
                x0 &= mask0;
                x2 &= mask2;
                acc0 = FmaTaps(acc0, x0, x1, x2, w3, w4, w5);

                if (top < height - 2)
                {
                    LoadTaps(ref Unsafe.Add(ref x, 14), out x0, out x1, out x2);
                    x0 &= mask0;
                    x2 &= mask2;
                    acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc0);
                    acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc0);
                    acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc0);
                }

                if (left >= 2)
                {
                    acc0.StoreUnsafe(ref y);
                }
                else
                {
                    Simd.StoreFirst(acc0, ref y, 7);
                }
                x = ref Unsafe.Add(ref x, 7);
                y = ref Unsafe.Add(ref y, 7);
                top += 1;
                left -= 1;
            }

            src = ref Unsafe.AddByteOffset(ref src, srcPlaneBytes);
            dst = ref Unsafe.AddByteOffset(ref dst, dstPlaneBytes);
            wgt = ref Unsafe.Add(ref wgt, 12);
        }
    }
}
