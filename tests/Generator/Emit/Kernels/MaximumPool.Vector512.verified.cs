internal static class Test_Network_Vector512
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">The result's planes; written, and read where later layers do.</param>
    internal static void Run(ref float input, ref float arena, ref float weights, ref float output)
    {
        // pool.copy: copy, 4x7x7 -> 4x7x7.
        Simd.Copy(ref input, ref Unsafe.Add(ref arena, 64), 196);

        // pool: maximum pool 3x3 stride 2, 4x7x7 -> 4x4x4.
        MaximumPool4Size7x7(ref Unsafe.Add(ref arena, 64), ref output);
    }

    /// <summary>
    /// Maximum over 3x3 windows with padding 1 and stride 2, 4x7x7 to 4x4x4.
    /// What lies outside is less than any input.
    /// Used by pool.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MaximumPool4Size7x7(ref float src, ref float dst)
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
                // Rows 0 to 1.
                {

                    Vector128<float> x1_0 = Vector128.ConditionalSelect(leftMask, Simd.Even(Vector128.LoadUnsafe(ref x, 7), Vector128.LoadUnsafe(ref x, 11)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> x1_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 7), Vector128.LoadUnsafe(ref x, 11));
                    Vector128<float> x1_2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x1_0, Vector128.LoadUnsafe(ref x, 15)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> row1 = Vector128.MaxNative(Vector128.MaxNative(x1_0, x1_1), x1_2);
                    Vector128<float> acc0 = row1;

                    Vector128<float> x2_0 = Vector128.ConditionalSelect(leftMask, Simd.Even(Vector128.LoadUnsafe(ref x, 14), Vector128.LoadUnsafe(ref x, 18)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> x2_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 14), Vector128.LoadUnsafe(ref x, 18));
                    Vector128<float> x2_2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x2_0, Vector128.LoadUnsafe(ref x, 22)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> row2 = Vector128.MaxNative(Vector128.MaxNative(x2_0, x2_1), x2_2);
                    acc0 = Vector128.MaxNative(acc0, row2);
                    Vector128<float> acc1 = row2;

                    Vector128<float> x3_0 = Vector128.ConditionalSelect(leftMask, Simd.Even(Vector128.LoadUnsafe(ref x, 21), Vector128.LoadUnsafe(ref x, 25)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> x3_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 21), Vector128.LoadUnsafe(ref x, 25));
                    Vector128<float> x3_2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x3_0, Vector128.LoadUnsafe(ref x, 29)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> row3 = Vector128.MaxNative(Vector128.MaxNative(x3_0, x3_1), x3_2);
                    acc1 = Vector128.MaxNative(acc1, row3);

                    Vector128<float> x4_0 = Vector128.ConditionalSelect(leftMask, Simd.Even(Vector128.LoadUnsafe(ref x, 28), Vector128.LoadUnsafe(ref x, 32)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> x4_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 28), Vector128.LoadUnsafe(ref x, 32));
                    Vector128<float> x4_2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x4_0, Vector128.LoadUnsafe(ref x, 36)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> row4 = Vector128.MaxNative(Vector128.MaxNative(x4_0, x4_1), x4_2);
                    acc1 = Vector128.MaxNative(acc1, row4);

                    acc0.StoreUnsafe(ref y);
                    acc1.StoreUnsafe(ref y, 4);

                    x = ref Unsafe.Add(ref x, 28);
                    y = ref Unsafe.Add(ref y, 8);
                }
                // Rows 2 to 3.
                {

                    Vector128<float> x0_0 = Vector128.ConditionalSelect(leftMask, Simd.Even(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> x0_1 = Simd.Odd(Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref x, 4));
                    Vector128<float> x0_2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x0_0, Vector128.LoadUnsafe(ref x, 8)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> row0 = Vector128.MaxNative(Vector128.MaxNative(x0_0, x0_1), x0_2);
                    Vector128<float> acc0 = row0;

                    Vector128<float> x1_0 = Vector128.ConditionalSelect(leftMask, Simd.Even(Vector128.LoadUnsafe(ref x, 7), Vector128.LoadUnsafe(ref x, 11)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> x1_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 7), Vector128.LoadUnsafe(ref x, 11));
                    Vector128<float> x1_2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x1_0, Vector128.LoadUnsafe(ref x, 15)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> row1 = Vector128.MaxNative(Vector128.MaxNative(x1_0, x1_1), x1_2);
                    acc0 = Vector128.MaxNative(acc0, row1);

                    Vector128<float> x2_0 = Vector128.ConditionalSelect(leftMask, Simd.Even(Vector128.LoadUnsafe(ref x, 14), Vector128.LoadUnsafe(ref x, 18)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> x2_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 14), Vector128.LoadUnsafe(ref x, 18));
                    Vector128<float> x2_2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x2_0, Vector128.LoadUnsafe(ref x, 22)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> row2 = Vector128.MaxNative(Vector128.MaxNative(x2_0, x2_1), x2_2);
                    acc0 = Vector128.MaxNative(acc0, row2);
                    Vector128<float> acc1 = row2;

                    Vector128<float> x3_0 = Vector128.ConditionalSelect(leftMask, Simd.Even(Vector128.LoadUnsafe(ref x, 21), Vector128.LoadUnsafe(ref x, 25)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> x3_1 = Simd.Odd(Vector128.LoadUnsafe(ref x, 21), Vector128.LoadUnsafe(ref x, 25));
                    Vector128<float> x3_2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x3_0, Vector128.LoadUnsafe(ref x, 29)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> row3 = Vector128.MaxNative(Vector128.MaxNative(x3_0, x3_1), x3_2);
                    acc1 = Vector128.MaxNative(acc1, row3);

                    acc0.StoreUnsafe(ref y);
                    acc1.StoreUnsafe(ref y, 4);
                }
            }

            src = ref Unsafe.Add(ref src, 49);
            dst = ref Unsafe.Add(ref dst, 16);
        }
    }
}
