internal static class Test_Network_Vector128
{
    /// <summary>One inference.</summary>
    /// <param name="input">The planar input; only read.</param>
    /// <param name="arena">The activations of all layers, laid out as the class's remarks say.</param>
    /// <param name="weights">The packed weights.</param>
    /// <param name="output">The result's planes; written, and read where later layers do.</param>
    internal static void Run(ref float input, ref float arena, ref float weights, ref float output)
    {
        // first: pointwise in 2 groups, 8x5x7 -> 8x5x7; with ReLU.
        Pointwise3VectorsRelu(ref input, ref Unsafe.Add(ref arena, 64), ref weights, groups: 2, tiles: 2, blocks4: 1, turns: 1, srcStep: 35, srcGroup: 140, dstStep: 35, dstGroup: 140);
        Pointwise2VectorsRelu(ref Unsafe.Add(ref input, 24), ref Unsafe.Add(ref arena, 88), ref weights, groups: 2, tiles: 1, blocks4: 1, turns: 1, srcStep: 35, srcGroup: 140, dstStep: 35, dstGroup: 140);
        PointwiseLast3Relu(ref Unsafe.Add(ref input, 32), ref Unsafe.Add(ref arena, 96), ref weights, groups: 2, tiles: 1, blocks4: 1, turns: 2, srcStep: 35, srcGroup: 140, dstStep: 35, dstGroup: 140);

        // second: pointwise in 2 groups, 8x5x7 -> 8x5x7; with residual add, ReLU.
        Pointwise3VectorsAddRelu(ref Unsafe.Add(ref arena, 64), ref output, ref Unsafe.Add(ref arena, 64), ref Unsafe.Add(ref weights, 48), groups: 2, tiles: 2, blocks4: 1, turns: 1, srcStep: 35, srcGroup: 140, dstStep: 35, dstGroup: 140);
        Pointwise2VectorsAddRelu(ref Unsafe.Add(ref arena, 88), ref Unsafe.Add(ref output, 24), ref Unsafe.Add(ref arena, 88), ref Unsafe.Add(ref weights, 48), groups: 2, tiles: 1, blocks4: 1, turns: 1, srcStep: 35, srcGroup: 140, dstStep: 35, dstGroup: 140);
        PointwiseLast3AddRelu(ref Unsafe.Add(ref arena, 96), ref Unsafe.Add(ref output, 32), ref Unsafe.Add(ref arena, 96), ref Unsafe.Add(ref weights, 48), groups: 2, tiles: 1, blocks4: 1, turns: 2, srcStep: 35, srcGroup: 140, dstStep: 35, dstGroup: 140);
    }

