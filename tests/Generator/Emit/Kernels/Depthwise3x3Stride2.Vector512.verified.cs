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

        // conv: depthwise 3x3 stride 2, 4x7x7 -> 4x4x4.
        Depthwise4Size7x7Stride2(ref Unsafe.Add(ref arena, 64), ref output, ref weights);
    }

    /// <summary>
    /// 3x3 depthwise convolution with padding 1 and stride 2, 4x7x7 to 4x4x4.
    /// Each channel's filter is 9 taps row by row, its bias, and two floats of padding.
    /// Used by conv.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Depthwise4Size7x7Stride2(ref float src, ref float dst, ref float wgt)
    {
        // Zero for the column left of the plane.
        Vector128<float> leftMask = Vector128.Create(0, -1, -1, -1).AsSingle();
        // Zero for the columns right of the plane.
        Vector128<float> rightMask = Vector128.Create(-1, -1, -1, 0).AsSingle();
        for (nint channel = 0; channel < 4; channel++)
        {
            Vector128<float> w0 = Vector128.Create(wgt);
            Vector128<float> w1 = Vector128.Create(Unsafe.Add(ref wgt, 1));
            Vector128<float> w2 = Vector128.Create(Unsafe.Add(ref wgt, 2));
            Vector128<float> w3 = Vector128.Create(Unsafe.Add(ref wgt, 3));
            Vector128<float> w4 = Vector128.Create(Unsafe.Add(ref wgt, 4));
            Vector128<float> w5 = Vector128.Create(Unsafe.Add(ref wgt, 5));
            Vector128<float> w6 = Vector128.Create(Unsafe.Add(ref wgt, 6));
            Vector128<float> w7 = Vector128.Create(Unsafe.Add(ref wgt, 7));
            Vector128<float> w8 = Vector128.Create(Unsafe.Add(ref wgt, 8));
            Vector128<float> bias = Vector128.Create(Unsafe.Add(ref wgt, 9));

            // Columns 0 to 3.
            {
                ref float x = ref Unsafe.Add(ref src, -8);
                ref float y = ref dst;
                // Rows 0 to 1.
                {

                    Vector128<float> x1_0 = Simd.Even(Vector128.LoadUnsafe(ref x, 7), Vector128.LoadUnsafe(ref x, 11)) & leftMask;
                    Vector128<float> x1_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 7), Vector128.LoadUnsafe(ref x, 11));
                    Vector128<float> x1_2 = Simd.ShiftOut(x1_0, Vector128.LoadUnsafe(ref x, 15)) & rightMask;
                    Vector128<float> acc0 = Vector128.MultiplyAddEstimate(x1_0, w3, bias);
                    acc0 = Vector128.MultiplyAddEstimate(x1_1, w4, acc0);
                    acc0 = Vector128.MultiplyAddEstimate(x1_2, w5, acc0);

                    Vector128<float> x2_0 = Simd.Even(Vector128.LoadUnsafe(ref x, 14), Vector128.LoadUnsafe(ref x, 18)) & leftMask;
                    Vector128<float> x2_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 14), Vector128.LoadUnsafe(ref x, 18));
                    Vector128<float> x2_2 = Simd.ShiftOut(x2_0, Vector128.LoadUnsafe(ref x, 22)) & rightMask;
                    acc0 = Vector128.MultiplyAddEstimate(x2_0, w6, acc0);
                    acc0 = Vector128.MultiplyAddEstimate(x2_1, w7, acc0);
                    acc0 = Vector128.MultiplyAddEstimate(x2_2, w8, acc0);
                    Vector128<float> acc1 = Vector128.MultiplyAddEstimate(x2_0, w0, bias);
                    acc1 = Vector128.MultiplyAddEstimate(x2_1, w1, acc1);
                    acc1 = Vector128.MultiplyAddEstimate(x2_2, w2, acc1);

                    Vector128<float> x3_0 = Simd.Even(Vector128.LoadUnsafe(ref x, 21), Vector128.LoadUnsafe(ref x, 25)) & leftMask;
                    Vector128<float> x3_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 21), Vector128.LoadUnsafe(ref x, 25));
                    Vector128<float> x3_2 = Simd.ShiftOut(x3_0, Vector128.LoadUnsafe(ref x, 29)) & rightMask;
                    acc1 = Vector128.MultiplyAddEstimate(x3_0, w3, acc1);
                    acc1 = Vector128.MultiplyAddEstimate(x3_1, w4, acc1);
                    acc1 = Vector128.MultiplyAddEstimate(x3_2, w5, acc1);

                    Vector128<float> x4_0 = Simd.Even(Vector128.LoadUnsafe(ref x, 28), Vector128.LoadUnsafe(ref x, 32)) & leftMask;
                    Vector128<float> x4_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 28), Vector128.LoadUnsafe(ref x, 32));
                    Vector128<float> x4_2 = Simd.ShiftOut(x4_0, Vector128.LoadUnsafe(ref x, 36)) & rightMask;
                    acc1 = Vector128.MultiplyAddEstimate(x4_0, w6, acc1);
                    acc1 = Vector128.MultiplyAddEstimate(x4_1, w7, acc1);
                    acc1 = Vector128.MultiplyAddEstimate(x4_2, w8, acc1);

                    acc0.StoreUnsafe(ref y);
                    acc1.StoreUnsafe(ref y, 4);

                    x = ref Unsafe.Add(ref x, 28);
                    y = ref Unsafe.Add(ref y, 8);
                }
                // Rows 2 to 3.
                {

                    Vector128<float> x0_0 = Simd.Even(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4)) & leftMask;
                    Vector128<float> x0_1 = Simd.Odd(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4));
                    Vector128<float> x0_2 = Simd.ShiftOut(x0_0, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    Vector128<float> acc0 = Vector128.MultiplyAddEstimate(x0_0, w0, bias);
                    acc0 = Vector128.MultiplyAddEstimate(x0_1, w1, acc0);
                    acc0 = Vector128.MultiplyAddEstimate(x0_2, w2, acc0);

                    Vector128<float> x1_0 = Simd.Even(Vector128.LoadUnsafe(ref x, 7), Vector128.LoadUnsafe(ref x, 11)) & leftMask;
                    Vector128<float> x1_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 7), Vector128.LoadUnsafe(ref x, 11));
                    Vector128<float> x1_2 = Simd.ShiftOut(x1_0, Vector128.LoadUnsafe(ref x, 15)) & rightMask;
                    acc0 = Vector128.MultiplyAddEstimate(x1_0, w3, acc0);
                    acc0 = Vector128.MultiplyAddEstimate(x1_1, w4, acc0);
                    acc0 = Vector128.MultiplyAddEstimate(x1_2, w5, acc0);

                    Vector128<float> x2_0 = Simd.Even(Vector128.LoadUnsafe(ref x, 14), Vector128.LoadUnsafe(ref x, 18)) & leftMask;
                    Vector128<float> x2_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 14), Vector128.LoadUnsafe(ref x, 18));
                    Vector128<float> x2_2 = Simd.ShiftOut(x2_0, Vector128.LoadUnsafe(ref x, 22)) & rightMask;
                    acc0 = Vector128.MultiplyAddEstimate(x2_0, w6, acc0);
                    acc0 = Vector128.MultiplyAddEstimate(x2_1, w7, acc0);
                    acc0 = Vector128.MultiplyAddEstimate(x2_2, w8, acc0);
                    Vector128<float> acc1 = Vector128.MultiplyAddEstimate(x2_0, w0, bias);
                    acc1 = Vector128.MultiplyAddEstimate(x2_1, w1, acc1);
                    acc1 = Vector128.MultiplyAddEstimate(x2_2, w2, acc1);

                    Vector128<float> x3_0 = Simd.Even(Vector128.LoadUnsafe(ref x, 21), Vector128.LoadUnsafe(ref x, 25)) & leftMask;
                    Vector128<float> x3_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 21), Vector128.LoadUnsafe(ref x, 25));
                    Vector128<float> x3_2 = Simd.ShiftOut(x3_0, Vector128.LoadUnsafe(ref x, 29)) & rightMask;
                    acc1 = Vector128.MultiplyAddEstimate(x3_0, w3, acc1);
                    acc1 = Vector128.MultiplyAddEstimate(x3_1, w4, acc1);
                    acc1 = Vector128.MultiplyAddEstimate(x3_2, w5, acc1);

                    acc0.StoreUnsafe(ref y);
                    acc1.StoreUnsafe(ref y, 4);
                }
            }

            src = ref Unsafe.Add(ref src, 49);
            dst = ref Unsafe.Add(ref dst, 16);
            wgt = ref Unsafe.Add(ref wgt, 12);
        }
    }
}
