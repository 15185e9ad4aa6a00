internal static class Test_Network_Vector128
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">One float per class.</param>
    internal static void Run(ref float input, ref float arena, ref float weights, ref float output)
    {
        // conv: depthwise 5x5 stride 1, 4x7x7 -> 4x7x7.
        Depthwise4Kernel5Size7x7Stride1(ref input, ref output, ref weights);
    }

    /// <summary>
    /// 5x5 depthwise convolution with padding 2 and stride 1, 4x7x7 to 4x7x7.
    /// Each channel's filter is 25 taps row by row, its bias, and two floats of padding.
    /// Used by conv.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Depthwise4Kernel5Size7x7Stride1(ref float src, ref float dst, ref float wgt)
    {
        // The columns under the first tap of each lane, from that of the first lane on.
        Vector128<int> lanes = Vector128.Create(0, 1, 2, 3);
        for (nint channel = 0; channel < 4; channel++)
        {
            Vector128<float> w0 = Vector128.LoadUnsafe(ref wgt);
            Vector128<float> w1 = Vector128.LoadUnsafe(ref wgt, 4);
            Vector128<float> w2 = Vector128.LoadUnsafe(ref wgt, 8);
            Vector128<float> w3 = Vector128.LoadUnsafe(ref wgt, 12);
            Vector128<float> w4 = Vector128.LoadUnsafe(ref wgt, 16);
            Vector128<float> w5 = Vector128.LoadUnsafe(ref wgt, 20);
            Vector128<float> w6 = Vector128.LoadUnsafe(ref wgt, 24);
            Vector128<float> bias = Vector128.Create(Unsafe.Add(ref wgt, 25));

            // Columns 0 to 6.
            for (nint next = 0; next < 7; next += 4)
            {
                nint col = nint.Min(next, 3);
                Vector128<int> under = lanes + Vector128.Create((int)(col - 2));
                Vector128<float> mask0 = Vector128.GreaterThan(under, Vector128.Create(-1)).AsSingle();
                Vector128<float> mask1 = Vector128.GreaterThan(under, Vector128.Create(-2)).AsSingle();
                Vector128<float> mask3 = Vector128.LessThan(under, Vector128.Create(4)).AsSingle();
                Vector128<float> mask4 = Vector128.LessThan(under, Vector128.Create(3)).AsSingle();
                ref float x = ref Unsafe.Add(ref src, col - 16);
                ref float y = ref Unsafe.Add(ref dst, col);
                // Rows 0 to 6.
                {

                    Vector128<float> x20 = Vector128.LoadUnsafe(ref x, 14) & mask0;
                    Vector128<float> acc0 = Simd.MultiplyAddByElement(bias, x20, w2, 2);
                    Vector128<float> acc1 = Simd.MultiplyAddByElement(bias, x20, w1, 1);
                    Vector128<float> acc2 = Simd.MultiplyAddByElement(bias, x20, w0, 0);
                    Vector128<float> x21 = Vector128.LoadUnsafe(ref x, 15) & mask1;
                    acc0 = Simd.MultiplyAddByElement(acc0, x21, w2, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x21, w1, 2);
                    acc2 = Simd.MultiplyAddByElement(acc2, x21, w0, 1);
                    Vector128<float> x22 = Vector128.LoadUnsafe(ref x, 16);
                    acc0 = Simd.MultiplyAddByElement(acc0, x22, w3, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x22, w1, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x22, w0, 2);
                    Vector128<float> x23 = Vector128.LoadUnsafe(ref x, 17) & mask3;
                    acc0 = Simd.MultiplyAddByElement(acc0, x23, w3, 1);
                    acc1 = Simd.MultiplyAddByElement(acc1, x23, w2, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x23, w0, 3);
                    Vector128<float> x24 = Vector128.LoadUnsafe(ref x, 18) & mask4;
                    acc0 = Simd.MultiplyAddByElement(acc0, x24, w3, 2);
                    acc1 = Simd.MultiplyAddByElement(acc1, x24, w2, 1);
                    acc2 = Simd.MultiplyAddByElement(acc2, x24, w1, 0);

                    Vector128<float> x30 = Vector128.LoadUnsafe(ref x, 21) & mask0;
                    acc0 = Simd.MultiplyAddByElement(acc0, x30, w3, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x30, w2, 2);
                    acc2 = Simd.MultiplyAddByElement(acc2, x30, w1, 1);
                    Vector128<float> acc3 = Simd.MultiplyAddByElement(bias, x30, w0, 0);
                    Vector128<float> x31 = Vector128.LoadUnsafe(ref x, 22) & mask1;
                    acc0 = Simd.MultiplyAddByElement(acc0, x31, w4, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x31, w2, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x31, w1, 2);
                    acc3 = Simd.MultiplyAddByElement(acc3, x31, w0, 1);
                    Vector128<float> x32 = Vector128.LoadUnsafe(ref x, 23);
                    acc0 = Simd.MultiplyAddByElement(acc0, x32, w4, 1);
                    acc1 = Simd.MultiplyAddByElement(acc1, x32, w3, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x32, w1, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x32, w0, 2);
                    Vector128<float> x33 = Vector128.LoadUnsafe(ref x, 24) & mask3;
                    acc0 = Simd.MultiplyAddByElement(acc0, x33, w4, 2);
                    acc1 = Simd.MultiplyAddByElement(acc1, x33, w3, 1);
                    acc2 = Simd.MultiplyAddByElement(acc2, x33, w2, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x33, w0, 3);
                    Vector128<float> x34 = Vector128.LoadUnsafe(ref x, 25) & mask4;
                    acc0 = Simd.MultiplyAddByElement(acc0, x34, w4, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x34, w3, 2);
                    acc2 = Simd.MultiplyAddByElement(acc2, x34, w2, 1);
                    acc3 = Simd.MultiplyAddByElement(acc3, x34, w1, 0);

                    Vector128<float> x40 = Vector128.LoadUnsafe(ref x, 28) & mask0;
                    acc0 = Simd.MultiplyAddByElement(acc0, x40, w5, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x40, w3, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x40, w2, 2);
                    acc3 = Simd.MultiplyAddByElement(acc3, x40, w1, 1);
                    Vector128<float> acc4 = Simd.MultiplyAddByElement(bias, x40, w0, 0);
                    Vector128<float> x41 = Vector128.LoadUnsafe(ref x, 29) & mask1;
                    acc0 = Simd.MultiplyAddByElement(acc0, x41, w5, 1);
                    acc1 = Simd.MultiplyAddByElement(acc1, x41, w4, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x41, w2, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x41, w1, 2);
                    acc4 = Simd.MultiplyAddByElement(acc4, x41, w0, 1);
                    Vector128<float> x42 = Vector128.LoadUnsafe(ref x, 30);
                    acc0 = Simd.MultiplyAddByElement(acc0, x42, w5, 2);
                    acc1 = Simd.MultiplyAddByElement(acc1, x42, w4, 1);
                    acc2 = Simd.MultiplyAddByElement(acc2, x42, w3, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x42, w1, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x42, w0, 2);
                    Vector128<float> x43 = Vector128.LoadUnsafe(ref x, 31) & mask3;
                    acc0 = Simd.MultiplyAddByElement(acc0, x43, w5, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x43, w4, 2);
                    acc2 = Simd.MultiplyAddByElement(acc2, x43, w3, 1);
                    acc3 = Simd.MultiplyAddByElement(acc3, x43, w2, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x43, w0, 3);
                    Vector128<float> x44 = Vector128.LoadUnsafe(ref x, 32) & mask4;
                    acc0 = Simd.MultiplyAddByElement(acc0, x44, w6, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x44, w4, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x44, w3, 2);
                    acc3 = Simd.MultiplyAddByElement(acc3, x44, w2, 1);
                    acc4 = Simd.MultiplyAddByElement(acc4, x44, w1, 0);

                    Vector128<float> x50 = Vector128.LoadUnsafe(ref x, 35) & mask0;
                    acc1 = Simd.MultiplyAddByElement(acc1, x50, w5, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x50, w3, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x50, w2, 2);
                    acc4 = Simd.MultiplyAddByElement(acc4, x50, w1, 1);
                    Vector128<float> acc5 = Simd.MultiplyAddByElement(bias, x50, w0, 0);
                    Vector128<float> x51 = Vector128.LoadUnsafe(ref x, 36) & mask1;
                    acc1 = Simd.MultiplyAddByElement(acc1, x51, w5, 1);
                    acc2 = Simd.MultiplyAddByElement(acc2, x51, w4, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x51, w2, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x51, w1, 2);
                    acc5 = Simd.MultiplyAddByElement(acc5, x51, w0, 1);
                    Vector128<float> x52 = Vector128.LoadUnsafe(ref x, 37);
                    acc1 = Simd.MultiplyAddByElement(acc1, x52, w5, 2);
                    acc2 = Simd.MultiplyAddByElement(acc2, x52, w4, 1);
                    acc3 = Simd.MultiplyAddByElement(acc3, x52, w3, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x52, w1, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x52, w0, 2);
                    Vector128<float> x53 = Vector128.LoadUnsafe(ref x, 38) & mask3;
                    acc1 = Simd.MultiplyAddByElement(acc1, x53, w5, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x53, w4, 2);
                    acc3 = Simd.MultiplyAddByElement(acc3, x53, w3, 1);
                    acc4 = Simd.MultiplyAddByElement(acc4, x53, w2, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x53, w0, 3);
                    Vector128<float> x54 = Vector128.LoadUnsafe(ref x, 39) & mask4;
                    acc1 = Simd.MultiplyAddByElement(acc1, x54, w6, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x54, w4, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x54, w3, 2);
                    acc4 = Simd.MultiplyAddByElement(acc4, x54, w2, 1);
                    acc5 = Simd.MultiplyAddByElement(acc5, x54, w1, 0);

                    Vector128<float> x60 = Vector128.LoadUnsafe(ref x, 42) & mask0;
                    acc2 = Simd.MultiplyAddByElement(acc2, x60, w5, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x60, w3, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x60, w2, 2);
                    acc5 = Simd.MultiplyAddByElement(acc5, x60, w1, 1);
                    Vector128<float> acc6 = Simd.MultiplyAddByElement(bias, x60, w0, 0);
                    Vector128<float> x61 = Vector128.LoadUnsafe(ref x, 43) & mask1;
                    acc2 = Simd.MultiplyAddByElement(acc2, x61, w5, 1);
                    acc3 = Simd.MultiplyAddByElement(acc3, x61, w4, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x61, w2, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x61, w1, 2);
                    acc6 = Simd.MultiplyAddByElement(acc6, x61, w0, 1);
                    Vector128<float> x62 = Vector128.LoadUnsafe(ref x, 44);
                    acc2 = Simd.MultiplyAddByElement(acc2, x62, w5, 2);
                    acc3 = Simd.MultiplyAddByElement(acc3, x62, w4, 1);
                    acc4 = Simd.MultiplyAddByElement(acc4, x62, w3, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x62, w1, 3);
                    acc6 = Simd.MultiplyAddByElement(acc6, x62, w0, 2);
                    Vector128<float> x63 = Vector128.LoadUnsafe(ref x, 45) & mask3;
                    acc2 = Simd.MultiplyAddByElement(acc2, x63, w5, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x63, w4, 2);
                    acc4 = Simd.MultiplyAddByElement(acc4, x63, w3, 1);
                    acc5 = Simd.MultiplyAddByElement(acc5, x63, w2, 0);
                    acc6 = Simd.MultiplyAddByElement(acc6, x63, w0, 3);
                    Vector128<float> x64 = Vector128.LoadUnsafe(ref x, 46) & mask4;
                    acc2 = Simd.MultiplyAddByElement(acc2, x64, w6, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x64, w4, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x64, w3, 2);
                    acc5 = Simd.MultiplyAddByElement(acc5, x64, w2, 1);
                    acc6 = Simd.MultiplyAddByElement(acc6, x64, w1, 0);

                    Vector128<float> x70 = Vector128.LoadUnsafe(ref x, 49) & mask0;
                    acc3 = Simd.MultiplyAddByElement(acc3, x70, w5, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x70, w3, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x70, w2, 2);
                    acc6 = Simd.MultiplyAddByElement(acc6, x70, w1, 1);
                    Vector128<float> x71 = Vector128.LoadUnsafe(ref x, 50) & mask1;
                    acc3 = Simd.MultiplyAddByElement(acc3, x71, w5, 1);
                    acc4 = Simd.MultiplyAddByElement(acc4, x71, w4, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x71, w2, 3);
                    acc6 = Simd.MultiplyAddByElement(acc6, x71, w1, 2);
                    Vector128<float> x72 = Vector128.LoadUnsafe(ref x, 51);
                    acc3 = Simd.MultiplyAddByElement(acc3, x72, w5, 2);
                    acc4 = Simd.MultiplyAddByElement(acc4, x72, w4, 1);
                    acc5 = Simd.MultiplyAddByElement(acc5, x72, w3, 0);
                    acc6 = Simd.MultiplyAddByElement(acc6, x72, w1, 3);
                    Vector128<float> x73 = Vector128.LoadUnsafe(ref x, 52) & mask3;
                    acc3 = Simd.MultiplyAddByElement(acc3, x73, w5, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x73, w4, 2);
                    acc5 = Simd.MultiplyAddByElement(acc5, x73, w3, 1);
                    acc6 = Simd.MultiplyAddByElement(acc6, x73, w2, 0);
                    Vector128<float> x74 = Vector128.LoadUnsafe(ref x, 53) & mask4;
                    acc3 = Simd.MultiplyAddByElement(acc3, x74, w6, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x74, w4, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x74, w3, 2);
                    acc6 = Simd.MultiplyAddByElement(acc6, x74, w2, 1);

                    Vector128<float> x80 = Vector128.LoadUnsafe(ref x, 56) & mask0;
                    acc4 = Simd.MultiplyAddByElement(acc4, x80, w5, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x80, w3, 3);
                    acc6 = Simd.MultiplyAddByElement(acc6, x80, w2, 2);
                    Vector128<float> x81 = Vector128.LoadUnsafe(ref x, 57) & mask1;
                    acc4 = Simd.MultiplyAddByElement(acc4, x81, w5, 1);
                    acc5 = Simd.MultiplyAddByElement(acc5, x81, w4, 0);
                    acc6 = Simd.MultiplyAddByElement(acc6, x81, w2, 3);
                    Vector128<float> x82 = Vector128.LoadUnsafe(ref x, 58);
                    acc4 = Simd.MultiplyAddByElement(acc4, x82, w5, 2);
                    acc5 = Simd.MultiplyAddByElement(acc5, x82, w4, 1);
                    acc6 = Simd.MultiplyAddByElement(acc6, x82, w3, 0);
                    Vector128<float> x83 = Vector128.LoadUnsafe(ref x, 59) & mask3;
                    acc4 = Simd.MultiplyAddByElement(acc4, x83, w5, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x83, w4, 2);
                    acc6 = Simd.MultiplyAddByElement(acc6, x83, w3, 1);
                    Vector128<float> x84 = Vector128.LoadUnsafe(ref x, 60) & mask4;
                    acc4 = Simd.MultiplyAddByElement(acc4, x84, w6, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x84, w4, 3);
                    acc6 = Simd.MultiplyAddByElement(acc6, x84, w3, 2);

                    acc0.StoreUnsafe(ref y);
                    acc1.StoreUnsafe(ref y, 7);
                    acc2.StoreUnsafe(ref y, 14);
                    acc3.StoreUnsafe(ref y, 21);
                    acc4.StoreUnsafe(ref y, 28);
                    acc5.StoreUnsafe(ref y, 35);
                    acc6.StoreUnsafe(ref y, 42);
                }
            }

            src = ref Unsafe.Add(ref src, 49);
            dst = ref Unsafe.Add(ref dst, 49);
            wgt = ref Unsafe.Add(ref wgt, 28);
        }
    }
}
