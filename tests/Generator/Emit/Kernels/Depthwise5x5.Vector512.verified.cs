internal static class Test_Network_Vector512
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
        Depthwise5x5Stride1Columns7(ref Unsafe.Add(ref arena, 62), ref output, ref weights, channels: 4, srcPlane: 49, dstPlane: 49);
    }

    /// <summary>
    /// 5x5 depthwise convolution with stride 1, tiles of 7 rows x 7 columns.
    /// Each channel's filter is 25 taps row by row, its bias, and two floats of padding.
    /// Used by conv.
    /// </summary>
    /// <param name="src">The element under the first tap of the first window, or where it would be.</param>
    /// <param name="dst">Where the first result goes.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="channels">Planes.</param>
    /// <param name="srcPlane">Floats from a plane of the input to the next.</param>
    /// <param name="dstPlane">Floats from a plane of the output to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Depthwise5x5Stride1Columns7(ref float src, ref float dst, ref float wgt, nint channels, nint srcPlane, nint dstPlane)
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
            Vector256<float> bias = Vector256.Create(Unsafe.Add(ref wgt, 25));
            ref float x = ref src;
            ref float y = ref dst;
            Vector256<float> x0, x1, x2, x3, x4;

            x0 = Vector256.LoadUnsafe(ref x) & mask0;
            Vector256<float> acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), bias);
            Vector256<float> acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 5)), bias);
            Vector256<float> acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(wgt), bias);
            x1 = Vector256.LoadUnsafe(ref x, 1) & mask1;
            acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 1)), acc2);
            x2 = Vector256.LoadUnsafe(ref x, 2);
            acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 2)), acc2);
            x3 = Vector256.LoadUnsafe(ref x, 3) & mask3;
            acc0 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 3)), acc2);
            x4 = Vector256.LoadUnsafe(ref x, 4) & mask4;
            acc0 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 9)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 4)), acc2);

            x0 = Vector256.LoadUnsafe(ref x, 7) & mask0;
            acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 15)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 5)), acc2);
            Vector256<float> acc3 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(wgt), bias);
            x1 = Vector256.LoadUnsafe(ref x, 8) & mask1;
            acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 16)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 1)), acc3);
            x2 = Vector256.LoadUnsafe(ref x, 9);
            acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 17)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 2)), acc3);
            x3 = Vector256.LoadUnsafe(ref x, 10) & mask3;
            acc0 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 18)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 3)), acc3);
            x4 = Vector256.LoadUnsafe(ref x, 11) & mask4;
            acc0 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 19)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 9)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 4)), acc3);

            x0 = Vector256.LoadUnsafe(ref x, 14) & mask0;
            acc0 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 20)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 15)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 5)), acc3);
            Vector256<float> acc4 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(wgt), bias);
            x1 = Vector256.LoadUnsafe(ref x, 15) & mask1;
            acc0 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 21)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 16)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 1)), acc4);
            x2 = Vector256.LoadUnsafe(ref x, 16);
            acc0 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 22)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 17)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 2)), acc4);
            x3 = Vector256.LoadUnsafe(ref x, 17) & mask3;
            acc0 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 23)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 18)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 3)), acc4);
            x4 = Vector256.LoadUnsafe(ref x, 18) & mask4;
            acc0 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 24)), acc0);
            acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 19)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 9)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 4)), acc4);

            x0 = Vector256.LoadUnsafe(ref x, 21) & mask0;
            acc1 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 20)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 15)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 5)), acc4);
            Vector256<float> acc5 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(wgt), bias);
            x1 = Vector256.LoadUnsafe(ref x, 22) & mask1;
            acc1 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 21)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 16)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 1)), acc5);
            x2 = Vector256.LoadUnsafe(ref x, 23);
            acc1 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 22)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 17)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 2)), acc5);
            x3 = Vector256.LoadUnsafe(ref x, 24) & mask3;
            acc1 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 23)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 18)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 3)), acc5);
            x4 = Vector256.LoadUnsafe(ref x, 25) & mask4;
            acc1 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 24)), acc1);
            acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 19)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 9)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 4)), acc5);

            x0 = Vector256.LoadUnsafe(ref x, 28) & mask0;
            acc2 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 20)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 15)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 5)), acc5);
            Vector256<float> acc6 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(wgt), bias);
            x1 = Vector256.LoadUnsafe(ref x, 29) & mask1;
            acc2 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 21)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 16)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 1)), acc6);
            x2 = Vector256.LoadUnsafe(ref x, 30);
            acc2 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 22)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 17)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 2)), acc6);
            x3 = Vector256.LoadUnsafe(ref x, 31) & mask3;
            acc2 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 23)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 18)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 3)), acc6);
            x4 = Vector256.LoadUnsafe(ref x, 32) & mask4;
            acc2 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 24)), acc2);
            acc3 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 19)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 9)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 4)), acc6);

            x0 = Vector256.LoadUnsafe(ref x, 35) & mask0;
            acc3 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 20)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 15)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 5)), acc6);
            x1 = Vector256.LoadUnsafe(ref x, 36) & mask1;
            acc3 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 21)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 16)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 6)), acc6);
            x2 = Vector256.LoadUnsafe(ref x, 37);
            acc3 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 22)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 17)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 7)), acc6);
            x3 = Vector256.LoadUnsafe(ref x, 38) & mask3;
            acc3 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 23)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 18)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 8)), acc6);
            x4 = Vector256.LoadUnsafe(ref x, 39) & mask4;
            acc3 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 24)), acc3);
            acc4 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 19)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 9)), acc6);

            x0 = Vector256.LoadUnsafe(ref x, 42) & mask0;
            acc4 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 20)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 15)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x0, Vector256.Create(Unsafe.Add(ref wgt, 10)), acc6);
            x1 = Vector256.LoadUnsafe(ref x, 43) & mask1;
            acc4 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 21)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 16)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x1, Vector256.Create(Unsafe.Add(ref wgt, 11)), acc6);
            x2 = Vector256.LoadUnsafe(ref x, 44);
            acc4 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 22)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 17)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x2, Vector256.Create(Unsafe.Add(ref wgt, 12)), acc6);
            x3 = Vector256.LoadUnsafe(ref x, 45) & mask3;
            acc4 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 23)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 18)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x3, Vector256.Create(Unsafe.Add(ref wgt, 13)), acc6);
            x4 = Vector256.LoadUnsafe(ref x, 46) & mask4;
            acc4 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 24)), acc4);
            acc5 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 19)), acc5);
            acc6 = Vector256.FusedMultiplyAdd(x4, Vector256.Create(Unsafe.Add(ref wgt, 14)), acc6);

            acc0.StoreUnsafe(ref y);
            acc1.StoreUnsafe(ref y, 7);
            acc2.StoreUnsafe(ref y, 14);
            acc3.StoreUnsafe(ref y, 21);
            acc4.StoreUnsafe(ref y, 28);
            acc5.StoreUnsafe(ref y, 35);
            Simd.StoreFirst(acc6, ref Unsafe.Add(ref y, 42), 7);

            src = ref Unsafe.AddByteOffset(ref src, srcPlaneBytes);
            dst = ref Unsafe.AddByteOffset(ref dst, dstPlaneBytes);
            wgt = ref Unsafe.Add(ref wgt, 28);
        }
    }
}
