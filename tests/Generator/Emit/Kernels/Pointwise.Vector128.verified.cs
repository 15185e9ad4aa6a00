internal static class Test_Network_Vector128
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">The result's planes; written, and read where later layers do.</param>
    internal static void Run(ref float input, ref float arena, ref float weights, ref float output)
    {
        // conv: pointwise, 6x5x7 -> 10x5x7; with ReLU.
        Pointwise3VectorsRelu(ref input, ref output, ref weights, groups: 1, tiles: 2, blocks5: 2, turns: 1, srcStep: 35, srcGroup: 0, dstStep: 35, dstGroup: 0);
        Pointwise2VectorsRelu(ref Unsafe.Add(ref input, 24), ref Unsafe.Add(ref output, 24), ref weights, groups: 1, tiles: 1, blocks5: 2, turns: 1, srcStep: 35, srcGroup: 0, dstStep: 35, dstGroup: 0);
        PointwiseLast3Relu(ref Unsafe.Add(ref input, 32), ref Unsafe.Add(ref output, 32), ref weights, groups: 1, tiles: 1, blocks5: 2, turns: 3, srcStep: 35, srcGroup: 0, dstStep: 35, dstGroup: 0);
    }

    /// <summary>
    /// 1x1 convolution, tiles of 5 channels x 3 vectors of pixels; bias and ReLU.
    /// Weights: for each block of 5 output channels their biases, then for each input channel their weights.
    /// Used by conv.
    /// </summary>
    /// <param name="src">The first pixel of the first group's first input plane.</param>
    /// <param name="dst">Where that of the first output plane goes.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="tiles">Tiles of each plane.</param>
    /// <param name="blocks5">Blocks of 5 output channels of a group.</param>
    /// <param name="turns">Input channels of a group by 6.</param>
    /// <param name="srcStep">Floats from an input channel of a group to the next.</param>
    /// <param name="srcGroup">Floats from the first input channel of a group to that of the next.</param>
    /// <param name="dstStep">Floats from an output channel of a group to the next.</param>
    /// <param name="dstGroup">Floats from the first output channel of a group to that of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pointwise3VectorsRelu(ref float src, ref float dst, ref float wgt, nint groups, nint tiles, nint blocks5, nint turns, nint srcStep, nint srcGroup, nint dstStep, nint dstGroup)
    {
        Vector128<float> zero = Simd.OpaqueConstant(0f);
        nint srcBytes = srcStep * sizeof(float);
        nint dstBytes = dstStep * sizeof(float);
        for (nint group = 0; group < groups; group++)
        {
            ref float tileSrc = ref src;
            ref float tileDst = ref dst;
            ref float w = ref wgt;
            for (nint tile = 0; tile < tiles; tile++)
            {
                w = ref wgt;
                ref float y = ref tileDst;
                for (nint block = blocks5; block != 0; block--)
                {
                    // Start from the bias.
                    Row4x3.Broadcast(ref w, out Row4x3 a0, out Row4x3 a1, out Row4x3 a2, out Row4x3 a3);
                    Row4x3.Fill(Unsafe.Add(ref w, 4), out Row4x3 a4);
                    w = ref Unsafe.Add(ref w, 5);

                    // Add the input channels, 6 a turn.
                    ref float x = ref tileSrc;
                    for (nint turn = turns; turn != 0; turn--)
                    {
                        Row4x3.Load(ref x, out Row4x3 x0);
                        Row4x3.Fma(x0, ref w, 0, ref a0, ref a1, ref a2, ref a3);
                        Row4x3.Fma(x0, ref w, 4, ref a4);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x3.Load(ref x, out x0);
                        Row4x3.Fma(x0, ref w, 5, ref a0, ref a1, ref a2, ref a3);
                        Row4x3.Fma(x0, ref w, 9, ref a4);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x3.Load(ref x, out x0);
                        Row4x3.Fma(x0, ref w, 10, ref a0, ref a1, ref a2, ref a3);
                        Row4x3.Fma(x0, ref w, 14, ref a4);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x3.Load(ref x, out x0);
                        Row4x3.Fma(x0, ref w, 15, ref a0, ref a1, ref a2, ref a3);
                        Row4x3.Fma(x0, ref w, 19, ref a4);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x3.Load(ref x, out x0);
                        Row4x3.Fma(x0, ref w, 20, ref a0, ref a1, ref a2, ref a3);
                        Row4x3.Fma(x0, ref w, 24, ref a4);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x3.Load(ref x, out x0);
                        Row4x3.Fma(x0, ref w, 25, ref a0, ref a1, ref a2, ref a3);
                        Row4x3.Fma(x0, ref w, 29, ref a4);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        w = ref Unsafe.Add(ref w, 30);
                    }

                    y = ref Row4x3.StoreMax(zero, ref y, dstBytes, a0, a1, a2, a3);
                    a4.StoreMax(zero, ref y);
                    y = ref Unsafe.AddByteOffset(ref y, dstBytes);
                }

                tileSrc = ref Unsafe.Add(ref tileSrc, 12);
                tileDst = ref Unsafe.Add(ref tileDst, 12);
            }

            src = ref Unsafe.Add(ref src, srcGroup);
            dst = ref Unsafe.Add(ref dst, dstGroup);
            wgt = ref w;
        }
    }

    /// <summary>
    /// 1x1 convolution, tiles of 5 channels x 2 vectors of pixels; bias and ReLU.
    /// Weights: for each block of 5 output channels their biases, then for each input channel their weights.
    /// Used by conv.
    /// </summary>
    /// <param name="src">The first pixel of the first group's first input plane.</param>
    /// <param name="dst">Where that of the first output plane goes.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="tiles">Tiles of each plane.</param>
    /// <param name="blocks5">Blocks of 5 output channels of a group.</param>
    /// <param name="turns">Input channels of a group by 6.</param>
    /// <param name="srcStep">Floats from an input channel of a group to the next.</param>
    /// <param name="srcGroup">Floats from the first input channel of a group to that of the next.</param>
    /// <param name="dstStep">Floats from an output channel of a group to the next.</param>
    /// <param name="dstGroup">Floats from the first output channel of a group to that of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pointwise2VectorsRelu(ref float src, ref float dst, ref float wgt, nint groups, nint tiles, nint blocks5, nint turns, nint srcStep, nint srcGroup, nint dstStep, nint dstGroup)
    {
        Vector128<float> zero = Simd.OpaqueConstant(0f);
        nint srcBytes = srcStep * sizeof(float);
        nint dstBytes = dstStep * sizeof(float);
        for (nint group = 0; group < groups; group++)
        {
            ref float tileSrc = ref src;
            ref float tileDst = ref dst;
            ref float w = ref wgt;
            for (nint tile = 0; tile < tiles; tile++)
            {
                w = ref wgt;
                ref float y = ref tileDst;
                for (nint block = blocks5; block != 0; block--)
                {
                    // Start from the bias.
                    Row4x2.Broadcast(ref w, out Row4x2 a0, out Row4x2 a1, out Row4x2 a2, out Row4x2 a3);
                    Row4x2.Fill(Unsafe.Add(ref w, 4), out Row4x2 a4);
                    w = ref Unsafe.Add(ref w, 5);

                    // Add the input channels, 6 a turn.
                    ref float x = ref tileSrc;
                    for (nint turn = turns; turn != 0; turn--)
                    {
                        Row4x2.Load(ref x, out Row4x2 x0);
                        Row4x2.Fma(x0, ref w, 0, ref a0, ref a1, ref a2, ref a3);
                        Row4x2.Fma(x0, ref w, 4, ref a4);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x2.Load(ref x, out x0);
                        Row4x2.Fma(x0, ref w, 5, ref a0, ref a1, ref a2, ref a3);
                        Row4x2.Fma(x0, ref w, 9, ref a4);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x2.Load(ref x, out x0);
                        Row4x2.Fma(x0, ref w, 10, ref a0, ref a1, ref a2, ref a3);
                        Row4x2.Fma(x0, ref w, 14, ref a4);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x2.Load(ref x, out x0);
                        Row4x2.Fma(x0, ref w, 15, ref a0, ref a1, ref a2, ref a3);
                        Row4x2.Fma(x0, ref w, 19, ref a4);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x2.Load(ref x, out x0);
                        Row4x2.Fma(x0, ref w, 20, ref a0, ref a1, ref a2, ref a3);
                        Row4x2.Fma(x0, ref w, 24, ref a4);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x2.Load(ref x, out x0);
                        Row4x2.Fma(x0, ref w, 25, ref a0, ref a1, ref a2, ref a3);
                        Row4x2.Fma(x0, ref w, 29, ref a4);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        w = ref Unsafe.Add(ref w, 30);
                    }

                    y = ref Row4x2.StoreMax(zero, ref y, dstBytes, a0, a1, a2, a3);
                    a4.StoreMax(zero, ref y);
                    y = ref Unsafe.AddByteOffset(ref y, dstBytes);
                }

                tileSrc = ref Unsafe.Add(ref tileSrc, 8);
                tileDst = ref Unsafe.Add(ref tileDst, 8);
            }

            src = ref Unsafe.Add(ref src, srcGroup);
            dst = ref Unsafe.Add(ref dst, dstGroup);
            wgt = ref w;
        }
    }

    /// <summary>
    /// 1x1 convolution, 3 pixels at the end of a plane, with 5 channels as lanes; bias and ReLU.
    /// Weights: for each block of 5 output channels their biases, then for each input channel their weights.
    /// Used by conv.
    /// </summary>
    /// <param name="src">The first pixel of the first group's first input plane.</param>
    /// <param name="dst">Where that of the first output plane goes.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="tiles">Tiles of each plane.</param>
    /// <param name="blocks5">Blocks of 5 output channels of a group.</param>
    /// <param name="turns">Input channels of a group by 2.</param>
    /// <param name="srcStep">Floats from an input channel of a group to the next.</param>
    /// <param name="srcGroup">Floats from the first input channel of a group to that of the next.</param>
    /// <param name="dstStep">Floats from an output channel of a group to the next.</param>
    /// <param name="dstGroup">Floats from the first output channel of a group to that of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PointwiseLast3Relu(ref float src, ref float dst, ref float wgt, nint groups, nint tiles, nint blocks5, nint turns, nint srcStep, nint srcGroup, nint dstStep, nint dstGroup)
    {
        Vector128<float> zero = Simd.OpaqueConstant(0f);
        nint srcBytes = srcStep * sizeof(float);
        nint dstBytes = dstStep * sizeof(float);
        for (nint group = 0; group < groups; group++)
        {
            ref float tileSrc = ref src;
            ref float tileDst = ref dst;
            ref float w = ref wgt;
            for (nint tile = 0; tile < tiles; tile++)
            {
                w = ref wgt;
                ref float y = ref tileDst;
                for (nint block = blocks5; block != 0; block--)
                {
                    // Start from the bias.
                    Row4x2.Load(ref w, out Row4x2 t0);
                    Row4x2.Load(ref w, out Row4x2 t1);
                    Row4x2.Load(ref w, out Row4x2 t2);
                    w = ref Unsafe.Add(ref w, 5);

                    // Add the input channels, 2 a turn.
                    ref float x = ref tileSrc;
                    for (nint turn = turns; turn != 0; turn--)
                    {
                        Row4x2.Load(ref w, out Row4x2 v0);
                        t0.FmaLane(v0, Vector128.CreateScalarUnsafe(x), 0);
                        t1.FmaLane(v0, Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 1)), 0);
                        t2.FmaLane(v0, Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 2)), 0);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x2.Load(ref Unsafe.Add(ref w, 5), out Row4x2 v1);
                        t0.FmaLane(v1, Vector128.CreateScalarUnsafe(x), 0);
                        t1.FmaLane(v1, Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 1)), 0);
                        t2.FmaLane(v1, Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 2)), 0);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        w = ref Unsafe.Add(ref w, 10);
                    }

                    t0.Max(zero);
                    t0.Scatter(ref y, dstBytes, 5);
                    t1.Max(zero);
                    t1.Scatter(ref Unsafe.Add(ref y, 1), dstBytes, 5);
                    t2.Max(zero);
                    t2.Scatter(ref Unsafe.Add(ref y, 2), dstBytes, 5);
                    y = ref Unsafe.AddByteOffset(ref y, 5 * dstBytes);
                }

                tileSrc = ref Unsafe.Add(ref tileSrc, 3);
                tileDst = ref Unsafe.Add(ref tileDst, 3);
            }

            src = ref Unsafe.Add(ref src, srcGroup);
            dst = ref Unsafe.Add(ref dst, dstGroup);
            wgt = ref w;
        }
    }
}
