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
        Vector128<float> leftMask = Vector128.Create(0, -1, -1, -1).AsSingle();
        // Zero for the columns right of the plane.
        Vector128<float> rightMask = Vector128.Create(-1, -1, -1, 0).AsSingle();
        for (nint channel = 4; channel != 0; channel--)
        {
            Vector128<float> w0 = Vector128.LoadUnsafe(ref wgt);
            Vector128<float> w1 = Vector128.LoadUnsafe(ref wgt, 4);
            Vector128<float> w2 = Vector128.LoadUnsafe(ref wgt, 8);
            Vector128<float> bias = Vector128.Create(Unsafe.Add(ref wgt, 9));

            // Columns 0 to 3.
            {
                ref float x = ref Unsafe.Add(ref src, -8);
                ref float y = ref dst;
                // Rows 0 to 6.
                {

                    Vector128<float> x0 = Vector128.LoadUnsafe(ref x, 7) & leftMask;
                    Vector128<float> x1 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> x2 = Vector128.LoadUnsafe(ref x, 9);
                    Vector128<float> acc0 = Simd.MultiplyAddByElement(bias, x0, w0, 3);
                    acc0 = Simd.MultiplyAddByElement(acc0, x1, w1, 0);
                    acc0 = Simd.MultiplyAddByElement(acc0, x2, w1, 1);
                    Vector128<float> acc1 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x1, w0, 1);
                    acc1 = Simd.MultiplyAddByElement(acc1, x2, w0, 2);

                    x0 = Vector128.LoadUnsafe(ref x, 14) & leftMask;
                    x1 = Vector128.LoadUnsafe(ref x, 15);
                    x2 = Vector128.LoadUnsafe(ref x, 16);
                    acc0 = Simd.MultiplyAddByElement(acc0, x0, w1, 2);
                    acc0 = Simd.MultiplyAddByElement(acc0, x1, w1, 3);
                    acc0 = Simd.MultiplyAddByElement(acc0, x2, w2, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x0, w0, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x1, w1, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x2, w1, 1);
                    Vector128<float> acc2 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w0, 1);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w0, 2);

                    x0 = Vector128.LoadUnsafe(ref x, 21) & leftMask;
                    x1 = Vector128.LoadUnsafe(ref x, 22);
                    x2 = Vector128.LoadUnsafe(ref x, 23);
                    acc1 = Simd.MultiplyAddByElement(acc1, x0, w1, 2);
                    acc1 = Simd.MultiplyAddByElement(acc1, x1, w1, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x2, w2, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x0, w0, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w1, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w1, 1);
                    Vector128<float> acc3 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x1, w0, 1);
                    acc3 = Simd.MultiplyAddByElement(acc3, x2, w0, 2);

                    x0 = Vector128.LoadUnsafe(ref x, 28) & leftMask;
                    x1 = Vector128.LoadUnsafe(ref x, 29);
                    x2 = Vector128.LoadUnsafe(ref x, 30);
                    acc2 = Simd.MultiplyAddByElement(acc2, x0, w1, 2);
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w1, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w2, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x0, w0, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x1, w1, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x2, w1, 1);
                    Vector128<float> acc4 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x1, w0, 1);
                    acc4 = Simd.MultiplyAddByElement(acc4, x2, w0, 2);

                    x0 = Vector128.LoadUnsafe(ref x, 35) & leftMask;
                    x1 = Vector128.LoadUnsafe(ref x, 36);
                    x2 = Vector128.LoadUnsafe(ref x, 37);
                    acc3 = Simd.MultiplyAddByElement(acc3, x0, w1, 2);
                    acc3 = Simd.MultiplyAddByElement(acc3, x1, w1, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x2, w2, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x0, w0, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x1, w1, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x2, w1, 1);
                    Vector128<float> acc5 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x1, w0, 1);
                    acc5 = Simd.MultiplyAddByElement(acc5, x2, w0, 2);

                    x0 = Vector128.LoadUnsafe(ref x, 42) & leftMask;
                    x1 = Vector128.LoadUnsafe(ref x, 43);
                    x2 = Vector128.LoadUnsafe(ref x, 44);
                    acc4 = Simd.MultiplyAddByElement(acc4, x0, w1, 2);
                    acc4 = Simd.MultiplyAddByElement(acc4, x1, w1, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x2, w2, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x0, w0, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x1, w1, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x2, w1, 1);
                    Vector128<float> acc6 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc6 = Simd.MultiplyAddByElement(acc6, x1, w0, 1);
                    acc6 = Simd.MultiplyAddByElement(acc6, x2, w0, 2);

                    x0 = Vector128.LoadUnsafe(ref x, 49) & leftMask;
                    x1 = Vector128.LoadUnsafe(ref x, 50);
                    x2 = Vector128.LoadUnsafe(ref x, 51);
                    acc5 = Simd.MultiplyAddByElement(acc5, x0, w1, 2);
                    acc5 = Simd.MultiplyAddByElement(acc5, x1, w1, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x2, w2, 0);
                    acc6 = Simd.MultiplyAddByElement(acc6, x0, w0, 3);
                    acc6 = Simd.MultiplyAddByElement(acc6, x1, w1, 0);
                    acc6 = Simd.MultiplyAddByElement(acc6, x2, w1, 1);

                    acc0.StoreUnsafe(ref y);
                    acc1.StoreUnsafe(ref y, 7);
                    acc2.StoreUnsafe(ref y, 14);
                    acc3.StoreUnsafe(ref y, 21);
                    acc4.StoreUnsafe(ref y, 28);
                    acc5.StoreUnsafe(ref y, 35);
                    acc6.StoreUnsafe(ref y, 42);
                }
            }

            // Columns 3 to 6.
            {
                ref float x = ref Unsafe.Add(ref src, -5);
                ref float y = ref Unsafe.Add(ref dst, 3);
                // Rows 0 to 6.
                {

                    Vector128<float> x0 = Vector128.LoadUnsafe(ref x, 7);
                    Vector128<float> x1 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> x2 = Vector128.LoadUnsafe(ref x, 9) & rightMask;
                    Vector128<float> acc0 = Simd.MultiplyAddByElement(bias, x0, w0, 3);
                    acc0 = Simd.MultiplyAddByElement(acc0, x1, w1, 0);
                    acc0 = Simd.MultiplyAddByElement(acc0, x2, w1, 1);
                    Vector128<float> acc1 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x1, w0, 1);
                    acc1 = Simd.MultiplyAddByElement(acc1, x2, w0, 2);

                    x0 = Vector128.LoadUnsafe(ref x, 14);
                    x1 = Vector128.LoadUnsafe(ref x, 15);
                    x2 = Vector128.LoadUnsafe(ref x, 16) & rightMask;
                    acc0 = Simd.MultiplyAddByElement(acc0, x0, w1, 2);
                    acc0 = Simd.MultiplyAddByElement(acc0, x1, w1, 3);
                    acc0 = Simd.MultiplyAddByElement(acc0, x2, w2, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x0, w0, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x1, w1, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x2, w1, 1);
                    Vector128<float> acc2 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w0, 1);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w0, 2);

                    x0 = Vector128.LoadUnsafe(ref x, 21);
                    x1 = Vector128.LoadUnsafe(ref x, 22);
                    x2 = Vector128.LoadUnsafe(ref x, 23) & rightMask;
                    acc1 = Simd.MultiplyAddByElement(acc1, x0, w1, 2);
                    acc1 = Simd.MultiplyAddByElement(acc1, x1, w1, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x2, w2, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x0, w0, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w1, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w1, 1);
                    Vector128<float> acc3 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x1, w0, 1);
                    acc3 = Simd.MultiplyAddByElement(acc3, x2, w0, 2);

                    x0 = Vector128.LoadUnsafe(ref x, 28);
                    x1 = Vector128.LoadUnsafe(ref x, 29);
                    x2 = Vector128.LoadUnsafe(ref x, 30) & rightMask;
                    acc2 = Simd.MultiplyAddByElement(acc2, x0, w1, 2);
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w1, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w2, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x0, w0, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x1, w1, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x2, w1, 1);
                    Vector128<float> acc4 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x1, w0, 1);
                    acc4 = Simd.MultiplyAddByElement(acc4, x2, w0, 2);

                    x0 = Vector128.LoadUnsafe(ref x, 35);
                    x1 = Vector128.LoadUnsafe(ref x, 36);
                    x2 = Vector128.LoadUnsafe(ref x, 37) & rightMask;
                    acc3 = Simd.MultiplyAddByElement(acc3, x0, w1, 2);
                    acc3 = Simd.MultiplyAddByElement(acc3, x1, w1, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x2, w2, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x0, w0, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x1, w1, 0);
                    acc4 = Simd.MultiplyAddByElement(acc4, x2, w1, 1);
                    Vector128<float> acc5 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x1, w0, 1);
                    acc5 = Simd.MultiplyAddByElement(acc5, x2, w0, 2);

                    x0 = Vector128.LoadUnsafe(ref x, 42);
                    x1 = Vector128.LoadUnsafe(ref x, 43);
                    x2 = Vector128.LoadUnsafe(ref x, 44) & rightMask;
                    acc4 = Simd.MultiplyAddByElement(acc4, x0, w1, 2);
                    acc4 = Simd.MultiplyAddByElement(acc4, x1, w1, 3);
                    acc4 = Simd.MultiplyAddByElement(acc4, x2, w2, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x0, w0, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x1, w1, 0);
                    acc5 = Simd.MultiplyAddByElement(acc5, x2, w1, 1);
                    Vector128<float> acc6 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc6 = Simd.MultiplyAddByElement(acc6, x1, w0, 1);
                    acc6 = Simd.MultiplyAddByElement(acc6, x2, w0, 2);

                    x0 = Vector128.LoadUnsafe(ref x, 49);
                    x1 = Vector128.LoadUnsafe(ref x, 50);
                    x2 = Vector128.LoadUnsafe(ref x, 51) & rightMask;
                    acc5 = Simd.MultiplyAddByElement(acc5, x0, w1, 2);
                    acc5 = Simd.MultiplyAddByElement(acc5, x1, w1, 3);
                    acc5 = Simd.MultiplyAddByElement(acc5, x2, w2, 0);
                    acc6 = Simd.MultiplyAddByElement(acc6, x0, w0, 3);
                    acc6 = Simd.MultiplyAddByElement(acc6, x1, w1, 0);
                    acc6 = Simd.MultiplyAddByElement(acc6, x2, w1, 1);

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
            wgt = ref Unsafe.Add(ref wgt, 12);
        }
    }
}
