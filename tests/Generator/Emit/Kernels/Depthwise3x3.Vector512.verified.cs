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
        Depthwise4Size7x7Stride1(ref Unsafe.Add(ref arena, 64), ref output, ref weights);
    }

    /// <summary>
    /// 3x3 depthwise convolution with padding 1 and stride 1, 4x7x7 to 4x7x7.
    /// Each channel's filter is 9 taps row by row, its bias, and two floats of padding.
    /// Used by conv.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Depthwise4Size7x7Stride1(ref float src, ref float dst, ref float wgt)
    {
        // Zero for the column left of the plane.
        Vector256<float> leftMask = Vector256.Create(0, -1, -1, -1, -1, -1, -1, -1).AsSingle();
        // Zero for the columns right of the plane.
        Vector256<float> rightMask = Vector256.Create(-1, -1, -1, -1, -1, -1, 0, -1).AsSingle();
        for (nint channel = 0; channel < 4; channel++)
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

            // Columns 0 to 6.
            {
                ref float x = ref Unsafe.Add(ref src, -8);
                ref float y = ref dst;
                // Rows 0 to 6.
                {

                    Vector256<float> x1_0 = Vector256.LoadUnsafe(ref x, 7) & leftMask;
                    Vector256<float> x1_1 = Vector256.LoadUnsafe(ref x, 8);
                    Vector256<float> x1_2 = Vector256.LoadUnsafe(ref x, 9) & rightMask;
                    Vector256<float> acc0 = Vector256.FusedMultiplyAdd(x1_0, w3, bias);
                    acc0 = Vector256.FusedMultiplyAdd(x1_1, w4, acc0);
                    acc0 = Vector256.FusedMultiplyAdd(x1_2, w5, acc0);
                    Vector256<float> acc1 = Vector256.FusedMultiplyAdd(x1_0, w0, bias);
                    acc1 = Vector256.FusedMultiplyAdd(x1_1, w1, acc1);
                    acc1 = Vector256.FusedMultiplyAdd(x1_2, w2, acc1);

                    Vector256<float> x2_0 = Vector256.LoadUnsafe(ref x, 14) & leftMask;
                    Vector256<float> x2_1 = Vector256.LoadUnsafe(ref x, 15);
                    Vector256<float> x2_2 = Vector256.LoadUnsafe(ref x, 16) & rightMask;
                    acc0 = Vector256.FusedMultiplyAdd(x2_0, w6, acc0);
                    acc0 = Vector256.FusedMultiplyAdd(x2_1, w7, acc0);
                    acc0 = Vector256.FusedMultiplyAdd(x2_2, w8, acc0);
                    acc1 = Vector256.FusedMultiplyAdd(x2_0, w3, acc1);
                    acc1 = Vector256.FusedMultiplyAdd(x2_1, w4, acc1);
                    acc1 = Vector256.FusedMultiplyAdd(x2_2, w5, acc1);
                    Vector256<float> acc2 = Vector256.FusedMultiplyAdd(x2_0, w0, bias);
                    acc2 = Vector256.FusedMultiplyAdd(x2_1, w1, acc2);
                    acc2 = Vector256.FusedMultiplyAdd(x2_2, w2, acc2);

                    Vector256<float> x3_0 = Vector256.LoadUnsafe(ref x, 21) & leftMask;
                    Vector256<float> x3_1 = Vector256.LoadUnsafe(ref x, 22);
                    Vector256<float> x3_2 = Vector256.LoadUnsafe(ref x, 23) & rightMask;
                    acc1 = Vector256.FusedMultiplyAdd(x3_0, w6, acc1);
                    acc1 = Vector256.FusedMultiplyAdd(x3_1, w7, acc1);
                    acc1 = Vector256.FusedMultiplyAdd(x3_2, w8, acc1);
                    acc2 = Vector256.FusedMultiplyAdd(x3_0, w3, acc2);
                    acc2 = Vector256.FusedMultiplyAdd(x3_1, w4, acc2);
                    acc2 = Vector256.FusedMultiplyAdd(x3_2, w5, acc2);
                    Vector256<float> acc3 = Vector256.FusedMultiplyAdd(x3_0, w0, bias);
                    acc3 = Vector256.FusedMultiplyAdd(x3_1, w1, acc3);
                    acc3 = Vector256.FusedMultiplyAdd(x3_2, w2, acc3);

                    Vector256<float> x4_0 = Vector256.LoadUnsafe(ref x, 28) & leftMask;
                    Vector256<float> x4_1 = Vector256.LoadUnsafe(ref x, 29);
                    Vector256<float> x4_2 = Vector256.LoadUnsafe(ref x, 30) & rightMask;
                    acc2 = Vector256.FusedMultiplyAdd(x4_0, w6, acc2);
                    acc2 = Vector256.FusedMultiplyAdd(x4_1, w7, acc2);
                    acc2 = Vector256.FusedMultiplyAdd(x4_2, w8, acc2);
                    acc3 = Vector256.FusedMultiplyAdd(x4_0, w3, acc3);
                    acc3 = Vector256.FusedMultiplyAdd(x4_1, w4, acc3);
                    acc3 = Vector256.FusedMultiplyAdd(x4_2, w5, acc3);
                    Vector256<float> acc4 = Vector256.FusedMultiplyAdd(x4_0, w0, bias);
                    acc4 = Vector256.FusedMultiplyAdd(x4_1, w1, acc4);
                    acc4 = Vector256.FusedMultiplyAdd(x4_2, w2, acc4);

                    Vector256<float> x5_0 = Vector256.LoadUnsafe(ref x, 35) & leftMask;
                    Vector256<float> x5_1 = Vector256.LoadUnsafe(ref x, 36);
                    Vector256<float> x5_2 = Vector256.LoadUnsafe(ref x, 37) & rightMask;
                    acc3 = Vector256.FusedMultiplyAdd(x5_0, w6, acc3);
                    acc3 = Vector256.FusedMultiplyAdd(x5_1, w7, acc3);
                    acc3 = Vector256.FusedMultiplyAdd(x5_2, w8, acc3);
                    acc4 = Vector256.FusedMultiplyAdd(x5_0, w3, acc4);
                    acc4 = Vector256.FusedMultiplyAdd(x5_1, w4, acc4);
                    acc4 = Vector256.FusedMultiplyAdd(x5_2, w5, acc4);
                    Vector256<float> acc5 = Vector256.FusedMultiplyAdd(x5_0, w0, bias);
                    acc5 = Vector256.FusedMultiplyAdd(x5_1, w1, acc5);
                    acc5 = Vector256.FusedMultiplyAdd(x5_2, w2, acc5);

                    Vector256<float> x6_0 = Vector256.LoadUnsafe(ref x, 42) & leftMask;
                    Vector256<float> x6_1 = Vector256.LoadUnsafe(ref x, 43);
                    Vector256<float> x6_2 = Vector256.LoadUnsafe(ref x, 44) & rightMask;
                    acc4 = Vector256.FusedMultiplyAdd(x6_0, w6, acc4);
                    acc4 = Vector256.FusedMultiplyAdd(x6_1, w7, acc4);
                    acc4 = Vector256.FusedMultiplyAdd(x6_2, w8, acc4);
                    acc5 = Vector256.FusedMultiplyAdd(x6_0, w3, acc5);
                    acc5 = Vector256.FusedMultiplyAdd(x6_1, w4, acc5);
                    acc5 = Vector256.FusedMultiplyAdd(x6_2, w5, acc5);
                    Vector256<float> acc6 = Vector256.FusedMultiplyAdd(x6_0, w0, bias);
                    acc6 = Vector256.FusedMultiplyAdd(x6_1, w1, acc6);
                    acc6 = Vector256.FusedMultiplyAdd(x6_2, w2, acc6);

                    Vector256<float> x7_0 = Vector256.LoadUnsafe(ref x, 49) & leftMask;
                    Vector256<float> x7_1 = Vector256.LoadUnsafe(ref x, 50);
                    Vector256<float> x7_2 = Vector256.LoadUnsafe(ref x, 51) & rightMask;
                    acc5 = Vector256.FusedMultiplyAdd(x7_0, w6, acc5);
                    acc5 = Vector256.FusedMultiplyAdd(x7_1, w7, acc5);
                    acc5 = Vector256.FusedMultiplyAdd(x7_2, w8, acc5);
                    acc6 = Vector256.FusedMultiplyAdd(x7_0, w3, acc6);
                    acc6 = Vector256.FusedMultiplyAdd(x7_1, w4, acc6);
                    acc6 = Vector256.FusedMultiplyAdd(x7_2, w5, acc6);

                    acc0.StoreUnsafe(ref y);
                    acc1.StoreUnsafe(ref y, 7);
                    acc2.StoreUnsafe(ref y, 14);
                    acc3.StoreUnsafe(ref y, 21);
                    acc4.StoreUnsafe(ref y, 28);
                    acc5.StoreUnsafe(ref y, 35);
                    Simd.StoreFirst(acc6, ref Unsafe.Add(ref y, 42), 7);
                }
            }

            src = ref Unsafe.Add(ref src, 49);
            dst = ref Unsafe.Add(ref dst, 49);
            wgt = ref Unsafe.Add(ref wgt, 12);
        }
    }
}
