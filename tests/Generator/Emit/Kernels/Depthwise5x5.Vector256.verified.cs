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

        // conv: depthwise 5x5 stride 1, 4x7x7 -> 4x7x7.
        Depthwise5x5Stride1Columns7(ref Unsafe.Add(ref arena, 48), ref output, ref weights, channels: 4, rows4: 1, rows3: 1, srcPlane: 49, dstPlane: 49, height: 7, first: -2, results: 7);
    }

    /// <summary>
    /// 5x5 depthwise convolution with stride 1, tiles of 4 or 3 rows x 7 columns.
    /// Each channel's filter is 25 taps row by row, its bias, and two floats of padding.
    /// Used by conv.
    /// </summary>
    /// <param name="src">The element under the first tap of the first window, or where it would be.</param>
    /// <param name="dst">Where the first result goes.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="channels">Planes.</param>
    /// <param name="rows4">Tiles of 4 rows of the output.</param>
    /// <param name="rows3">Tiles of 3 rows of the output.</param>
    /// <param name="srcPlane">Floats from a plane of the input to the next.</param>
    /// <param name="dstPlane">Floats from a plane of the output to the next.</param>
    /// <param name="height">Rows of the input.</param>
    /// <param name="first">The row of the input under the first row of the first window.</param>
    /// <param name="results">Rows of the output that are computed.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Depthwise5x5Stride1Columns7(ref float src, ref float dst, ref float wgt, nint channels, nint rows4, nint rows3, nint srcPlane, nint dstPlane, nint height, nint first, nint results)
    {
        // The columns under the first tap of each lane, from that of the first lane on.
        Vector256<int> lanes = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);
        Vector256<int> under = lanes + Vector256.Create((int)(-2));
        Vector256<float> mask0 = Vector256.GreaterThan(under, Vector256.Create(-1)).AsSingle();
        Vector256<float> mask1 = Vector256.GreaterThan(under, Vector256.Create(-2)).AsSingle();
        Vector256<float> mask3 = Vector256.LessThan(under, Vector256.Create(7 - 3)).AsSingle();
        Vector256<float> mask4 = Vector256.LessThan(under, Vector256.Create(7 - 4)).AsSingle();
        nint srcPlaneBytes = srcPlane * sizeof(float);
        nint dstPlaneBytes = dstPlane * sizeof(float);
        for (nint channel = channels; channel != 0; channel--)
        {
            ref float x = ref src;
            ref float y = ref dst;
            nint top = first;
            nint left = results;
            for (nint tile = rows4; tile != 0; tile--)
            {
                Vector256<float> x0, x1, x2, x3, x4;

                Vector256<float> acc0 = Vector256.Create(Unsafe.Add(ref wgt, 25));
                if (top >= 0)
                {
                    x0 = Vector256.LoadUnsafe(ref x) & mask0;
                    acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(wgt), acc0);
                    x1 = Vector256.LoadUnsafe(ref x, 1) & mask1;
                    acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 1)), acc0);
                    x2 = Vector256.LoadUnsafe(ref x, 2);
                    acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 2)), acc0);
                    x3 = Vector256.LoadUnsafe(ref x, 3) & mask3;
                    acc0 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 3)), acc0);
                    x4 = Vector256.LoadUnsafe(ref x, 4) & mask4;
                    acc0 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 4)), acc0);
                }

                Vector256<float> acc1 = Vector256.Create(Unsafe.Add(ref wgt, 25));
                if (top >= -1)
                {
                    x0 = Vector256.LoadUnsafe(ref x, 7) & mask0;
                    acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 5)), acc0);
                    acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(wgt), acc1);
                    x1 = Vector256.LoadUnsafe(ref x, 8) & mask1;
                    acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc0);
                    acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 1)), acc1);
                    x2 = Vector256.LoadUnsafe(ref x, 9);
                    acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc0);
                    acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 2)), acc1);
                    x3 = Vector256.LoadUnsafe(ref x, 10) & mask3;
                    acc0 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc0);
                    acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 3)), acc1);
                    x4 = Vector256.LoadUnsafe(ref x, 11) & mask4;
                    acc0 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 9)), acc0);
                    acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 4)), acc1);
                }

                x0 = Vector256.LoadUnsafe(ref x, 14) & mask0;
                acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 5)), acc1);
                Vector256<float> acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(wgt), Vector256.Create(Unsafe.Add(ref wgt, 25)));
                x1 = Vector256.LoadUnsafe(ref x, 15) & mask1;
                acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 1)), acc2);
                x2 = Vector256.LoadUnsafe(ref x, 16);
                acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 2)), acc2);
                x3 = Vector256.LoadUnsafe(ref x, 17) & mask3;
                acc0 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 3)), acc2);
                x4 = Vector256.LoadUnsafe(ref x, 18) & mask4;
                acc0 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 9)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 4)), acc2);

                x0 = Vector256.LoadUnsafe(ref x, 21) & mask0;
                acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 15)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 5)), acc2);
                Vector256<float> acc3 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(wgt), Vector256.Create(Unsafe.Add(ref wgt, 25)));
                x1 = Vector256.LoadUnsafe(ref x, 22) & mask1;
                acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 16)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 1)), acc3);
                x2 = Vector256.LoadUnsafe(ref x, 23);
                acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 17)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 2)), acc3);
                x3 = Vector256.LoadUnsafe(ref x, 24) & mask3;
                acc0 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 18)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 3)), acc3);
                x4 = Vector256.LoadUnsafe(ref x, 25) & mask4;
                acc0 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 19)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 9)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 4)), acc3);

                x0 = Vector256.LoadUnsafe(ref x, 28) & mask0;
                acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 20)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 15)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 5)), acc3);
                x1 = Vector256.LoadUnsafe(ref x, 29) & mask1;
                acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 21)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 16)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc3);
                x2 = Vector256.LoadUnsafe(ref x, 30);
                acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 22)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 17)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc3);
                x3 = Vector256.LoadUnsafe(ref x, 31) & mask3;
                acc0 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 23)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 18)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc3);
                x4 = Vector256.LoadUnsafe(ref x, 32) & mask4;
                acc0 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 24)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 19)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 9)), acc3);

                x0 = Vector256.LoadUnsafe(ref x, 35) & mask0;
                acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 20)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 15)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), acc3);
                x1 = Vector256.LoadUnsafe(ref x, 36) & mask1;
                acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 21)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 16)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc3);
                x2 = Vector256.LoadUnsafe(ref x, 37);
                acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 22)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 17)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc3);
                x3 = Vector256.LoadUnsafe(ref x, 38) & mask3;
                acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 23)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 18)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc3);
                x4 = Vector256.LoadUnsafe(ref x, 39) & mask4;
                acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 24)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 19)), acc2);
                acc3 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc3);

                if (top < height - 6)
                {
                    x0 = Vector256.LoadUnsafe(ref x, 42) & mask0;
                    acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 20)), acc2);
                    acc3 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 15)), acc3);
                    x1 = Vector256.LoadUnsafe(ref x, 43) & mask1;
                    acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 21)), acc2);
                    acc3 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 16)), acc3);
                    x2 = Vector256.LoadUnsafe(ref x, 44);
                    acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 22)), acc2);
                    acc3 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 17)), acc3);
                    x3 = Vector256.LoadUnsafe(ref x, 45) & mask3;
                    acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 23)), acc2);
                    acc3 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 18)), acc3);
                    x4 = Vector256.LoadUnsafe(ref x, 46) & mask4;
                    acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 24)), acc2);
                    acc3 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 19)), acc3);
                }

                if (top < height - 7)
                {
                    x0 = Vector256.LoadUnsafe(ref x, 49) & mask0;
                    acc3 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 20)), acc3);
                    x1 = Vector256.LoadUnsafe(ref x, 50) & mask1;
                    acc3 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 21)), acc3);
                    x2 = Vector256.LoadUnsafe(ref x, 51);
                    acc3 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 22)), acc3);
                    x3 = Vector256.LoadUnsafe(ref x, 52) & mask3;
                    acc3 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 23)), acc3);
                    x4 = Vector256.LoadUnsafe(ref x, 53) & mask4;
                    acc3 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 24)), acc3);
                }

                acc0.StoreUnsafe(ref y);
                acc1.StoreUnsafe(ref y, 7);
                acc2.StoreUnsafe(ref y, 14);
                if (left >= 5)
                {
                    acc3.StoreUnsafe(ref y, 21);
                }
                else
                {
                    Simd.StoreFirst(acc3, ref Unsafe.Add(ref y, 21), 7);
                }
                x = ref Unsafe.Add(ref x, 28);
                y = ref Unsafe.Add(ref y, 28);
                top += 4;
                left -= 4;
            }
            for (nint tile = rows3; tile != 0; tile--)
            {
                Vector256<float> x0, x1, x2, x3, x4;

                Vector256<float> acc0 = Vector256.Create(Unsafe.Add(ref wgt, 25));
                if (top >= 0)
                {
                    x0 = Vector256.LoadUnsafe(ref x) & mask0;
                    acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(wgt), acc0);
                    x1 = Vector256.LoadUnsafe(ref x, 1) & mask1;
                    acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 1)), acc0);
                    x2 = Vector256.LoadUnsafe(ref x, 2);
                    acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 2)), acc0);
                    x3 = Vector256.LoadUnsafe(ref x, 3) & mask3;
                    acc0 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 3)), acc0);
                    x4 = Vector256.LoadUnsafe(ref x, 4) & mask4;
                    acc0 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 4)), acc0);
                }

                Vector256<float> acc1 = Vector256.Create(Unsafe.Add(ref wgt, 25));
                if (top >= -1)
                {
                    x0 = Vector256.LoadUnsafe(ref x, 7) & mask0;
                    acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 5)), acc0);
                    acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(wgt), acc1);
                    x1 = Vector256.LoadUnsafe(ref x, 8) & mask1;
                    acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc0);
                    acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 1)), acc1);
                    x2 = Vector256.LoadUnsafe(ref x, 9);
                    acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc0);
                    acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 2)), acc1);
                    x3 = Vector256.LoadUnsafe(ref x, 10) & mask3;
                    acc0 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc0);
                    acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 3)), acc1);
                    x4 = Vector256.LoadUnsafe(ref x, 11) & mask4;
                    acc0 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 9)), acc0);
                    acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 4)), acc1);
                }

                x0 = Vector256.LoadUnsafe(ref x, 14) & mask0;
                acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 5)), acc1);
                Vector256<float> acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(wgt), Vector256.Create(Unsafe.Add(ref wgt, 25)));
                x1 = Vector256.LoadUnsafe(ref x, 15) & mask1;
                acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 1)), acc2);
                x2 = Vector256.LoadUnsafe(ref x, 16);
                acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 2)), acc2);
                x3 = Vector256.LoadUnsafe(ref x, 17) & mask3;
                acc0 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 3)), acc2);
                x4 = Vector256.LoadUnsafe(ref x, 18) & mask4;
                acc0 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 9)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 4)), acc2);

                x0 = Vector256.LoadUnsafe(ref x, 21) & mask0;
                acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 15)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 5)), acc2);
                x1 = Vector256.LoadUnsafe(ref x, 22) & mask1;
                acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 16)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc2);
                x2 = Vector256.LoadUnsafe(ref x, 23);
                acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 17)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc2);
                x3 = Vector256.LoadUnsafe(ref x, 24) & mask3;
                acc0 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 18)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc2);
                x4 = Vector256.LoadUnsafe(ref x, 25) & mask4;
                acc0 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 19)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 9)), acc2);

                x0 = Vector256.LoadUnsafe(ref x, 28) & mask0;
                acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 20)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 15)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), acc2);
                x1 = Vector256.LoadUnsafe(ref x, 29) & mask1;
                acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 21)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 16)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc2);
                x2 = Vector256.LoadUnsafe(ref x, 30);
                acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 22)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 17)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc2);
                x3 = Vector256.LoadUnsafe(ref x, 31) & mask3;
                acc0 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 23)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 18)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc2);
                x4 = Vector256.LoadUnsafe(ref x, 32) & mask4;
                acc0 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 24)), acc0);
                acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 19)), acc1);
                acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc2);

                if (top < height - 5)
                {
                    x0 = Vector256.LoadUnsafe(ref x, 35) & mask0;
                    acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 20)), acc1);
                    acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 15)), acc2);
                    x1 = Vector256.LoadUnsafe(ref x, 36) & mask1;
                    acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 21)), acc1);
                    acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 16)), acc2);
                    x2 = Vector256.LoadUnsafe(ref x, 37);
                    acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 22)), acc1);
                    acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 17)), acc2);
                    x3 = Vector256.LoadUnsafe(ref x, 38) & mask3;
                    acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 23)), acc1);
                    acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 18)), acc2);
                    x4 = Vector256.LoadUnsafe(ref x, 39) & mask4;
                    acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 24)), acc1);
                    acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 19)), acc2);
                }

                if (top < height - 6)
                {
                    x0 = Vector256.LoadUnsafe(ref x, 42) & mask0;
                    acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 20)), acc2);
                    x1 = Vector256.LoadUnsafe(ref x, 43) & mask1;
                    acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 21)), acc2);
                    x2 = Vector256.LoadUnsafe(ref x, 44);
                    acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 22)), acc2);
                    x3 = Vector256.LoadUnsafe(ref x, 45) & mask3;
                    acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 23)), acc2);
                    x4 = Vector256.LoadUnsafe(ref x, 46) & mask4;
                    acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 24)), acc2);
                }

                acc0.StoreUnsafe(ref y);
                acc1.StoreUnsafe(ref y, 7);
                if (left >= 4)
                {
                    acc2.StoreUnsafe(ref y, 14);
                }
                else
                {
                    Simd.StoreFirst(acc2, ref Unsafe.Add(ref y, 14), 7);
                }
                x = ref Unsafe.Add(ref x, 21);
                y = ref Unsafe.Add(ref y, 21);
                top += 3;
                left -= 3;
            }

            src = ref Unsafe.AddByteOffset(ref src, srcPlaneBytes);
            dst = ref Unsafe.AddByteOffset(ref dst, dstPlaneBytes);
            wgt = ref Unsafe.Add(ref wgt, 28);
        }
    }
}
