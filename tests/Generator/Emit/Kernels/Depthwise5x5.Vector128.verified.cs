internal static class Test_Network_Vector128
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
        Depthwise5x5Stride1(ref Unsafe.Add(ref arena, 62), ref output, ref weights, channels: 4, columns4: 2, srcWidth: 7, dstWidth: 7, srcPlane: 49, dstPlane: 49);
    }

    /// <summary>
    /// 5x5 depthwise convolution with stride 1, tiles of 7 rows x 4 columns.
    /// Each channel's filter is 25 taps row by row, its bias, and two floats of padding.
    /// Used by conv.
    /// </summary>
    /// <param name="src">The element under the first tap of the first window, or where it would be.</param>
    /// <param name="dst">Where the first result goes.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="channels">Planes.</param>
    /// <param name="columns4">Tiles of 4 columns of the output.</param>
    /// <param name="srcWidth">Columns of the input.</param>
    /// <param name="dstWidth">Columns of the output.</param>
    /// <param name="srcPlane">Floats from a plane of the input to the next.</param>
    /// <param name="dstPlane">Floats from a plane of the output to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Depthwise5x5Stride1(ref float src, ref float dst, ref float wgt, nint channels, nint columns4, nint srcWidth, nint dstWidth, nint srcPlane, nint dstPlane)
    {
        // The columns under the first tap of each lane, from that of the first lane on.
        Vector128<int> lanes = Vector128.Create(0, 1, 2, 3);
        nint srcBytes = srcWidth * sizeof(float);
        nint dstBytes = dstWidth * sizeof(float);
        nint srcPlaneBytes = srcPlane * sizeof(float);
        nint dstPlaneBytes = dstPlane * sizeof(float);
        for (nint channel = channels; channel != 0; channel--)
        {
            Vector128<float> w0 = Vector128.LoadUnsafe(ref wgt);
            Vector128<float> w1 = Vector128.LoadUnsafe(ref wgt, 4);
            Vector128<float> w2 = Vector128.LoadUnsafe(ref wgt, 8);
            Vector128<float> w3 = Vector128.LoadUnsafe(ref wgt, 12);
            Vector128<float> w4 = Vector128.LoadUnsafe(ref wgt, 16);
            Vector128<float> w5 = Vector128.LoadUnsafe(ref wgt, 20);
            Vector128<float> w6 = Vector128.LoadUnsafe(ref wgt, 24);
            Vector128<float> bias = Vector128.Create(Unsafe.Add(ref wgt, 25));
            nint next = 0;
            for (nint columns = columns4; columns != 0; columns--)
            {
                nint col = nint.Min(next, dstWidth - 4);
                Vector128<int> under = lanes + Vector128.Create((int)(col - 2));
                Vector128<float> mask0 = Vector128.GreaterThan(under, Vector128.Create(-1)).AsSingle();
                Vector128<float> mask1 = Vector128.GreaterThan(under, Vector128.Create(-2)).AsSingle();
                Vector128<float> mask3 = Vector128.LessThan(under, Vector128.Create((int)srcWidth - 3)).AsSingle();
                Vector128<float> mask4 = Vector128.LessThan(under, Vector128.Create((int)srcWidth - 4)).AsSingle();
                ref float x = ref Unsafe.Add(ref src, col);
                ref float y = ref Unsafe.Add(ref dst, col);
                Vector128<float> x0, x1, x2, x3, x4;

                x0 = Vector128.LoadUnsafe(ref x) & mask0;
                Vector128<float> acc0 = Simd.MultiplyAddByElement(bias, x0, w2, 2);
                Vector128<float> acc1 = Simd.MultiplyAddByElement(bias, x0, w1, 1);
                Vector128<float> acc2 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                x1 = Vector128.LoadUnsafe(ref x, 1) & mask1;
                acc0 = Simd.MultiplyAddByElement(acc0, x1, w2, 3);
                acc1 = Simd.MultiplyAddByElement(acc1, x1, w1, 2);
                acc2 = Simd.MultiplyAddByElement(acc2, x1, w0, 1);
                x2 = Vector128.LoadUnsafe(ref x, 2);
                acc0 = Simd.MultiplyAddByElement(acc0, x2, w3, 0);
                acc1 = Simd.MultiplyAddByElement(acc1, x2, w1, 3);
                acc2 = Simd.MultiplyAddByElement(acc2, x2, w0, 2);
                x3 = Vector128.LoadUnsafe(ref x, 3) & mask3;
                acc0 = Simd.MultiplyAddByElement(acc0, x3, w3, 1);
                acc1 = Simd.MultiplyAddByElement(acc1, x3, w2, 0);
                acc2 = Simd.MultiplyAddByElement(acc2, x3, w0, 3);
                x4 = Vector128.LoadUnsafe(ref x, 4) & mask4;
                acc0 = Simd.MultiplyAddByElement(acc0, x4, w3, 2);
                acc1 = Simd.MultiplyAddByElement(acc1, x4, w2, 1);
                acc2 = Simd.MultiplyAddByElement(acc2, x4, w1, 0);

                x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                x0 = Vector128.LoadUnsafe(ref x) & mask0;
                acc0 = Simd.MultiplyAddByElement(acc0, x0, w3, 3);
                acc1 = Simd.MultiplyAddByElement(acc1, x0, w2, 2);
                acc2 = Simd.MultiplyAddByElement(acc2, x0, w1, 1);
                Vector128<float> acc3 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                x1 = Vector128.LoadUnsafe(ref x, 1) & mask1;
                acc0 = Simd.MultiplyAddByElement(acc0, x1, w4, 0);
                acc1 = Simd.MultiplyAddByElement(acc1, x1, w2, 3);
                acc2 = Simd.MultiplyAddByElement(acc2, x1, w1, 2);
                acc3 = Simd.MultiplyAddByElement(acc3, x1, w0, 1);
                x2 = Vector128.LoadUnsafe(ref x, 2);
                acc0 = Simd.MultiplyAddByElement(acc0, x2, w4, 1);
                acc1 = Simd.MultiplyAddByElement(acc1, x2, w3, 0);
                acc2 = Simd.MultiplyAddByElement(acc2, x2, w1, 3);
                acc3 = Simd.MultiplyAddByElement(acc3, x2, w0, 2);
                x3 = Vector128.LoadUnsafe(ref x, 3) & mask3;
                acc0 = Simd.MultiplyAddByElement(acc0, x3, w4, 2);
                acc1 = Simd.MultiplyAddByElement(acc1, x3, w3, 1);
                acc2 = Simd.MultiplyAddByElement(acc2, x3, w2, 0);
                acc3 = Simd.MultiplyAddByElement(acc3, x3, w0, 3);
                x4 = Vector128.LoadUnsafe(ref x, 4) & mask4;
                acc0 = Simd.MultiplyAddByElement(acc0, x4, w4, 3);
                acc1 = Simd.MultiplyAddByElement(acc1, x4, w3, 2);
                acc2 = Simd.MultiplyAddByElement(acc2, x4, w2, 1);
                acc3 = Simd.MultiplyAddByElement(acc3, x4, w1, 0);

                x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                x0 = Vector128.LoadUnsafe(ref x) & mask0;
                acc0 = Simd.MultiplyAddByElement(acc0, x0, w5, 0);
                acc1 = Simd.MultiplyAddByElement(acc1, x0, w3, 3);
                acc2 = Simd.MultiplyAddByElement(acc2, x0, w2, 2);
                acc3 = Simd.MultiplyAddByElement(acc3, x0, w1, 1);
                Vector128<float> acc4 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                x1 = Vector128.LoadUnsafe(ref x, 1) & mask1;
                acc0 = Simd.MultiplyAddByElement(acc0, x1, w5, 1);
                acc1 = Simd.MultiplyAddByElement(acc1, x1, w4, 0);
                acc2 = Simd.MultiplyAddByElement(acc2, x1, w2, 3);
                acc3 = Simd.MultiplyAddByElement(acc3, x1, w1, 2);
                acc4 = Simd.MultiplyAddByElement(acc4, x1, w0, 1);
                x2 = Vector128.LoadUnsafe(ref x, 2);
                acc0 = Simd.MultiplyAddByElement(acc0, x2, w5, 2);
                acc1 = Simd.MultiplyAddByElement(acc1, x2, w4, 1);
                acc2 = Simd.MultiplyAddByElement(acc2, x2, w3, 0);
                acc3 = Simd.MultiplyAddByElement(acc3, x2, w1, 3);
                acc4 = Simd.MultiplyAddByElement(acc4, x2, w0, 2);
                x3 = Vector128.LoadUnsafe(ref x, 3) & mask3;
                acc0 = Simd.MultiplyAddByElement(acc0, x3, w5, 3);
                acc1 = Simd.MultiplyAddByElement(acc1, x3, w4, 2);
                acc2 = Simd.MultiplyAddByElement(acc2, x3, w3, 1);
                acc3 = Simd.MultiplyAddByElement(acc3, x3, w2, 0);
                acc4 = Simd.MultiplyAddByElement(acc4, x3, w0, 3);
                x4 = Vector128.LoadUnsafe(ref x, 4) & mask4;
                acc0 = Simd.MultiplyAddByElement(acc0, x4, w6, 0);
                acc1 = Simd.MultiplyAddByElement(acc1, x4, w4, 3);
                acc2 = Simd.MultiplyAddByElement(acc2, x4, w3, 2);
                acc3 = Simd.MultiplyAddByElement(acc3, x4, w2, 1);
                acc4 = Simd.MultiplyAddByElement(acc4, x4, w1, 0);

                x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                x0 = Vector128.LoadUnsafe(ref x) & mask0;
                acc1 = Simd.MultiplyAddByElement(acc1, x0, w5, 0);
                acc2 = Simd.MultiplyAddByElement(acc2, x0, w3, 3);
                acc3 = Simd.MultiplyAddByElement(acc3, x0, w2, 2);
                acc4 = Simd.MultiplyAddByElement(acc4, x0, w1, 1);
                Vector128<float> acc5 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                x1 = Vector128.LoadUnsafe(ref x, 1) & mask1;
                acc1 = Simd.MultiplyAddByElement(acc1, x1, w5, 1);
                acc2 = Simd.MultiplyAddByElement(acc2, x1, w4, 0);
                acc3 = Simd.MultiplyAddByElement(acc3, x1, w2, 3);
                acc4 = Simd.MultiplyAddByElement(acc4, x1, w1, 2);
                acc5 = Simd.MultiplyAddByElement(acc5, x1, w0, 1);
                x2 = Vector128.LoadUnsafe(ref x, 2);
                acc1 = Simd.MultiplyAddByElement(acc1, x2, w5, 2);
                acc2 = Simd.MultiplyAddByElement(acc2, x2, w4, 1);
                acc3 = Simd.MultiplyAddByElement(acc3, x2, w3, 0);
                acc4 = Simd.MultiplyAddByElement(acc4, x2, w1, 3);
                acc5 = Simd.MultiplyAddByElement(acc5, x2, w0, 2);
                x3 = Vector128.LoadUnsafe(ref x, 3) & mask3;
                acc1 = Simd.MultiplyAddByElement(acc1, x3, w5, 3);
                acc2 = Simd.MultiplyAddByElement(acc2, x3, w4, 2);
                acc3 = Simd.MultiplyAddByElement(acc3, x3, w3, 1);
                acc4 = Simd.MultiplyAddByElement(acc4, x3, w2, 0);
                acc5 = Simd.MultiplyAddByElement(acc5, x3, w0, 3);
                x4 = Vector128.LoadUnsafe(ref x, 4) & mask4;
                acc1 = Simd.MultiplyAddByElement(acc1, x4, w6, 0);
                acc2 = Simd.MultiplyAddByElement(acc2, x4, w4, 3);
                acc3 = Simd.MultiplyAddByElement(acc3, x4, w3, 2);
                acc4 = Simd.MultiplyAddByElement(acc4, x4, w2, 1);
                acc5 = Simd.MultiplyAddByElement(acc5, x4, w1, 0);

                x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                x0 = Vector128.LoadUnsafe(ref x) & mask0;
                acc2 = Simd.MultiplyAddByElement(acc2, x0, w5, 0);
                acc3 = Simd.MultiplyAddByElement(acc3, x0, w3, 3);
                acc4 = Simd.MultiplyAddByElement(acc4, x0, w2, 2);
                acc5 = Simd.MultiplyAddByElement(acc5, x0, w1, 1);
                Vector128<float> acc6 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                x1 = Vector128.LoadUnsafe(ref x, 1) & mask1;
                acc2 = Simd.MultiplyAddByElement(acc2, x1, w5, 1);
                acc3 = Simd.MultiplyAddByElement(acc3, x1, w4, 0);
                acc4 = Simd.MultiplyAddByElement(acc4, x1, w2, 3);
                acc5 = Simd.MultiplyAddByElement(acc5, x1, w1, 2);
                acc6 = Simd.MultiplyAddByElement(acc6, x1, w0, 1);
                x2 = Vector128.LoadUnsafe(ref x, 2);
                acc2 = Simd.MultiplyAddByElement(acc2, x2, w5, 2);
                acc3 = Simd.MultiplyAddByElement(acc3, x2, w4, 1);
                acc4 = Simd.MultiplyAddByElement(acc4, x2, w3, 0);
                acc5 = Simd.MultiplyAddByElement(acc5, x2, w1, 3);
                acc6 = Simd.MultiplyAddByElement(acc6, x2, w0, 2);
                x3 = Vector128.LoadUnsafe(ref x, 3) & mask3;
                acc2 = Simd.MultiplyAddByElement(acc2, x3, w5, 3);
                acc3 = Simd.MultiplyAddByElement(acc3, x3, w4, 2);
                acc4 = Simd.MultiplyAddByElement(acc4, x3, w3, 1);
                acc5 = Simd.MultiplyAddByElement(acc5, x3, w2, 0);
                acc6 = Simd.MultiplyAddByElement(acc6, x3, w0, 3);
                x4 = Vector128.LoadUnsafe(ref x, 4) & mask4;
                acc2 = Simd.MultiplyAddByElement(acc2, x4, w6, 0);
                acc3 = Simd.MultiplyAddByElement(acc3, x4, w4, 3);
                acc4 = Simd.MultiplyAddByElement(acc4, x4, w3, 2);
                acc5 = Simd.MultiplyAddByElement(acc5, x4, w2, 1);
                acc6 = Simd.MultiplyAddByElement(acc6, x4, w1, 0);

                x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                x0 = Vector128.LoadUnsafe(ref x) & mask0;
                acc3 = Simd.MultiplyAddByElement(acc3, x0, w5, 0);
                acc4 = Simd.MultiplyAddByElement(acc4, x0, w3, 3);
                acc5 = Simd.MultiplyAddByElement(acc5, x0, w2, 2);
                acc6 = Simd.MultiplyAddByElement(acc6, x0, w1, 1);
                x1 = Vector128.LoadUnsafe(ref x, 1) & mask1;
                acc3 = Simd.MultiplyAddByElement(acc3, x1, w5, 1);
                acc4 = Simd.MultiplyAddByElement(acc4, x1, w4, 0);
                acc5 = Simd.MultiplyAddByElement(acc5, x1, w2, 3);
                acc6 = Simd.MultiplyAddByElement(acc6, x1, w1, 2);
                x2 = Vector128.LoadUnsafe(ref x, 2);
                acc3 = Simd.MultiplyAddByElement(acc3, x2, w5, 2);
                acc4 = Simd.MultiplyAddByElement(acc4, x2, w4, 1);
                acc5 = Simd.MultiplyAddByElement(acc5, x2, w3, 0);
                acc6 = Simd.MultiplyAddByElement(acc6, x2, w1, 3);
                x3 = Vector128.LoadUnsafe(ref x, 3) & mask3;
                acc3 = Simd.MultiplyAddByElement(acc3, x3, w5, 3);
                acc4 = Simd.MultiplyAddByElement(acc4, x3, w4, 2);
                acc5 = Simd.MultiplyAddByElement(acc5, x3, w3, 1);
                acc6 = Simd.MultiplyAddByElement(acc6, x3, w2, 0);
                x4 = Vector128.LoadUnsafe(ref x, 4) & mask4;
                acc3 = Simd.MultiplyAddByElement(acc3, x4, w6, 0);
                acc4 = Simd.MultiplyAddByElement(acc4, x4, w4, 3);
                acc5 = Simd.MultiplyAddByElement(acc5, x4, w3, 2);
                acc6 = Simd.MultiplyAddByElement(acc6, x4, w2, 1);

                x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                x0 = Vector128.LoadUnsafe(ref x) & mask0;
                acc4 = Simd.MultiplyAddByElement(acc4, x0, w5, 0);
                acc5 = Simd.MultiplyAddByElement(acc5, x0, w3, 3);
                acc6 = Simd.MultiplyAddByElement(acc6, x0, w2, 2);
                x1 = Vector128.LoadUnsafe(ref x, 1) & mask1;
                acc4 = Simd.MultiplyAddByElement(acc4, x1, w5, 1);
                acc5 = Simd.MultiplyAddByElement(acc5, x1, w4, 0);
                acc6 = Simd.MultiplyAddByElement(acc6, x1, w2, 3);
                x2 = Vector128.LoadUnsafe(ref x, 2);
                acc4 = Simd.MultiplyAddByElement(acc4, x2, w5, 2);
                acc5 = Simd.MultiplyAddByElement(acc5, x2, w4, 1);
                acc6 = Simd.MultiplyAddByElement(acc6, x2, w3, 0);
                x3 = Vector128.LoadUnsafe(ref x, 3) & mask3;
                acc4 = Simd.MultiplyAddByElement(acc4, x3, w5, 3);
                acc5 = Simd.MultiplyAddByElement(acc5, x3, w4, 2);
                acc6 = Simd.MultiplyAddByElement(acc6, x3, w3, 1);
                x4 = Vector128.LoadUnsafe(ref x, 4) & mask4;
                acc4 = Simd.MultiplyAddByElement(acc4, x4, w6, 0);
                acc5 = Simd.MultiplyAddByElement(acc5, x4, w4, 3);
                acc6 = Simd.MultiplyAddByElement(acc6, x4, w3, 2);

                acc0.StoreUnsafe(ref y);
                y = ref Unsafe.AddByteOffset(ref y, dstBytes);
                acc1.StoreUnsafe(ref y);
                y = ref Unsafe.AddByteOffset(ref y, dstBytes);
                acc2.StoreUnsafe(ref y);
                y = ref Unsafe.AddByteOffset(ref y, dstBytes);
                acc3.StoreUnsafe(ref y);
                y = ref Unsafe.AddByteOffset(ref y, dstBytes);
                acc4.StoreUnsafe(ref y);
                y = ref Unsafe.AddByteOffset(ref y, dstBytes);
                acc5.StoreUnsafe(ref y);
                y = ref Unsafe.AddByteOffset(ref y, dstBytes);
                acc6.StoreUnsafe(ref y);
                next += 4;
            }

            src = ref Unsafe.AddByteOffset(ref src, srcPlaneBytes);
            dst = ref Unsafe.AddByteOffset(ref dst, dstPlaneBytes);
            wgt = ref Unsafe.Add(ref wgt, 28);
        }
    }
}
