internal static class Test_Network_Vector256
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

        // pool: average pool 3x3 stride 2, 4x7x7 -> 4x4x4.
        AveragePool4Size7x7(ref Unsafe.Add(ref arena, 64), ref output);
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
        for (nint channel = 4; channel != 0; channel--)
        {

            // Columns 0 to 3.
            {
                ref float x = ref Unsafe.Add(ref src, -8);
                ref float y = ref dst;
                // Rows 0 to 1.
                {

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 7), out Vector128<float> x0, out Vector128<float> x1, out Vector128<float> x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    Vector128<float> row = x0 + x1 + x2;
                    Vector128<float> acc0 = row;

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 14), out x0, out x1, out x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    row = x0 + x1 + x2;
                    acc0 = acc0 + row;
                    Vector128<float> acc1 = row;

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 21), out x0, out x1, out x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    row = x0 + x1 + x2;
                    acc1 = acc1 + row;

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 28), out x0, out x1, out x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    row = x0 + x1 + x2;
                    acc1 = acc1 + row;

                    (acc0 * Vector128.Create(1f / 4, 1f / 6, 1f / 6, 1f / 4)).StoreUnsafe(ref y);
                    (acc1 * Vector128.Create(1f / 6, 1f / 9, 1f / 9, 1f / 6)).StoreUnsafe(ref y, 4);

                    x = ref Unsafe.Add(ref x, 28);
                    y = ref Unsafe.Add(ref y, 8);
                }
                // Rows 2 to 3.
                {

                    LoadTapsOfPairs(ref x, out Vector128<float> x0, out Vector128<float> x1, out Vector128<float> x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    Vector128<float> row = x0 + x1 + x2;
                    Vector128<float> acc0 = row;

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 7), out x0, out x1, out x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    row = x0 + x1 + x2;
                    acc0 = acc0 + row;

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 14), out x0, out x1, out x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    row = x0 + x1 + x2;
                    acc0 = acc0 + row;
                    Vector128<float> acc1 = row;

                    LoadTapsOfPairs(ref Unsafe.Add(ref x, 21), out x0, out x1, out x2);
                    x0 &= leftMask;
                    x2 &= rightMask;
                    row = x0 + x1 + x2;
                    acc1 = acc1 + row;

                    (acc0 * Vector128.Create(1f / 6, 1f / 9, 1f / 9, 1f / 6)).StoreUnsafe(ref y);
                    (acc1 * Vector128.Create(1f / 4, 1f / 6, 1f / 6, 1f / 4)).StoreUnsafe(ref y, 4);
                }
            }

            src = ref Unsafe.Add(ref src, 49);
            dst = ref Unsafe.Add(ref dst, 16);
        }
    }
}
