internal static class Test_Network_Vector128
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
        Vector128<float> leftMask = Simd.OpaqueConstant(Vector128.Create(0, -1, -1, -1).AsSingle());
        // Zero for the columns right of the plane.
        Vector128<float> rightMask = Vector128.Create(-1, -1, -1, 0).AsSingle();
        for (nint channel = 4; channel != 0; channel--)
        {

            // Columns 0 to 3.
            {
                ref float x = ref Unsafe.Add(ref src, -8);
                ref float y = ref dst;
                // Rows 0 to 3.
                {

                    x = ref Unsafe.Add(ref x, 7);
                    (Vector128<float> x0, Vector128<float> x1) = Simd.LoadEvenOdd(ref x);
                    x0 = Vector128.ConditionalSelect(leftMask, x0, Vector128.Create(float.NegativeInfinity));
                    Vector128<float> x2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)), Vector128.Create(float.NegativeInfinity));
                    Vector128<float> row = Vector128.MaxNative(Vector128.MaxNative(x0, x1), x2);
                    Vector128<float> acc0 = row;

                    x = ref Unsafe.Add(ref x, 7);
                    (x0, x1) = Simd.LoadEvenOdd(ref x);
                    x0 = Vector128.ConditionalSelect(leftMask, x0, Vector128.Create(float.NegativeInfinity));
                    x2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)), Vector128.Create(float.NegativeInfinity));
                    row = Vector128.MaxNative(Vector128.MaxNative(x0, x1), x2);
                    acc0 = Vector128.MaxNative(acc0, row);
                    Vector128<float> acc1 = row;

                    x = ref Unsafe.Add(ref x, 7);
                    (x0, x1) = Simd.LoadEvenOdd(ref x);
                    x0 = Vector128.ConditionalSelect(leftMask, x0, Vector128.Create(float.NegativeInfinity));
                    x2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)), Vector128.Create(float.NegativeInfinity));
                    row = Vector128.MaxNative(Vector128.MaxNative(x0, x1), x2);
                    acc1 = Vector128.MaxNative(acc1, row);

                    x = ref Unsafe.Add(ref x, 7);
                    (x0, x1) = Simd.LoadEvenOdd(ref x);
                    x0 = Vector128.ConditionalSelect(leftMask, x0, Vector128.Create(float.NegativeInfinity));
                    x2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)), Vector128.Create(float.NegativeInfinity));
                    row = Vector128.MaxNative(Vector128.MaxNative(x0, x1), x2);
                    acc1 = Vector128.MaxNative(acc1, row);
                    Vector128<float> acc2 = row;

                    x = ref Unsafe.Add(ref x, 7);
                    (x0, x1) = Simd.LoadEvenOdd(ref x);
                    x0 = Vector128.ConditionalSelect(leftMask, x0, Vector128.Create(float.NegativeInfinity));
                    x2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)), Vector128.Create(float.NegativeInfinity));
                    row = Vector128.MaxNative(Vector128.MaxNative(x0, x1), x2);
                    acc2 = Vector128.MaxNative(acc2, row);

                    x = ref Unsafe.Add(ref x, 7);
                    (x0, x1) = Simd.LoadEvenOdd(ref x);
                    x0 = Vector128.ConditionalSelect(leftMask, x0, Vector128.Create(float.NegativeInfinity));
                    x2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)), Vector128.Create(float.NegativeInfinity));
                    row = Vector128.MaxNative(Vector128.MaxNative(x0, x1), x2);
                    acc2 = Vector128.MaxNative(acc2, row);
                    Vector128<float> acc3 = row;

                    x = ref Unsafe.Add(ref x, 7);
                    (x0, x1) = Simd.LoadEvenOdd(ref x);
                    x0 = Vector128.ConditionalSelect(leftMask, x0, Vector128.Create(float.NegativeInfinity));
                    x2 = Vector128.ConditionalSelect(rightMask, Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)), Vector128.Create(float.NegativeInfinity));
                    row = Vector128.MaxNative(Vector128.MaxNative(x0, x1), x2);
                    acc3 = Vector128.MaxNative(acc3, row);

                    acc0.StoreUnsafe(ref y);
                    acc1.StoreUnsafe(ref y, 4);
                    acc2.StoreUnsafe(ref y, 8);
                    acc3.StoreUnsafe(ref y, 12);
                }
            }

            src = ref Unsafe.Add(ref src, 49);
            dst = ref Unsafe.Add(ref dst, 16);
        }
    }
}
