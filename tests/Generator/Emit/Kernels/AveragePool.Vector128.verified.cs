internal static class Test_Network_Vector128
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">One float per class.</param>
    internal static void Run(ref float input, ref float arena, ref float weights, ref float output)
    {
        // pool: average pool 3x3 stride 2, 4x7x7 -> 4x4x4.
        AveragePool4Size7x7(ref input, ref output);
    }

    /// <summary>
    /// Average over 3x3 windows with padding 1 and stride 2, 4x7x7 to 4x4x4.
    /// Used by pool.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AveragePool4Size7x7(ref float src, ref float dst)
    {
        // Zero for the column left of the plane.
        Vector128<float> leftMask = Vector128.Create(0, -1, -1, -1).AsSingle();
        // Zero for the columns right of the plane.
        Vector128<float> rightMask = Vector128.Create(-1, -1, -1, 0).AsSingle();
        for (nint channel = 0; channel < 4; channel++)
        {

            // Columns 0 to 3.
            {
                ref float x = ref Unsafe.Add(ref src, -8);
                ref float y = ref dst;
                // Rows 0 to 3.
                {

                    x = ref Unsafe.Add(ref x, 7);
                    Vector128<float> x10 = Simd.Even(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4)) & leftMask;
                    Vector128<float> x11 = Simd.Odd(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4));
                    Vector128<float> x12 = Simd.ShiftOut(x10, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    Vector128<float> row1 = x10 + x11 + x12;
                    Vector128<float> acc0 = row1;

                    x = ref Unsafe.Add(ref x, 7);
                    Vector128<float> x20 = Simd.Even(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4)) & leftMask;
                    Vector128<float> x21 = Simd.Odd(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4));
                    Vector128<float> x22 = Simd.ShiftOut(x20, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    Vector128<float> row2 = x20 + x21 + x22;
                    acc0 = acc0 + row2;
                    Vector128<float> acc1 = row2;

                    x = ref Unsafe.Add(ref x, 7);
                    Vector128<float> x30 = Simd.Even(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4)) & leftMask;
                    Vector128<float> x31 = Simd.Odd(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4));
                    Vector128<float> x32 = Simd.ShiftOut(x30, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    Vector128<float> row3 = x30 + x31 + x32;
                    acc1 = acc1 + row3;

                    x = ref Unsafe.Add(ref x, 7);
                    Vector128<float> x40 = Simd.Even(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4)) & leftMask;
                    Vector128<float> x41 = Simd.Odd(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4));
                    Vector128<float> x42 = Simd.ShiftOut(x40, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    Vector128<float> row4 = x40 + x41 + x42;
                    acc1 = acc1 + row4;
                    Vector128<float> acc2 = row4;

                    x = ref Unsafe.Add(ref x, 7);
                    Vector128<float> x50 = Simd.Even(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4)) & leftMask;
                    Vector128<float> x51 = Simd.Odd(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4));
                    Vector128<float> x52 = Simd.ShiftOut(x50, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    Vector128<float> row5 = x50 + x51 + x52;
                    acc2 = acc2 + row5;

                    x = ref Unsafe.Add(ref x, 7);
                    Vector128<float> x60 = Simd.Even(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4)) & leftMask;
                    Vector128<float> x61 = Simd.Odd(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4));
                    Vector128<float> x62 = Simd.ShiftOut(x60, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    Vector128<float> row6 = x60 + x61 + x62;
                    acc2 = acc2 + row6;
                    Vector128<float> acc3 = row6;

                    x = ref Unsafe.Add(ref x, 7);
                    Vector128<float> x70 = Simd.Even(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4)) & leftMask;
                    Vector128<float> x71 = Simd.Odd(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4));
                    Vector128<float> x72 = Simd.ShiftOut(x70, Vector128.LoadUnsafe(ref x, 8)) & rightMask;
                    Vector128<float> row7 = x70 + x71 + x72;
                    acc3 = acc3 + row7;

                    (acc0 * Vector128.Create(1f / 4, 1f / 6, 1f / 6, 1f / 4)).StoreUnsafe(ref y);
                    (acc1 * Vector128.Create(1f / 6, 1f / 9, 1f / 9, 1f / 6)).StoreUnsafe(ref y, 4);
                    (acc2 * Vector128.Create(1f / 6, 1f / 9, 1f / 9, 1f / 6)).StoreUnsafe(ref y, 8);
                    (acc3 * Vector128.Create(1f / 4, 1f / 6, 1f / 6, 1f / 4)).StoreUnsafe(ref y, 12);
                }
            }

            src = ref Unsafe.Add(ref src, 49);
            dst = ref Unsafe.Add(ref dst, 16);
        }
    }
}
