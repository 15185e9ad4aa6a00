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
        for (nint channel = 4; channel != 0; channel--)
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

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 7), out Vector128<float> x0, out Vector128<float> x1, out Vector128<float> x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    Vector128<float> acc0 = FmaTaps(bias, x0, x1, x2, w3, w4, w5);

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 14), out x0, out x1, out x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    acc0 = FmaTaps(acc0, x0, x1, x2, w6, w7, w8);
                    Vector128<float> acc1 = FmaTaps(bias, x0, x1, x2, w0, w1, w2);

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 21), out x0, out x1, out x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    acc1 = FmaTaps(acc1, x0, x1, x2, w3, w4, w5);

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 28), out x0, out x1, out x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    acc1 = FmaTaps(acc1, x0, x1, x2, w6, w7, w8);

                    acc0.StoreUnsafe(ref y);
                    acc1.StoreUnsafe(ref y, 4);

                    x = ref Unsafe.Add(ref x, 28);
                    y = ref Unsafe.Add(ref y, 8);
                }
                // Rows 2 to 3.
                {

                    LoadTapsOfPairs(ref x, out Vector128<float> x0, out Vector128<float> x1, out Vector128<float> x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    Vector128<float> acc0 = FmaTaps(bias, x0, x1, x2, w0, w1, w2);

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 7), out x0, out x1, out x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    acc0 = FmaTaps(acc0, x0, x1, x2, w3, w4, w5);

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 14), out x0, out x1, out x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    acc0 = FmaTaps(acc0, x0, x1, x2, w6, w7, w8);
                    Vector128<float> acc1 = FmaTaps(bias, x0, x1, x2, w0, w1, w2);

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 21), out x0, out x1, out x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    acc1 = FmaTaps(acc1, x0, x1, x2, w3, w4, w5);

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
