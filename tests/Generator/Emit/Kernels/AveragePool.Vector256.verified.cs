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
        AveragePool3x3Stride2(ref Unsafe.Add(ref arena, 56), ref output, channels: 4, columns4: 1, rows2: 2, srcWidth: 7, dstWidth: 4, srcPlane: 49, dstPlane: 16, height: 7, first: -1);
    }

    /// <summary>
    /// Average over 3x3 windows with stride 2, tiles of 2 rows x 4 columns.
    /// Used by pool.
    /// </summary>
    /// <param name="src">The element under the first tap of the first window, or where it would be.</param>
    /// <param name="dst">Where the first result goes.</param>
    /// <param name="channels">Planes.</param>
    /// <param name="columns4">Tiles of 4 columns of the output.</param>
    /// <param name="rows2">Tiles of 2 rows of the output.</param>
    /// <param name="srcWidth">Columns of the input.</param>
    /// <param name="dstWidth">Columns of the output.</param>
    /// <param name="srcPlane">Floats from a plane of the input to the next.</param>
    /// <param name="dstPlane">Floats from a plane of the output to the next.</param>
    /// <param name="height">Rows of the input.</param>
    /// <param name="first">The row of the input under the first row of the first window.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AveragePool3x3Stride2(ref float src, ref float dst, nint channels, nint columns4, nint rows2, nint srcWidth, nint dstWidth, nint srcPlane, nint dstPlane, nint height, nint first)
    {
        // The columns under the first tap of each lane, from that of the first lane on.
        Vector128<int> lanes = Vector128.Create(0, 2, 4, 6);
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
                nint top = first;
                for (nint tile = rows2; tile != 0; tile--)
                {
                    Vector128<float> x0, x1, x2, row;

                    Vector128<float> acc0 = Vector128<float>.Zero;
                    if (top >= 0)
                    {
                        LoadTapsOfPairs(ref x, out x0, out x1, out x2);
                        x0 &= mask0;
                        x2 &= mask2;
                        row = x0 + x1 + x2;
                        acc0 = acc0 + row;
                    }

                    x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                    LoadTapsOfPairs(ref x, out x0, out x1, out x2);
                    x0 &= mask0;
                    x2 &= mask2;
                    row = x0 + x1 + x2;
                    acc0 = acc0 + row;

                    x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                    LoadTapsOfPairs(ref x, out x0, out x1, out x2);
                    x0 &= mask0;
                    x2 &= mask2;
                    row = x0 + x1 + x2;
                    acc0 = acc0 + row;
                    Vector128<float> acc1 = row;

                    x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                    LoadTapsOfPairs(ref x, out x0, out x1, out x2);
                    x0 &= mask0;
                    x2 &= mask2;
                    row = x0 + x1 + x2;
                    acc1 = acc1 + row;

                    x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                    if (top < height - 4)
                    {
                        LoadTapsOfPairs(ref x, out x0, out x1, out x2);
                        x0 &= mask0;
                        x2 &= mask2;
                        row = x0 + x1 + x2;
                        acc1 = acc1 + row;
                    }

                    float counted0 = nint.Min(top + 3, height) - nint.Max(top, 0);
                    acc0 *= Vector128.Create(1f) / (counted * Vector128.Create(counted0));
                    acc0.StoreUnsafe(ref y);
                    float counted1 = nint.Min(top + 2 + 3, height) - nint.Max(top + 2, 0);
                    acc1 *= Vector128.Create(1f) / (counted * Vector128.Create(counted1));
                    y = ref Unsafe.AddByteOffset(ref y, dstBytes);
                    acc1.StoreUnsafe(ref y);
                    y = ref Unsafe.AddByteOffset(ref y, dstBytes);
                    top += 4;
                }
                next += 4;
            }

            src = ref Unsafe.AddByteOffset(ref src, srcPlaneBytes);
            dst = ref Unsafe.AddByteOffset(ref dst, dstPlaneBytes);
        }
    }
}
