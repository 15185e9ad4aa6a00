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
        Vector128<float> leftMask = Simd.OpaqueConstant(Vector128.Create(0, -1, -1, -1).AsSingle());
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
                // Rows 0 to 3.
                {

                    x = ref Unsafe.Add(ref x, 7);
                    (Vector128<float> x0, Vector128<float> x1) = Simd.LoadEvenOdd(ref x);
                    x0 &= leftMask;
                    Vector128<float> x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    Vector128<float> acc0 = Simd.MultiplyAddByElement(bias, x0, w0, 3);
                    acc0 = Simd.MultiplyAddByElement(acc0, x1, w1, 0);
                    acc0 = Simd.MultiplyAddByElement(acc0, x2, w1, 1);

                    x = ref Unsafe.Add(ref x, 7);
                    (x0, x1) = Simd.LoadEvenOdd(ref x);
                    x0 &= leftMask;
                    x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    acc0 = Simd.MultiplyAddByElement(acc0, x0, w1, 2);
                    acc0 = Simd.MultiplyAddByElement(acc0, x1, w1, 3);
                    acc0 = Simd.MultiplyAddByElement(acc0, x2, w2, 0);
                    Vector128<float> acc1 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x1, w0, 1);
                    acc1 = Simd.MultiplyAddByElement(acc1, x2, w0, 2);

                    x = ref Unsafe.Add(ref x, 7);
                    (x0, x1) = Simd.LoadEvenOdd(ref x);
                    x0 &= leftMask;
                    x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    acc1 = Simd.MultiplyAddByElement(acc1, x0, w0, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x1, w1, 0);
                    acc1 = Simd.MultiplyAddByElement(acc1, x2, w1, 1);

                    x = ref Unsafe.Add(ref x, 7);
                    (x0, x1) = Simd.LoadEvenOdd(ref x);
                    x0 &= leftMask;
                    x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    acc1 = Simd.MultiplyAddByElement(acc1, x0, w1, 2);
                    acc1 = Simd.MultiplyAddByElement(acc1, x1, w1, 3);
                    acc1 = Simd.MultiplyAddByElement(acc1, x2, w2, 0);
                    Vector128<float> acc2 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w0, 1);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w0, 2);

                    x = ref Unsafe.Add(ref x, 7);
                    (x0, x1) = Simd.LoadEvenOdd(ref x);
                    x0 &= leftMask;
                    x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    acc2 = Simd.MultiplyAddByElement(acc2, x0, w0, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w1, 0);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w1, 1);

                    x = ref Unsafe.Add(ref x, 7);
                    (x0, x1) = Simd.LoadEvenOdd(ref x);
                    x0 &= leftMask;
                    x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    acc2 = Simd.MultiplyAddByElement(acc2, x0, w1, 2);
                    acc2 = Simd.MultiplyAddByElement(acc2, x1, w1, 3);
                    acc2 = Simd.MultiplyAddByElement(acc2, x2, w2, 0);
                    Vector128<float> acc3 = Simd.MultiplyAddByElement(bias, x0, w0, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x1, w0, 1);
                    acc3 = Simd.MultiplyAddByElement(acc3, x2, w0, 2);

                    x = ref Unsafe.Add(ref x, 7);
                    (x0, x1) = Simd.LoadEvenOdd(ref x);
                    x0 &= leftMask;
                    x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    acc3 = Simd.MultiplyAddByElement(acc3, x0, w0, 3);
                    acc3 = Simd.MultiplyAddByElement(acc3, x1, w1, 0);
                    acc3 = Simd.MultiplyAddByElement(acc3, x2, w1, 1);

                    acc0.StoreUnsafe(ref y);
                    acc1.StoreUnsafe(ref y, 4);
                    acc2.StoreUnsafe(ref y, 8);
                    acc3.StoreUnsafe(ref y, 12);
                }
            }

            src = ref Unsafe.Add(ref src, 49);
            dst = ref Unsafe.Add(ref dst, 16);
            wgt = ref Unsafe.Add(ref wgt, 12);
        }
    }
}
