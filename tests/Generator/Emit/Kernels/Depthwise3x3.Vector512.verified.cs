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

        // conv: depthwise 3x3 stride 1, 4x7x7 -> 4x7x7.
        Depthwise3x3Stride1Columns7(ref Unsafe.Add(ref arena, 63), ref output, ref weights, channels: 4, srcPlane: 49, dstPlane: 49);
    }

    /// <summary>
    /// 3x3 depthwise convolution with stride 1, tiles of 7 rows x 7 columns.
    /// Each channel's filter is 9 taps row by row, its bias, and two floats of padding.
    /// Used by conv.
    /// </summary>
    /// <param name="src">The element under the first tap of the first window, or where it would be.</param>
    /// <param name="dst">Where the first result goes.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="channels">Planes.</param>
    /// <param name="srcPlane">Floats from a plane of the input to the next.</param>
    /// <param name="dstPlane">Floats from a plane of the output to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Depthwise3x3Stride1Columns7(ref float src, ref float dst, ref float wgt, nint channels, nint srcPlane, nint dstPlane)
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
            Vector256<float> w6 = Vector256.Create(Unsafe.Add(ref wgt, 6));
            Vector256<float> w7 = Vector256.Create(Unsafe.Add(ref wgt, 7));
            Vector256<float> w8 = Vector256.Create(Unsafe.Add(ref wgt, 8));
            Vector256<float> bias = Vector256.Create(Unsafe.Add(ref wgt, 9));
            ref float x = ref src;
            ref float y = ref dst;
            Vector256<float> x0, x1, x2;

            LoadTaps(ref x, out x0, out x1, out x2);
            x0 &= mask0;
            x2 &= mask2;
            Vector256<float> acc0 = FmaTaps(bias, x0, x1, x2, w3, w4, w5);
            Vector256<float> acc1 = FmaTaps(bias, x0, x1, x2, w0, w1, w2);

            LoadTaps(ref Unsafe.Add(ref x, 7), out x0, out x1, out x2);
            x0 &= mask0;
            x2 &= mask2;
            acc0 = FmaTaps(acc0, x0, x1, x2, w6, w7, w8);
            acc1 = FmaTaps(acc1, x0, x1, x2, w3, w4, w5);
            Vector256<float> acc2 = FmaTaps(bias, x0, x1, x2, w0, w1, w2);

            LoadTaps(ref Unsafe.Add(ref x, 14), out x0, out x1, out x2);
            x0 &= mask0;
            x2 &= mask2;
            acc1 = FmaTaps(acc1, x0, x1, x2, w6, w7, w8);
            acc2 = FmaTaps(acc2, x0, x1, x2, w3, w4, w5);
            Vector256<float> acc3 = FmaTaps(bias, x0, x1, x2, w0, w1, w2);

            LoadTaps(ref Unsafe.Add(ref x, 21), out x0, out x1, out x2);
            x0 &= mask0;
            x2 &= mask2;
            acc2 = FmaTaps(acc2, x0, x1, x2, w6, w7, w8);
            acc3 = FmaTaps(acc3, x0, x1, x2, w3, w4, w5);
            Vector256<float> acc4 = FmaTaps(bias, x0, x1, x2, w0, w1, w2);

            LoadTaps(ref Unsafe.Add(ref x, 28), out x0, out x1, out x2);
            x0 &= mask0;
            x2 &= mask2;
            acc3 = FmaTaps(acc3, x0, x1, x2, w6, w7, w8);
            acc4 = FmaTaps(acc4, x0, x1, x2, w3, w4, w5);
            Vector256<float> acc5 = FmaTaps(bias, x0, x1, x2, w0, w1, w2);

            LoadTaps(ref Unsafe.Add(ref x, 35), out x0, out x1, out x2);
            x0 &= mask0;
            x2 &= mask2;
            acc4 = FmaTaps(acc4, x0, x1, x2, w6, w7, w8);
            acc5 = FmaTaps(acc5, x0, x1, x2, w3, w4, w5);
            Vector256<float> acc6 = FmaTaps(bias, x0, x1, x2, w0, w1, w2);

            LoadTaps(ref Unsafe.Add(ref x, 42), out x0, out x1, out x2);
            x0 &= mask0;
            x2 &= mask2;
            acc5 = FmaTaps(acc5, x0, x1, x2, w6, w7, w8);
            acc6 = FmaTaps(acc6, x0, x1, x2, w3, w4, w5);

            acc0.StoreUnsafe(ref y);
            acc1.StoreUnsafe(ref y, 7);
            acc2.StoreUnsafe(ref y, 14);
            acc3.StoreUnsafe(ref y, 21);
            acc4.StoreUnsafe(ref y, 28);
            acc5.StoreUnsafe(ref y, 35);
            Simd.StoreFirst(acc6, ref Unsafe.Add(ref y, 42), 7);

            src = ref Unsafe.AddByteOffset(ref src, srcPlaneBytes);
            dst = ref Unsafe.AddByteOffset(ref dst, dstPlaneBytes);
            wgt = ref Unsafe.Add(ref wgt, 12);
        }
    }
}