    /// <summary>
    /// 1x1 convolution, tiles of 4 channels x 3 vectors of pixels; bias and ReLU.
    /// Weights: for each block of 4 output channels their biases, then for each input channel their weights.
    /// Used by first.
    /// </summary>
    /// <param name="src">The first pixel of the first group's first input plane.</param>
    /// <param name="dst">Where that of the first output plane goes.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="tiles">Tiles of each plane.</param>
    /// <param name="blocks4">Blocks of 4 output channels of a group.</param>
    /// <param name="turns">Input channels of a group by 4.</param>
    /// <param name="srcStep">Floats from an input channel of a group to the next.</param>
    /// <param name="srcGroup">Floats from the first input channel of a group to that of the next.</param>
    /// <param name="dstStep">Floats from an output channel of a group to the next.</param>
    /// <param name="dstGroup">Floats from the first output channel of a group to that of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pointwise3VectorsRelu(ref float src, ref float dst, ref float wgt, nint groups, nint tiles, nint blocks4, nint turns, nint srcStep, nint srcGroup, nint dstStep, nint dstGroup)
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
                for (nint block = blocks4; block != 0; block--)
                {
                    // Start from the bias.
                    Row4x3.Broadcast(ref w, out Row4x3 a0, out Row4x3 a1, out Row4x3 a2, out Row4x3 a3);
                    w = ref Unsafe.Add(ref w, 4);

                    // Add the input channels, 4 a turn.
                    ref float x = ref tileSrc;
                    for (nint turn = turns; turn != 0; turn--)
                    {
                        Row4x3.Load(ref x, out Row4x3 x0);
                        Row4x3.Fma(x0, ref w, 0, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x3.Load(ref x, out x0);
                        Row4x3.Fma(x0, ref w, 4, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x3.Load(ref x, out x0);
                        Row4x3.Fma(x0, ref w, 8, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x3.Load(ref x, out x0);
                        Row4x3.Fma(x0, ref w, 12, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        w = ref Unsafe.Add(ref w, 16);
                    }

                    y = ref Row4x3.StoreMaxTogether(zero, ref y, dstBytes, a0, a1, a2, a3);
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
    /// 1x1 convolution, tiles of 4 channels x 2 vectors of pixels; bias and ReLU.
    /// Weights: for each block of 4 output channels their biases, then for each input channel their weights.
    /// Used by first.
    /// </summary>
    /// <param name="src">The first pixel of the first group's first input plane.</param>
    /// <param name="dst">Where that of the first output plane goes.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="tiles">Tiles of each plane.</param>
    /// <param name="blocks4">Blocks of 4 output channels of a group.</param>
    /// <param name="turns">Input channels of a group by 4.</param>
    /// <param name="srcStep">Floats from an input channel of a group to the next.</param>
    /// <param name="srcGroup">Floats from the first input channel of a group to that of the next.</param>
    /// <param name="dstStep">Floats from an output channel of a group to the next.</param>
    /// <param name="dstGroup">Floats from the first output channel of a group to that of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pointwise2VectorsRelu(ref float src, ref float dst, ref float wgt, nint groups, nint tiles, nint blocks4, nint turns, nint srcStep, nint srcGroup, nint dstStep, nint dstGroup)
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
                for (nint block = blocks4; block != 0; block--)
                {
                    // Start from the bias.
                    Row4x2.Broadcast(ref w, out Row4x2 a0, out Row4x2 a1, out Row4x2 a2, out Row4x2 a3);
                    w = ref Unsafe.Add(ref w, 4);

                    // Add the input channels, 4 a turn.
                    ref float x = ref tileSrc;
                    for (nint turn = turns; turn != 0; turn--)
                    {
                        Row4x2.Load(ref x, out Row4x2 x0);
                        Row4x2.Fma(x0, ref w, 0, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x2.Load(ref x, out x0);
                        Row4x2.Fma(x0, ref w, 4, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x2.Load(ref x, out x0);
                        Row4x2.Fma(x0, ref w, 8, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x2.Load(ref x, out x0);
                        Row4x2.Fma(x0, ref w, 12, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        w = ref Unsafe.Add(ref w, 16);
                    }

                    y = ref Row4x2.StoreMax(zero, ref y, dstBytes, a0, a1, a2, a3);
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
    /// 1x1 convolution, 3 pixels at the end of a plane, with 4 channels as lanes; bias and ReLU.
    /// Weights: for each block of 4 output channels their biases, then for each input channel their weights.
    /// Used by first.
    /// </summary>
    /// <param name="src">The first pixel of the first group's first input plane.</param>
    /// <param name="dst">Where that of the first output plane goes.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="tiles">Tiles of each plane.</param>
    /// <param name="blocks4">Blocks of 4 output channels of a group.</param>
    /// <param name="turns">Input channels of a group by 2.</param>
    /// <param name="srcStep">Floats from an input channel of a group to the next.</param>
    /// <param name="srcGroup">Floats from the first input channel of a group to that of the next.</param>
    /// <param name="dstStep">Floats from an output channel of a group to the next.</param>
    /// <param name="dstGroup">Floats from the first output channel of a group to that of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PointwiseLast3Relu(ref float src, ref float dst, ref float wgt, nint groups, nint tiles, nint blocks4, nint turns, nint srcStep, nint srcGroup, nint dstStep, nint dstGroup)
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
                for (nint block = blocks4; block != 0; block--)
                {
                    // Start from the bias.
                    Row4x1.Load(ref w, out Row4x1 t0);
                    Row4x1.Load(ref w, out Row4x1 t1);
                    Row4x1.Load(ref w, out Row4x1 t2);
                    w = ref Unsafe.Add(ref w, 4);

                    // Add the input channels, 2 a turn.
                    ref float x = ref tileSrc;
                    for (nint turn = turns; turn != 0; turn--)
                    {
                        Row4x1.Load(ref w, out Row4x1 v0);
                        t0.FmaLane(v0, Vector128.CreateScalarUnsafe(x), 0);
                        t1.FmaLane(v0, Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 1)), 0);
                        t2.FmaLane(v0, Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 2)), 0);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x1.Load(ref Unsafe.Add(ref w, 4), out Row4x1 v1);
                        t0.FmaLane(v1, Vector128.CreateScalarUnsafe(x), 0);
                        t1.FmaLane(v1, Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 1)), 0);
                        t2.FmaLane(v1, Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 2)), 0);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        w = ref Unsafe.Add(ref w, 8);
                    }

                    t0.Max(zero);
                    t0.Scatter(ref y, dstBytes, 4);
                    t1.Max(zero);
                    t1.Scatter(ref Unsafe.Add(ref y, 1), dstBytes, 4);
                    t2.Max(zero);
                    t2.Scatter(ref Unsafe.Add(ref y, 2), dstBytes, 4);
                    y = ref Unsafe.AddByteOffset(ref y, 4 * dstBytes);
                }

                tileSrc = ref Unsafe.Add(ref tileSrc, 3);
                tileDst = ref Unsafe.Add(ref tileDst, 3);
            }

            src = ref Unsafe.Add(ref src, srcGroup);
            dst = ref Unsafe.Add(ref dst, dstGroup);
            wgt = ref w;
        }
    }

    /// <summary>
    /// 1x1 convolution, tiles of 4 channels x 3 vectors of pixels; bias, add and ReLU.
    /// Weights: for each block of 4 output channels their biases, then for each input channel their weights.
    /// Used by second.
    /// </summary>
    /// <param name="src">The first pixel of the first group's first input plane.</param>
    /// <param name="dst">Where that of the first output plane goes.</param>
    /// <param name="res">The shortcut's, whose planes stand as those of the results.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="tiles">Tiles of each plane.</param>
    /// <param name="blocks4">Blocks of 4 output channels of a group.</param>
    /// <param name="turns">Input channels of a group by 4.</param>
    /// <param name="srcStep">Floats from an input channel of a group to the next.</param>
    /// <param name="srcGroup">Floats from the first input channel of a group to that of the next.</param>
    /// <param name="dstStep">Floats from an output channel of a group to the next.</param>
    /// <param name="dstGroup">Floats from the first output channel of a group to that of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pointwise3VectorsAddRelu(ref float src, ref float dst, ref float res, ref float wgt, nint groups, nint tiles, nint blocks4, nint turns, nint srcStep, nint srcGroup, nint dstStep, nint dstGroup)
    {
        Vector128<float> zero = Simd.OpaqueConstant(0f);
        Vector128<float> one = Simd.OpaqueConstant(1f);
        nint srcBytes = srcStep * sizeof(float);
        nint dstBytes = dstStep * sizeof(float);
        for (nint group = 0; group < groups; group++)
        {
            ref float tileSrc = ref src;
            ref float tileDst = ref dst;
            ref float tileRes = ref res;
            ref float w = ref wgt;
            for (nint tile = 0; tile < tiles; tile++)
            {
                w = ref wgt;
                ref float y = ref tileDst;
                ref float s = ref tileRes;
                for (nint block = blocks4; block != 0; block--)
                {
                    // Start from the shortcut plus the bias.
                    Vector128<float> b0 = Vector128.LoadUnsafe(ref w);
                    s = ref Row4x3.LoadPlus(ref s, dstBytes, b0, one, out Row4x3 a0, out Row4x3 a1, out Row4x3 a2, out Row4x3 a3);
                    w = ref Unsafe.Add(ref w, 4);

                    // Add the input channels, 4 a turn.
                    ref float x = ref tileSrc;
                    for (nint turn = turns; turn != 0; turn--)
                    {
                        Row4x3.LoadTogether(ref x, out Row4x3 x0);
                        Row4x3.Fma(x0, ref w, 0, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x3.LoadTogether(ref x, out x0);
                        Row4x3.Fma(x0, ref w, 4, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x3.LoadTogether(ref x, out x0);
                        Row4x3.Fma(x0, ref w, 8, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x3.LoadTogether(ref x, out x0);
                        Row4x3.Fma(x0, ref w, 12, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        w = ref Unsafe.Add(ref w, 16);
                    }

                    y = ref Row4x3.StoreMax(zero, ref y, dstBytes, a0, a1, a2, a3);
                }

                tileSrc = ref Unsafe.Add(ref tileSrc, 12);
                tileDst = ref Unsafe.Add(ref tileDst, 12);
                tileRes = ref Unsafe.Add(ref tileRes, 12);
            }

            src = ref Unsafe.Add(ref src, srcGroup);
            dst = ref Unsafe.Add(ref dst, dstGroup);
            res = ref Unsafe.Add(ref res, dstGroup);
            wgt = ref w;
        }
    }

    /// <summary>
    /// 1x1 convolution, tiles of 4 channels x 2 vectors of pixels; bias, add and ReLU.
    /// Weights: for each block of 4 output channels their biases, then for each input channel their weights.
    /// Used by second.
    /// </summary>
    /// <param name="src">The first pixel of the first group's first input plane.</param>
    /// <param name="dst">Where that of the first output plane goes.</param>
    /// <param name="res">The shortcut's, whose planes stand as those of the results.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="tiles">Tiles of each plane.</param>
    /// <param name="blocks4">Blocks of 4 output channels of a group.</param>
    /// <param name="turns">Input channels of a group by 4.</param>
    /// <param name="srcStep">Floats from an input channel of a group to the next.</param>
    /// <param name="srcGroup">Floats from the first input channel of a group to that of the next.</param>
    /// <param name="dstStep">Floats from an output channel of a group to the next.</param>
    /// <param name="dstGroup">Floats from the first output channel of a group to that of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pointwise2VectorsAddRelu(ref float src, ref float dst, ref float res, ref float wgt, nint groups, nint tiles, nint blocks4, nint turns, nint srcStep, nint srcGroup, nint dstStep, nint dstGroup)
    {
        Vector128<float> zero = Simd.OpaqueConstant(0f);
        Vector128<float> one = Simd.OpaqueConstant(1f);
        nint srcBytes = srcStep * sizeof(float);
        nint dstBytes = dstStep * sizeof(float);
        for (nint group = 0; group < groups; group++)
        {
            ref float tileSrc = ref src;
            ref float tileDst = ref dst;
            ref float tileRes = ref res;
            ref float w = ref wgt;
            for (nint tile = 0; tile < tiles; tile++)
            {
                w = ref wgt;
                ref float y = ref tileDst;
                ref float s = ref tileRes;
                for (nint block = blocks4; block != 0; block--)
                {
                    // Start from the shortcut plus the bias.
                    Vector128<float> b0 = Vector128.LoadUnsafe(ref w);
                    s = ref Row4x2.LoadPlus(ref s, dstBytes, b0, one, out Row4x2 a0, out Row4x2 a1, out Row4x2 a2, out Row4x2 a3);
                    w = ref Unsafe.Add(ref w, 4);

                    // Add the input channels, 4 a turn.
                    ref float x = ref tileSrc;
                    for (nint turn = turns; turn != 0; turn--)
                    {
                        Row4x2.Load(ref x, out Row4x2 x0);
                        Row4x2.Fma(x0, ref w, 0, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x2.Load(ref x, out x0);
                        Row4x2.Fma(x0, ref w, 4, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x2.Load(ref x, out x0);
                        Row4x2.Fma(x0, ref w, 8, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x2.Load(ref x, out x0);
                        Row4x2.Fma(x0, ref w, 12, ref a0, ref a1, ref a2, ref a3);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        w = ref Unsafe.Add(ref w, 16);
                    }

                    y = ref Row4x2.StoreMax(zero, ref y, dstBytes, a0, a1, a2, a3);
                }

                tileSrc = ref Unsafe.Add(ref tileSrc, 8);
                tileDst = ref Unsafe.Add(ref tileDst, 8);
                tileRes = ref Unsafe.Add(ref tileRes, 8);
            }

            src = ref Unsafe.Add(ref src, srcGroup);
            dst = ref Unsafe.Add(ref dst, dstGroup);
            res = ref Unsafe.Add(ref res, dstGroup);
            wgt = ref w;
        }
    }

    /// <summary>
    /// 1x1 convolution, 3 pixels at the end of a plane, with 4 channels as lanes; bias, add and ReLU.
    /// Weights: for each block of 4 output channels their biases, then for each input channel their weights.
    /// Used by second.
    /// </summary>
    /// <param name="src">The first pixel of the first group's first input plane.</param>
    /// <param name="dst">Where that of the first output plane goes.</param>
    /// <param name="res">The shortcut's, whose planes stand as those of the results.</param>
    /// <param name="wgt">The weights.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="tiles">Tiles of each plane.</param>
    /// <param name="blocks4">Blocks of 4 output channels of a group.</param>
    /// <param name="turns">Input channels of a group by 2.</param>
    /// <param name="srcStep">Floats from an input channel of a group to the next.</param>
    /// <param name="srcGroup">Floats from the first input channel of a group to that of the next.</param>
    /// <param name="dstStep">Floats from an output channel of a group to the next.</param>
    /// <param name="dstGroup">Floats from the first output channel of a group to that of the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PointwiseLast3AddRelu(ref float src, ref float dst, ref float res, ref float wgt, nint groups, nint tiles, nint blocks4, nint turns, nint srcStep, nint srcGroup, nint dstStep, nint dstGroup)
    {
        Vector128<float> zero = Simd.OpaqueConstant(0f);
        Vector128<float> one = Simd.OpaqueConstant(1f);
        nint srcBytes = srcStep * sizeof(float);
        nint dstBytes = dstStep * sizeof(float);
        for (nint group = 0; group < groups; group++)
        {
            ref float tileSrc = ref src;
            ref float tileDst = ref dst;
            ref float tileRes = ref res;
            ref float w = ref wgt;
            for (nint tile = 0; tile < tiles; tile++)
            {
                w = ref wgt;
                ref float y = ref tileDst;
                ref float s = ref tileRes;
                for (nint block = blocks4; block != 0; block--)
                {
                    // Start from the shortcut plus the bias.
                    Row4x1.Load(ref w, out Row4x1 t0);
                    t0.AddGathered(ref s, dstBytes, 4);
                    Row4x1.Load(ref w, out Row4x1 t1);
                    t1.AddGathered(ref Unsafe.Add(ref s, 1), dstBytes, 4);
                    Row4x1.Load(ref w, out Row4x1 t2);
                    t2.AddGathered(ref Unsafe.Add(ref s, 2), dstBytes, 4);
                    s = ref Unsafe.AddByteOffset(ref s, 4 * dstBytes);
                    w = ref Unsafe.Add(ref w, 4);

                    // Add the input channels, 2 a turn.
                    ref float x = ref tileSrc;
                    for (nint turn = turns; turn != 0; turn--)
                    {
                        Row4x1.Load(ref w, out Row4x1 v0);
                        t0.FmaLane(v0, Vector128.CreateScalarUnsafe(x), 0);
                        t1.FmaLane(v0, Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 1)), 0);
                        t2.FmaLane(v0, Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 2)), 0);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        Row4x1.Load(ref Unsafe.Add(ref w, 4), out Row4x1 v1);
                        t0.FmaLane(v1, Vector128.CreateScalarUnsafe(x), 0);
                        t1.FmaLane(v1, Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 1)), 0);
                        t2.FmaLane(v1, Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 2)), 0);
                        x = ref Unsafe.AddByteOffset(ref x, srcBytes);
                        w = ref Unsafe.Add(ref w, 8);
                    }

                    t0.Max(zero);
                    t0.Scatter(ref y, dstBytes, 4);
                    t1.Max(zero);
                    t1.Scatter(ref Unsafe.Add(ref y, 1), dstBytes, 4);
                    t2.Max(zero);
                    t2.Scatter(ref Unsafe.Add(ref y, 2), dstBytes, 4);
                    y = ref Unsafe.AddByteOffset(ref y, 4 * dstBytes);
                }

                tileSrc = ref Unsafe.Add(ref tileSrc, 3);
                tileDst = ref Unsafe.Add(ref tileDst, 3);
                tileRes = ref Unsafe.Add(ref tileRes, 3);
            }

            src = ref Unsafe.Add(ref src, srcGroup);
            dst = ref Unsafe.Add(ref dst, dstGroup);
            res = ref Unsafe.Add(ref res, dstGroup);
            wgt = ref w;
        }
    }
}
