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
        Depthwise4Kernel5Size7x7Stride1(ref Unsafe.Add(ref arena, 64), ref output, ref weights);
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
        for (nint channel = 4; channel != 0; channel--)
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

                    Vector128<float> x0 = Vector128.LoadUnsafe(ref x, 14) & mask0;
                    Vector128<float> acc0 = Simd.MultiplyAddByElement(bias, x0, w2, 2);
                    Vector128<float> acc1 = Simd.MultiplyAddByElement(bias, x0, w1, 1);
                    Vector128<float> acc2 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    Vector128<float> x1 = Vector128.LoadUnsafe(ref x, 15) & mask1;
                    acc0 = Simd.MultiplyAddByElement(acc0, x1, w2, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x1, w1, 2);
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w0, 1);
                    Vector128<float> x2 = Vector128.LoadUnsafe(ref x, 16);
                    acc0 = Simd.MultiplyAddByElement(acc0, x2, w3, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x2, w1, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w0, 2);
                    Vector128<float> x3 = Vector128.LoadUnsafe(ref x, 17) & mask3;
                    acc0 = Simd.MultiplyAddByElement(acc0, x3, w3, 1);
                    acc1 = Simd.MultiplyAddByElement(acc1, x3, w2, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x3, w0, 3);
                    Vector128<float> x4 = Vector128.LoadUnsafe(ref x, 18) & mask4;
                    acc0 = Simd.MultiplyAddByElement(acc0, x4, w3, 2);
                    acc1 = Simd.MultiplyAddByElement(acc1, x4, w2, 1);
                    acc2 = Simd.MultiplyAddByElement(acc2, x4, w1, 0);

                    x0 = Vector128.LoadUnsafe(ref x, 21) & mask0;
                    acc0 = Simd.MultiplyAddByElement(acc0, x0, w3, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x0, w2, 2);
                    acc2 = Simd.MultiplyAddByElement(acc2, x0, w1, 1);
                    Vector128<float> acc3 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    x1 = Vector128.LoadUnsafe(ref x, 22) & mask1;
                    acc0 = Simd.MultiplyAddByElement(acc0, x1, w4, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x1, w2, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w1, 2);
                    acc3 = Simd.MultiplyAddByElement(acc3, x1, w0, 1);
                    x2 = Vector128.LoadUnsafe(ref x, 23);
                    acc0 = Simd.MultiplyAddByElement(acc0, x2, w4, 1);
                    acc1 = Simd.MultiplyAddByElement(acc1, x2, w3, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w1, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x2, w0, 2);
                    x3 = Vector128.LoadUnsafe(ref x, 24) & mask3;
                    acc0 = Simd.MultiplyAddByElement(acc0, x3, w4, 2);
                    acc1 = Simd.MultiplyAddByElement(acc1, x3, w3, 1);
                    acc2 = Simd.MultiplyAddByElement(acc2, x3, w2, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x3, w0, 3);
                    x4 = Vector128.LoadUnsafe(ref x, 25) & mask4;
                    acc0 = Simd.MultiplyAddByElement(acc0, x4, w4, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x4, w3, 2);
                    acc2 = Simd.MultiplyAddByElement(acc2, x4, w2, 1);
                    acc3 = Simd.MultiplyAddByElement(acc3, x4, w1, 0);

                    x0 = Vector128.LoadUnsafe(ref x, 28) & mask0;
                    acc0 = Simd.MultiplyAddByElement(acc0, x0, w5, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x0, w3, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x0, w2, 2);
                    acc3 = Simd.MultiplyAddByElement(acc3, x0, w1, 1);
                    Vector128<float> acc4 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    x1 = Vector128.LoadUnsafe(ref x, 29) & mask1;
                    acc0 = Simd.MultiplyAddByElement(acc0, x1, w5, 1);
                    acc1 = Simd.MultiplyAddByElement(acc1, x1, w4, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w2, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x1, w1, 2);
                    acc4 = Simd.MultiplyAddByElement(acc4, x1, w0, 1);
                    x2 = Vector128.LoadUnsafe(ref x, 30);
                    acc0 = Simd.MultiplyAddByElement(acc0, x2, w5, 2);
                    acc1 = Simd.MultiplyAddByElement(acc1, x2, w4, 1);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w3, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x2, w1, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x2, w0, 2);
                    x3 = Vector128.LoadUnsafe(ref x, 31) & mask3;
                    acc0 = Simd.MultiplyAddByElement(acc0, x3, w5, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x3, w4, 2);
                    acc2 = Simd.MultiplyAddByElement(acc2, x3, w3, 1);
                    acc3 = Simd.MultiplyAddByElement(acc3, x3, w2, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x3, w0, 3);
                    x4 = Vector128.LoadUnsafe(ref x, 32) & mask4;
                    acc0 = Simd.MultiplyAddByElement(acc0, x4, w6, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x4, w4, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x4, w3, 2);
                    acc3 = Simd.MultiplyAddByElement(acc3, x4, w2, 1);
                    acc4 = Simd.MultiplyAddByElement(acc4, x4, w1, 0);

                    x0 = Vector128.LoadUnsafe(ref x, 35) & mask0;
                    acc1 = Simd.MultiplyAddByElement(acc1, x0, w5, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x0, w3, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x0, w2, 2);
                    acc4 = Simd.MultiplyAddByElement(acc4, x0, w1, 1);
                    Vector128<float> acc5 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    x1 = Vector128.LoadUnsafe(ref x, 36) & mask1;
                    acc1 = Simd.MultiplyAddByElement(acc1, x1, w5, 1);
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w4, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x1, w2, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x1, w1, 2);
                    acc5 = Simd.MultiplyAddByElement(acc5, x1, w0, 1);
                    x2 = Vector128.LoadUnsafe(ref x, 37);
                    acc1 = Simd.MultiplyAddByElement(acc1, x2, w5, 2);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w4, 1);
                    acc3 = Simd.MultiplyAddByElement(acc3, x2, w3, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x2, w1, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x2, w0, 2);
                    x3 = Vector128.LoadUnsafe(ref x, 38) & mask3;
                    acc1 = Simd.MultiplyAddByElement(acc1, x3, w5, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x3, w4, 2);
                    acc3 = Simd.MultiplyAddByElement(acc3, x3, w3, 1);
                    acc4 = Simd.MultiplyAddByElement(acc4, x3, w2, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x3, w0, 3);
                    x4 = Vector128.LoadUnsafe(ref x, 39) & mask4;
                    acc1 = Simd.MultiplyAddByElement(acc1, x4, w6, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x4, w4, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x4, w3, 2);
                    acc4 = Simd.MultiplyAddByElement(acc4, x4, w2, 1);
                    acc5 = Simd.MultiplyAddByElement(acc5, x4, w1, 0);

                    x0 = Vector128.LoadUnsafe(ref x, 42) & mask0;
                    acc2 = Simd.MultiplyAddByElement(acc2, x0, w5, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x0, w3, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x0, w2, 2);
                    acc5 = Simd.MultiplyAddByElement(acc5, x0, w1, 1);
                    Vector128<float> acc6 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    x1 = Vector128.LoadUnsafe(ref x, 43) & mask1;
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w5, 1);
                    acc3 = Simd.MultiplyAddByElement(acc3, x1, w4, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x1, w2, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x1, w1, 2);
                    acc6 = Simd.MultiplyAddByElement(acc6, x1, w0, 1);
                    x2 = Vector128.LoadUnsafe(ref x, 44);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w5, 2);
                    acc3 = Simd.MultiplyAddByElement(acc3, x2, w4, 1);
                    acc4 = Simd.MultiplyAddByElement(acc4, x2, w3, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x2, w1, 3);
                    acc6 = Simd.MultiplyAddByElement(acc6, x2, w0, 2);
                    x3 = Vector128.LoadUnsafe(ref x, 45) & mask3;
                    acc2 = Simd.MultiplyAddByElement(acc2, x3, w5, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x3, w4, 2);
                    acc4 = Simd.MultiplyAddByElement(acc4, x3, w3, 1);
                    acc5 = Simd.MultiplyAddByElement(acc5, x3, w2, 0);
                    acc6 = Simd.MultiplyAddByElement(acc6, x3, w0, 3);
                    x4 = Vector128.LoadUnsafe(ref x, 46) & mask4;
                    acc2 = Simd.MultiplyAddByElement(acc2, x4, w6, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x4, w4, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x4, w3, 2);
                    acc5 = Simd.MultiplyAddByElement(acc5, x4, w2, 1);
                    acc6 = Simd.MultiplyAddByElement(acc6, x4, w1, 0);

                    x0 = Vector128.LoadUnsafe(ref x, 49) & mask0;
                    acc3 = Simd.MultiplyAddByElement(acc3, x0, w5, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x0, w3, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x0, w2, 2);
                    acc6 = Simd.MultiplyAddByElement(acc6, x0, w1, 1);
                    x1 = Vector128.LoadUnsafe(ref x, 50) & mask1;
                    acc3 = Simd.MultiplyAddByElement(acc3, x1, w5, 1);
                    acc4 = Simd.MultiplyAddByElement(acc4, x1, w4, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x1, w2, 3);
                    acc6 = Simd.MultiplyAddByElement(acc6, x1, w1, 2);
                    x2 = Vector128.LoadUnsafe(ref x, 51);
                    acc3 = Simd.MultiplyAddByElement(acc3, x2, w5, 2);
                    acc4 = Simd.MultiplyAddByElement(acc4, x2, w4, 1);
                    acc5 = Simd.MultiplyAddByElement(acc5, x2, w3, 0);
                    acc6 = Simd.MultiplyAddByElement(acc6, x2, w1, 3);
                    x3 = Vector128.LoadUnsafe(ref x, 52) & mask3;
                    acc3 = Simd.MultiplyAddByElement(acc3, x3, w5, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x3, w4, 2);
                    acc5 = Simd.MultiplyAddByElement(acc5, x3, w3, 1);
                    acc6 = Simd.MultiplyAddByElement(acc6, x3, w2, 0);
                    x4 = Vector128.LoadUnsafe(ref x, 53) & mask4;
                    acc3 = Simd.MultiplyAddByElement(acc3, x4, w6, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x4, w4, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x4, w3, 2);
                    acc6 = Simd.MultiplyAddByElement(acc6, x4, w2, 1);

                    x0 = Vector128.LoadUnsafe(ref x, 56) & mask0;
                    acc4 = Simd.MultiplyAddByElement(acc4, x0, w5, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x0, w3, 3);
                    acc6 = Simd.MultiplyAddByElement(acc6, x0, w2, 2);
                    x1 = Vector128.LoadUnsafe(ref x, 57) & mask1;
                    acc4 = Simd.MultiplyAddByElement(acc4, x1, w5, 1);
                    acc5 = Simd.MultiplyAddByElement(acc5, x1, w4, 0);
                    acc6 = Simd.MultiplyAddByElement(acc6, x1, w2, 3);
                    x2 = Vector128.LoadUnsafe(ref x, 58);
                    acc4 = Simd.MultiplyAddByElement(acc4, x2, w5, 2);
                    acc5 = Simd.MultiplyAddByElement(acc5, x2, w4, 1);
                    acc6 = Simd.MultiplyAddByElement(acc6, x2, w3, 0);
                    x3 = Vector128.LoadUnsafe(ref x, 59) & mask3;
                    acc4 = Simd.MultiplyAddByElement(acc4, x3, w5, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x3, w4, 2);
                    acc6 = Simd.MultiplyAddByElement(acc6, x3, w3, 1);
                    x4 = Vector128.LoadUnsafe(ref x, 60) & mask4;
                    acc4 = Simd.MultiplyAddByElement(acc4, x4, w6, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x4, w4, 3);
                    acc6 = Simd.MultiplyAddByElement(acc6, x4, w3, 2);

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
