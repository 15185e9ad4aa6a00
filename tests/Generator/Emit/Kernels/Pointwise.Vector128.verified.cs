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
        Pointwise6To10Groups1Pixels35Relu(ref input, ref output, ref weights);
    }

    /// <summary>
    /// 1x1 convolution of 6 to 10 channels in each of 1 groups, 35 pixels a plane; bias and ReLU.
    /// Input channel k of group q is plane 6 q + k, output channel n is plane 10 q + n.
    /// Blocks of 5 output channels: their biases, then for each input channel their weights.
    /// Used by conv.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pointwise6To10Groups1Pixels35Relu(ref float src, ref float dst, ref float wgt)
    {
        Vector128<float> zero = Simd.OpaqueConstant(0f);
        // Pixels 0 to 23, 3 vectors at a time.
        for (nint pixel = 0; pixel < 24; pixel += 12)
        {
            ref float tileSrc = ref Unsafe.Add(ref src, pixel);
            ref float tileDst = ref Unsafe.Add(ref dst, pixel);
            ref float tileWgt = ref wgt;
            for (nint block = 0; block < 2; block++)
            {
                // Start from the bias.
                (Vector128<float> acc0_0, Vector128<float> acc1_0, Vector128<float> acc2_0, Vector128<float> acc3_0) = Simd.Broadcast4(ref tileWgt);
                (Vector128<float> acc0_1, Vector128<float> acc1_1, Vector128<float> acc2_1, Vector128<float> acc3_1) = Simd.Broadcast4(ref tileWgt);
                (Vector128<float> acc0_2, Vector128<float> acc1_2, Vector128<float> acc2_2, Vector128<float> acc3_2) = Simd.Broadcast4(ref tileWgt);
                Vector128<float> acc4_0 = Vector128.Create(Unsafe.Add(ref tileWgt, 4)), acc4_1 = acc4_0, acc4_2 = acc4_0;

                // Add each input channel.
                ref float x = ref tileSrc;
                ref float w = ref Unsafe.Add(ref tileWgt, 5);
                {
                    Vector128<float> x0_0 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x0_1 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> x0_2 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> w0_0 = Vector128.LoadUnsafe(ref w);
                    Vector128<float> w0_1 = Vector128.LoadUnsafe(ref w, 4);
                    acc0_0 = Simd.MultiplyAddByElement(acc0_0, x0_0, w0_0, 0);
                    acc0_1 = Simd.MultiplyAddByElement(acc0_1, x0_1, w0_0, 0);
                    acc0_2 = Simd.MultiplyAddByElement(acc0_2, x0_2, w0_0, 0);
                    acc1_0 = Simd.MultiplyAddByElement(acc1_0, x0_0, w0_0, 1);
                    acc1_1 = Simd.MultiplyAddByElement(acc1_1, x0_1, w0_0, 1);
                    acc1_2 = Simd.MultiplyAddByElement(acc1_2, x0_2, w0_0, 1);
                    acc2_0 = Simd.MultiplyAddByElement(acc2_0, x0_0, w0_0, 2);
                    acc2_1 = Simd.MultiplyAddByElement(acc2_1, x0_1, w0_0, 2);
                    acc2_2 = Simd.MultiplyAddByElement(acc2_2, x0_2, w0_0, 2);
                    acc3_0 = Simd.MultiplyAddByElement(acc3_0, x0_0, w0_0, 3);
                    acc3_1 = Simd.MultiplyAddByElement(acc3_1, x0_1, w0_0, 3);
                    acc3_2 = Simd.MultiplyAddByElement(acc3_2, x0_2, w0_0, 3);
                    acc4_0 = Simd.MultiplyAddByElement(acc4_0, x0_0, w0_1, 0);
                    acc4_1 = Simd.MultiplyAddByElement(acc4_1, x0_1, w0_1, 0);
                    acc4_2 = Simd.MultiplyAddByElement(acc4_2, x0_2, w0_1, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x1_0 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x1_1 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> x1_2 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> w1_0 = Vector128.LoadUnsafe(ref w, 5);
                    Vector128<float> w1_1 = Vector128.LoadUnsafe(ref w, 9);
                    acc0_0 = Simd.MultiplyAddByElement(acc0_0, x1_0, w1_0, 0);
                    acc0_1 = Simd.MultiplyAddByElement(acc0_1, x1_1, w1_0, 0);
                    acc0_2 = Simd.MultiplyAddByElement(acc0_2, x1_2, w1_0, 0);
                    acc1_0 = Simd.MultiplyAddByElement(acc1_0, x1_0, w1_0, 1);
                    acc1_1 = Simd.MultiplyAddByElement(acc1_1, x1_1, w1_0, 1);
                    acc1_2 = Simd.MultiplyAddByElement(acc1_2, x1_2, w1_0, 1);
                    acc2_0 = Simd.MultiplyAddByElement(acc2_0, x1_0, w1_0, 2);
                    acc2_1 = Simd.MultiplyAddByElement(acc2_1, x1_1, w1_0, 2);
                    acc2_2 = Simd.MultiplyAddByElement(acc2_2, x1_2, w1_0, 2);
                    acc3_0 = Simd.MultiplyAddByElement(acc3_0, x1_0, w1_0, 3);
                    acc3_1 = Simd.MultiplyAddByElement(acc3_1, x1_1, w1_0, 3);
                    acc3_2 = Simd.MultiplyAddByElement(acc3_2, x1_2, w1_0, 3);
                    acc4_0 = Simd.MultiplyAddByElement(acc4_0, x1_0, w1_1, 0);
                    acc4_1 = Simd.MultiplyAddByElement(acc4_1, x1_1, w1_1, 0);
                    acc4_2 = Simd.MultiplyAddByElement(acc4_2, x1_2, w1_1, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x2_0 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x2_1 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> x2_2 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> w2_0 = Vector128.LoadUnsafe(ref w, 10);
                    Vector128<float> w2_1 = Vector128.LoadUnsafe(ref w, 14);
                    acc0_0 = Simd.MultiplyAddByElement(acc0_0, x2_0, w2_0, 0);
                    acc0_1 = Simd.MultiplyAddByElement(acc0_1, x2_1, w2_0, 0);
                    acc0_2 = Simd.MultiplyAddByElement(acc0_2, x2_2, w2_0, 0);
                    acc1_0 = Simd.MultiplyAddByElement(acc1_0, x2_0, w2_0, 1);
                    acc1_1 = Simd.MultiplyAddByElement(acc1_1, x2_1, w2_0, 1);
                    acc1_2 = Simd.MultiplyAddByElement(acc1_2, x2_2, w2_0, 1);
                    acc2_0 = Simd.MultiplyAddByElement(acc2_0, x2_0, w2_0, 2);
                    acc2_1 = Simd.MultiplyAddByElement(acc2_1, x2_1, w2_0, 2);
                    acc2_2 = Simd.MultiplyAddByElement(acc2_2, x2_2, w2_0, 2);
                    acc3_0 = Simd.MultiplyAddByElement(acc3_0, x2_0, w2_0, 3);
                    acc3_1 = Simd.MultiplyAddByElement(acc3_1, x2_1, w2_0, 3);
                    acc3_2 = Simd.MultiplyAddByElement(acc3_2, x2_2, w2_0, 3);
                    acc4_0 = Simd.MultiplyAddByElement(acc4_0, x2_0, w2_1, 0);
                    acc4_1 = Simd.MultiplyAddByElement(acc4_1, x2_1, w2_1, 0);
                    acc4_2 = Simd.MultiplyAddByElement(acc4_2, x2_2, w2_1, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x3_0 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x3_1 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> x3_2 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> w3_0 = Vector128.LoadUnsafe(ref w, 15);
                    Vector128<float> w3_1 = Vector128.LoadUnsafe(ref w, 19);
                    acc0_0 = Simd.MultiplyAddByElement(acc0_0, x3_0, w3_0, 0);
                    acc0_1 = Simd.MultiplyAddByElement(acc0_1, x3_1, w3_0, 0);
                    acc0_2 = Simd.MultiplyAddByElement(acc0_2, x3_2, w3_0, 0);
                    acc1_0 = Simd.MultiplyAddByElement(acc1_0, x3_0, w3_0, 1);
                    acc1_1 = Simd.MultiplyAddByElement(acc1_1, x3_1, w3_0, 1);
                    acc1_2 = Simd.MultiplyAddByElement(acc1_2, x3_2, w3_0, 1);
                    acc2_0 = Simd.MultiplyAddByElement(acc2_0, x3_0, w3_0, 2);
                    acc2_1 = Simd.MultiplyAddByElement(acc2_1, x3_1, w3_0, 2);
                    acc2_2 = Simd.MultiplyAddByElement(acc2_2, x3_2, w3_0, 2);
                    acc3_0 = Simd.MultiplyAddByElement(acc3_0, x3_0, w3_0, 3);
                    acc3_1 = Simd.MultiplyAddByElement(acc3_1, x3_1, w3_0, 3);
                    acc3_2 = Simd.MultiplyAddByElement(acc3_2, x3_2, w3_0, 3);
                    acc4_0 = Simd.MultiplyAddByElement(acc4_0, x3_0, w3_1, 0);
                    acc4_1 = Simd.MultiplyAddByElement(acc4_1, x3_1, w3_1, 0);
                    acc4_2 = Simd.MultiplyAddByElement(acc4_2, x3_2, w3_1, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x4_0 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x4_1 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> x4_2 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> w4_0 = Vector128.LoadUnsafe(ref w, 20);
                    Vector128<float> w4_1 = Vector128.LoadUnsafe(ref w, 24);
                    acc0_0 = Simd.MultiplyAddByElement(acc0_0, x4_0, w4_0, 0);
                    acc0_1 = Simd.MultiplyAddByElement(acc0_1, x4_1, w4_0, 0);
                    acc0_2 = Simd.MultiplyAddByElement(acc0_2, x4_2, w4_0, 0);
                    acc1_0 = Simd.MultiplyAddByElement(acc1_0, x4_0, w4_0, 1);
                    acc1_1 = Simd.MultiplyAddByElement(acc1_1, x4_1, w4_0, 1);
                    acc1_2 = Simd.MultiplyAddByElement(acc1_2, x4_2, w4_0, 1);
                    acc2_0 = Simd.MultiplyAddByElement(acc2_0, x4_0, w4_0, 2);
                    acc2_1 = Simd.MultiplyAddByElement(acc2_1, x4_1, w4_0, 2);
                    acc2_2 = Simd.MultiplyAddByElement(acc2_2, x4_2, w4_0, 2);
                    acc3_0 = Simd.MultiplyAddByElement(acc3_0, x4_0, w4_0, 3);
                    acc3_1 = Simd.MultiplyAddByElement(acc3_1, x4_1, w4_0, 3);
                    acc3_2 = Simd.MultiplyAddByElement(acc3_2, x4_2, w4_0, 3);
                    acc4_0 = Simd.MultiplyAddByElement(acc4_0, x4_0, w4_1, 0);
                    acc4_1 = Simd.MultiplyAddByElement(acc4_1, x4_1, w4_1, 0);
                    acc4_2 = Simd.MultiplyAddByElement(acc4_2, x4_2, w4_1, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x5_0 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x5_1 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> x5_2 = Vector128.LoadUnsafe(ref x, 8);
                    Vector128<float> w5_0 = Vector128.LoadUnsafe(ref w, 25);
                    Vector128<float> w5_1 = Vector128.LoadUnsafe(ref w, 29);
                    acc0_0 = Simd.MultiplyAddByElement(acc0_0, x5_0, w5_0, 0);
                    acc0_1 = Simd.MultiplyAddByElement(acc0_1, x5_1, w5_0, 0);
                    acc0_2 = Simd.MultiplyAddByElement(acc0_2, x5_2, w5_0, 0);
                    acc1_0 = Simd.MultiplyAddByElement(acc1_0, x5_0, w5_0, 1);
                    acc1_1 = Simd.MultiplyAddByElement(acc1_1, x5_1, w5_0, 1);
                    acc1_2 = Simd.MultiplyAddByElement(acc1_2, x5_2, w5_0, 1);
                    acc2_0 = Simd.MultiplyAddByElement(acc2_0, x5_0, w5_0, 2);
                    acc2_1 = Simd.MultiplyAddByElement(acc2_1, x5_1, w5_0, 2);
                    acc2_2 = Simd.MultiplyAddByElement(acc2_2, x5_2, w5_0, 2);
                    acc3_0 = Simd.MultiplyAddByElement(acc3_0, x5_0, w5_0, 3);
                    acc3_1 = Simd.MultiplyAddByElement(acc3_1, x5_1, w5_0, 3);
                    acc3_2 = Simd.MultiplyAddByElement(acc3_2, x5_2, w5_0, 3);
                    acc4_0 = Simd.MultiplyAddByElement(acc4_0, x5_0, w5_1, 0);
                    acc4_1 = Simd.MultiplyAddByElement(acc4_1, x5_1, w5_1, 0);
                    acc4_2 = Simd.MultiplyAddByElement(acc4_2, x5_2, w5_1, 0);
                }

                ref float y = ref tileDst;
                Vector128.MaxNative(acc0_0, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc0_1, zero).StoreUnsafe(ref y, 4);
                Vector128.MaxNative(acc0_2, zero).StoreUnsafe(ref y, 8);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc1_0, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc1_1, zero).StoreUnsafe(ref y, 4);
                Vector128.MaxNative(acc1_2, zero).StoreUnsafe(ref y, 8);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc2_0, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc2_1, zero).StoreUnsafe(ref y, 4);
                Vector128.MaxNative(acc2_2, zero).StoreUnsafe(ref y, 8);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc3_0, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc3_1, zero).StoreUnsafe(ref y, 4);
                Vector128.MaxNative(acc3_2, zero).StoreUnsafe(ref y, 8);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc4_0, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc4_1, zero).StoreUnsafe(ref y, 4);
                Vector128.MaxNative(acc4_2, zero).StoreUnsafe(ref y, 8);
                tileWgt = ref Unsafe.Add(ref tileWgt, 35);
                tileDst = ref Unsafe.Add(ref tileDst, 175);
            }
        }

        // Pixels 24 to 31.
        {
            ref float tileSrc = ref Unsafe.Add(ref src, 24);
            ref float tileDst = ref Unsafe.Add(ref dst, 24);
            ref float tileWgt = ref wgt;
            for (nint block = 0; block < 2; block++)
            {
                // Start from the bias.
                (Vector128<float> acc0_0, Vector128<float> acc1_0, Vector128<float> acc2_0, Vector128<float> acc3_0) = Simd.Broadcast4(ref tileWgt);
                (Vector128<float> acc0_1, Vector128<float> acc1_1, Vector128<float> acc2_1, Vector128<float> acc3_1) = Simd.Broadcast4(ref tileWgt);
                Vector128<float> acc4_0 = Vector128.Create(Unsafe.Add(ref tileWgt, 4)), acc4_1 = acc4_0;

                // Add each input channel.
                ref float x = ref tileSrc;
                ref float w = ref Unsafe.Add(ref tileWgt, 5);
                {
                    Vector128<float> x0_0 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x0_1 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> w0_0 = Vector128.LoadUnsafe(ref w);
                    Vector128<float> w0_1 = Vector128.LoadUnsafe(ref w, 4);
                    acc0_0 = Simd.MultiplyAddByElement(acc0_0, x0_0, w0_0, 0);
                    acc0_1 = Simd.MultiplyAddByElement(acc0_1, x0_1, w0_0, 0);
                    acc1_0 = Simd.MultiplyAddByElement(acc1_0, x0_0, w0_0, 1);
                    acc1_1 = Simd.MultiplyAddByElement(acc1_1, x0_1, w0_0, 1);
                    acc2_0 = Simd.MultiplyAddByElement(acc2_0, x0_0, w0_0, 2);
                    acc2_1 = Simd.MultiplyAddByElement(acc2_1, x0_1, w0_0, 2);
                    acc3_0 = Simd.MultiplyAddByElement(acc3_0, x0_0, w0_0, 3);
                    acc3_1 = Simd.MultiplyAddByElement(acc3_1, x0_1, w0_0, 3);
                    acc4_0 = Simd.MultiplyAddByElement(acc4_0, x0_0, w0_1, 0);
                    acc4_1 = Simd.MultiplyAddByElement(acc4_1, x0_1, w0_1, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x1_0 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x1_1 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> w1_0 = Vector128.LoadUnsafe(ref w, 5);
                    Vector128<float> w1_1 = Vector128.LoadUnsafe(ref w, 9);
                    acc0_0 = Simd.MultiplyAddByElement(acc0_0, x1_0, w1_0, 0);
                    acc0_1 = Simd.MultiplyAddByElement(acc0_1, x1_1, w1_0, 0);
                    acc1_0 = Simd.MultiplyAddByElement(acc1_0, x1_0, w1_0, 1);
                    acc1_1 = Simd.MultiplyAddByElement(acc1_1, x1_1, w1_0, 1);
                    acc2_0 = Simd.MultiplyAddByElement(acc2_0, x1_0, w1_0, 2);
                    acc2_1 = Simd.MultiplyAddByElement(acc2_1, x1_1, w1_0, 2);
                    acc3_0 = Simd.MultiplyAddByElement(acc3_0, x1_0, w1_0, 3);
                    acc3_1 = Simd.MultiplyAddByElement(acc3_1, x1_1, w1_0, 3);
                    acc4_0 = Simd.MultiplyAddByElement(acc4_0, x1_0, w1_1, 0);
                    acc4_1 = Simd.MultiplyAddByElement(acc4_1, x1_1, w1_1, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x2_0 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x2_1 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> w2_0 = Vector128.LoadUnsafe(ref w, 10);
                    Vector128<float> w2_1 = Vector128.LoadUnsafe(ref w, 14);
                    acc0_0 = Simd.MultiplyAddByElement(acc0_0, x2_0, w2_0, 0);
                    acc0_1 = Simd.MultiplyAddByElement(acc0_1, x2_1, w2_0, 0);
                    acc1_0 = Simd.MultiplyAddByElement(acc1_0, x2_0, w2_0, 1);
                    acc1_1 = Simd.MultiplyAddByElement(acc1_1, x2_1, w2_0, 1);
                    acc2_0 = Simd.MultiplyAddByElement(acc2_0, x2_0, w2_0, 2);
                    acc2_1 = Simd.MultiplyAddByElement(acc2_1, x2_1, w2_0, 2);
                    acc3_0 = Simd.MultiplyAddByElement(acc3_0, x2_0, w2_0, 3);
                    acc3_1 = Simd.MultiplyAddByElement(acc3_1, x2_1, w2_0, 3);
                    acc4_0 = Simd.MultiplyAddByElement(acc4_0, x2_0, w2_1, 0);
                    acc4_1 = Simd.MultiplyAddByElement(acc4_1, x2_1, w2_1, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x3_0 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x3_1 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> w3_0 = Vector128.LoadUnsafe(ref w, 15);
                    Vector128<float> w3_1 = Vector128.LoadUnsafe(ref w, 19);
                    acc0_0 = Simd.MultiplyAddByElement(acc0_0, x3_0, w3_0, 0);
                    acc0_1 = Simd.MultiplyAddByElement(acc0_1, x3_1, w3_0, 0);
                    acc1_0 = Simd.MultiplyAddByElement(acc1_0, x3_0, w3_0, 1);
                    acc1_1 = Simd.MultiplyAddByElement(acc1_1, x3_1, w3_0, 1);
                    acc2_0 = Simd.MultiplyAddByElement(acc2_0, x3_0, w3_0, 2);
                    acc2_1 = Simd.MultiplyAddByElement(acc2_1, x3_1, w3_0, 2);
                    acc3_0 = Simd.MultiplyAddByElement(acc3_0, x3_0, w3_0, 3);
                    acc3_1 = Simd.MultiplyAddByElement(acc3_1, x3_1, w3_0, 3);
                    acc4_0 = Simd.MultiplyAddByElement(acc4_0, x3_0, w3_1, 0);
                    acc4_1 = Simd.MultiplyAddByElement(acc4_1, x3_1, w3_1, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x4_0 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x4_1 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> w4_0 = Vector128.LoadUnsafe(ref w, 20);
                    Vector128<float> w4_1 = Vector128.LoadUnsafe(ref w, 24);
                    acc0_0 = Simd.MultiplyAddByElement(acc0_0, x4_0, w4_0, 0);
                    acc0_1 = Simd.MultiplyAddByElement(acc0_1, x4_1, w4_0, 0);
                    acc1_0 = Simd.MultiplyAddByElement(acc1_0, x4_0, w4_0, 1);
                    acc1_1 = Simd.MultiplyAddByElement(acc1_1, x4_1, w4_0, 1);
                    acc2_0 = Simd.MultiplyAddByElement(acc2_0, x4_0, w4_0, 2);
                    acc2_1 = Simd.MultiplyAddByElement(acc2_1, x4_1, w4_0, 2);
                    acc3_0 = Simd.MultiplyAddByElement(acc3_0, x4_0, w4_0, 3);
                    acc3_1 = Simd.MultiplyAddByElement(acc3_1, x4_1, w4_0, 3);
                    acc4_0 = Simd.MultiplyAddByElement(acc4_0, x4_0, w4_1, 0);
                    acc4_1 = Simd.MultiplyAddByElement(acc4_1, x4_1, w4_1, 0);
                    x = ref Unsafe.Add(ref x, 35);
                    Vector128<float> x5_0 = Vector128.LoadUnsafe(ref x);
                    Vector128<float> x5_1 = Vector128.LoadUnsafe(ref x, 4);
                    Vector128<float> w5_0 = Vector128.LoadUnsafe(ref w, 25);
                    Vector128<float> w5_1 = Vector128.LoadUnsafe(ref w, 29);
                    acc0_0 = Simd.MultiplyAddByElement(acc0_0, x5_0, w5_0, 0);
                    acc0_1 = Simd.MultiplyAddByElement(acc0_1, x5_1, w5_0, 0);
                    acc1_0 = Simd.MultiplyAddByElement(acc1_0, x5_0, w5_0, 1);
                    acc1_1 = Simd.MultiplyAddByElement(acc1_1, x5_1, w5_0, 1);
                    acc2_0 = Simd.MultiplyAddByElement(acc2_0, x5_0, w5_0, 2);
                    acc2_1 = Simd.MultiplyAddByElement(acc2_1, x5_1, w5_0, 2);
                    acc3_0 = Simd.MultiplyAddByElement(acc3_0, x5_0, w5_0, 3);
                    acc3_1 = Simd.MultiplyAddByElement(acc3_1, x5_1, w5_0, 3);
                    acc4_0 = Simd.MultiplyAddByElement(acc4_0, x5_0, w5_1, 0);
                    acc4_1 = Simd.MultiplyAddByElement(acc4_1, x5_1, w5_1, 0);
                }

                ref float y = ref tileDst;
                Vector128.MaxNative(acc0_0, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc0_1, zero).StoreUnsafe(ref y, 4);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc1_0, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc1_1, zero).StoreUnsafe(ref y, 4);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc2_0, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc2_1, zero).StoreUnsafe(ref y, 4);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc3_0, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc3_1, zero).StoreUnsafe(ref y, 4);
                y = ref Unsafe.Add(ref y, 35);
                Vector128.MaxNative(acc4_0, zero).StoreUnsafe(ref y);
                Vector128.MaxNative(acc4_1, zero).StoreUnsafe(ref y, 4);
                tileWgt = ref Unsafe.Add(ref tileWgt, 35);
                tileDst = ref Unsafe.Add(ref tileDst, 175);
            }
        }

        // The last 3 pixels, with the channels as lanes.
        {
            ref float tileSrc = ref Unsafe.Add(ref src, 32);
            ref float tileDst = ref Unsafe.Add(ref dst, 32);
            ref float tileWgt = ref wgt;
            for (nint block = 0; block < 2; block++)
            {
                Vector128<float> acc0_0_0 = Vector128.LoadUnsafe(ref tileWgt);
                Vector128<float> acc0_1_0 = Vector128.LoadUnsafe(ref tileWgt, 4);
                Vector128<float> acc1_0_0 = Vector128.LoadUnsafe(ref tileWgt);
                Vector128<float> acc1_1_0 = Vector128.LoadUnsafe(ref tileWgt, 4);
                Vector128<float> acc2_0_0 = Vector128.LoadUnsafe(ref tileWgt);
                Vector128<float> acc2_1_0 = Vector128.LoadUnsafe(ref tileWgt, 4);
                ref float x = ref tileSrc;
                ref float w = ref Unsafe.Add(ref tileWgt, 5);
                for (nint input = 0; input < 6; input += 2)
                {
                    Vector128<float> x0_0 = Vector128.CreateScalarUnsafe(x);
                    acc0_0_0 = Simd.MultiplyAddByElement(acc0_0_0, Vector128.LoadUnsafe(ref w), x0_0, 0);
                    acc0_1_0 = Simd.MultiplyAddByElement(acc0_1_0, Vector128.LoadUnsafe(ref w, 4), x0_0, 0);
                    Vector128<float> x0_1 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 1));
                    acc1_0_0 = Simd.MultiplyAddByElement(acc1_0_0, Vector128.LoadUnsafe(ref w), x0_1, 0);
                    acc1_1_0 = Simd.MultiplyAddByElement(acc1_1_0, Vector128.LoadUnsafe(ref w, 4), x0_1, 0);
                    Vector128<float> x0_2 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 2));
                    acc2_0_0 = Simd.MultiplyAddByElement(acc2_0_0, Vector128.LoadUnsafe(ref w), x0_2, 0);
                    acc2_1_0 = Simd.MultiplyAddByElement(acc2_1_0, Vector128.LoadUnsafe(ref w, 4), x0_2, 0);
                    Vector128<float> x1_0 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 35));
                    acc0_0_0 = Simd.MultiplyAddByElement(acc0_0_0, Vector128.LoadUnsafe(ref w, 5), x1_0, 0);
                    acc0_1_0 = Simd.MultiplyAddByElement(acc0_1_0, Vector128.LoadUnsafe(ref w, 9), x1_0, 0);
                    Vector128<float> x1_1 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 36));
                    acc1_0_0 = Simd.MultiplyAddByElement(acc1_0_0, Vector128.LoadUnsafe(ref w, 5), x1_1, 0);
                    acc1_1_0 = Simd.MultiplyAddByElement(acc1_1_0, Vector128.LoadUnsafe(ref w, 9), x1_1, 0);
                    Vector128<float> x1_2 = Vector128.CreateScalarUnsafe(Unsafe.Add(ref x, 37));
                    acc2_0_0 = Simd.MultiplyAddByElement(acc2_0_0, Vector128.LoadUnsafe(ref w, 5), x1_2, 0);
                    acc2_1_0 = Simd.MultiplyAddByElement(acc2_1_0, Vector128.LoadUnsafe(ref w, 9), x1_2, 0);
                    x = ref Unsafe.Add(ref x, 70);
                    w = ref Unsafe.Add(ref w, 10);
                }
                acc0_0_0 = Vector128.MaxNative(acc0_0_0, zero);
                tileDst = acc0_0_0.GetElement(0);
                Unsafe.Add(ref tileDst, 35) = acc0_0_0.GetElement(1);
                Unsafe.Add(ref tileDst, 70) = acc0_0_0.GetElement(2);
                Unsafe.Add(ref tileDst, 105) = acc0_0_0.GetElement(3);
                acc0_1_0 = Vector128.MaxNative(acc0_1_0, zero);
                Unsafe.Add(ref tileDst, 140) = acc0_1_0.GetElement(0);
                acc1_0_0 = Vector128.MaxNative(acc1_0_0, zero);
                Unsafe.Add(ref tileDst, 1) = acc1_0_0.GetElement(0);
                Unsafe.Add(ref tileDst, 36) = acc1_0_0.GetElement(1);
                Unsafe.Add(ref tileDst, 71) = acc1_0_0.GetElement(2);
                Unsafe.Add(ref tileDst, 106) = acc1_0_0.GetElement(3);
                acc1_1_0 = Vector128.MaxNative(acc1_1_0, zero);
                Unsafe.Add(ref tileDst, 141) = acc1_1_0.GetElement(0);
                acc2_0_0 = Vector128.MaxNative(acc2_0_0, zero);
                Unsafe.Add(ref tileDst, 2) = acc2_0_0.GetElement(0);
                Unsafe.Add(ref tileDst, 37) = acc2_0_0.GetElement(1);
                Unsafe.Add(ref tileDst, 72) = acc2_0_0.GetElement(2);
                Unsafe.Add(ref tileDst, 107) = acc2_0_0.GetElement(3);
                acc2_1_0 = Vector128.MaxNative(acc2_1_0, zero);
                Unsafe.Add(ref tileDst, 142) = acc2_1_0.GetElement(0);
                tileWgt = ref Unsafe.Add(ref tileWgt, 35);
                tileDst = ref Unsafe.Add(ref tileDst, 175);
            }
        }
    }
}
