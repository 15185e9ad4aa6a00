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

        // pool: average pool 3x3 stride 2, 4x7x7 -> 4x4x4.
        AveragePool3x3Stride2(ref Unsafe.Add(ref arena, 63), ref output, channels: 4, columns4: 1, srcWidth: 7, dstWidth: 4, srcPlane: 49, dstPlane: 16);
    }

    /// <summary>
    /// Average over 3x3 windows with stride 2, tiles of 4 rows x 4 columns.
    /// Used by pool.
    /// </summary>
    /// <param name="src">The element under the first tap of the first window, or where it would be.</param>
    /// <param name="dst">Where the first result goes.</param>
    /// <param name="channels">Planes.</param>
    /// <param name="columns4">Tiles of 4 columns of the output.</param>
    /// <param name="srcWidth">Columns of the input.</param>
    /// <param name="dstWidth">Columns of the output.</param>
    /// <param name="srcPlane">Floats from a plane of the input to the next.</param>
    /// <param name="dstPlane">Floats from a plane of the output to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AveragePool3x3Stride2(ref float src, ref float dst, nint channels, nint columns4, nint srcWidth, nint dstWidth, nint srcPlane, nint dstPlane)
    {
        // The columns under the first tap of each lane, from that of the first lane on.
        Vector128<int> lanes = Simd.OpaqueConstant(Vector128.Create(0, 2, 4, 6).AsSingle()).AsInt32();
        nint srcBytes = srcWidth * sizeof(float);
        nint dstBytes = dstWidth * sizeof(float);
        nint srcPlaneBytes = srcPlane * sizeof(float);
        nint dstPlaneBytes = dstPlane * sizeof(float);
        for (nint channel = channels; channel != 0; channel--)
        {
            nint next = 0;
            for (nint columns = columns4; columns != 0; columns--)
            {
                nint col = nint.Min(next, dstWidth - 4);
                Vector128<int> under = lanes + Vector128.Create((int)(2 * col - 1));
                Vector128<float> mask0 = Vector128.GreaterThan(under, Vector128.Create(-1)).AsSingle();
                Vector128<float> mask2 = Vector128.LessThan(under, Vector128.Create((int)srcWidth - 2)).AsSingle();
                Vector128<float> counted = Vector128.ConvertToSingle(Vector128.Min(under + Vector128.Create(3), Vector128.Create((int)srcWidth)) - Vector128.Max(under, Vector128<int>.Zero));
                Vector128<float> factor = Vector128.Create(1f) / (counted * Vector128.Create(3f));
                ref float x = ref Unsafe.Add(ref src, 2 * col);
                ref float y = ref Unsafe.Add(ref dst, col);
                Vector128<float> x0, x1, x2, row;

                (x0, x1) = Simd.LoadEvenOdd(ref x);
                x0 &= mask0;
                x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & mask2;
                row = x0 + x1 + x2;
                Vector128<float> acc0 = row;

                x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                (x0, x1) = Simd.LoadEvenOdd(ref x);
                x0 &= mask0;
                x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & mask2;
                row = x0 + x1 + x2;
                acc0 = acc0 + row;
                Vector128<float> acc1 = row;

                x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                (x0, x1) = Simd.LoadEvenOdd(ref x);
                x0 &= mask0;
                x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & mask2;
                row = x0 + x1 + x2;
                acc1 = acc1 + row;

                x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                (x0, x1) = Simd.LoadEvenOdd(ref x);
                x0 &= mask0;
                x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & mask2;
                row = x0 + x1 + x2;
                acc1 = acc1 + row;
                Vector128<float> acc2 = row;

                x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                (x0, x1) = Simd.LoadEvenOdd(ref x);
                x0 &= mask0;
                x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & mask2;
                row = x0 + x1 + x2;
                acc2 = acc2 + row;

                x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                (x0, x1) = Simd.LoadEvenOdd(ref x);
                x0 &= mask0;
                x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & mask2;
                row = x0 + x1 + x2;
                acc2 = acc2 + row;
                Vector128<float> acc3 = row;

                x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                (x0, x1) = Simd.LoadEvenOdd(ref x);
                x0 &= mask0;
                x2 = Simd.ShiftOut(x0, Vector128.LoadUnsafe(ref x, 8)) & mask2;
                row = x0 + x1 + x2;
                acc3 = acc3 + row;

                acc0 *= Vector128.Create(1f) / (counted * Vector128.Create(2f));
                acc0.StoreUnsafe(ref y);
                acc1 *= factor;
                y = ref Unsafe.AddByteOffset(ref y, dstBytes);
                acc1.StoreUnsafe(ref y);
                acc2 *= factor;
                y = ref Unsafe.AddByteOffset(ref y, dstBytes);
                acc2.StoreUnsafe(ref y);
                acc3 *= Vector128.Create(1f) / (counted * Vector128.Create(2f));
                y = ref Unsafe.AddByteOffset(ref y, dstBytes);
                acc3.StoreUnsafe(ref y);
                next += 4;
            }

            src = ref Unsafe.AddByteOffset(ref src, srcPlaneBytes);
            dst = ref Unsafe.AddByteOffset(ref dst, dstPlaneBytes);
        }
    }
}
