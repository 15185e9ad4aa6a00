namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Fuses the maximum pool behind the first convolution into it, so that a few rows at a time are convolved and pooled while they
/// are in the cache.
/// <code>
/// conv(relu) -> max pool     becomes     conv(relu, max pool by bands of rows)
/// </code>
/// Before: the pool alone reads the convolution's result, which is larger than a band may be. After: that result is nowhere whole.
/// </summary>
internal sealed class FuseStemPool : IPass
{
    // Floats of a band: with the weights and rows of the image it stays in a second-level cache of 256 KB.
    private const int MostFloats = 32 * 1024;

    public string Name => "fuse stem pool";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (PoolNode pool in graph.Nodes.OfType<PoolNode>().Where(pool => pool is { Divisor: null, Kernel: FusedPool.Kernel, Stride: FusedPool.Stride }).ToList())
        {
            if (graph.WriterOf(pool.Input) is ConvolutionNode { Kind: ConvolutionKind.Dense, Pool: null, Relu: true } convolution
                && graph.OnlyReader(pool.Input) == pool
                && Fused(pool) is FusedPool fused)
            {
                graph = Rewrite.Join(graph, convolution, pool, convolution with { Pool = fused, Output = pool.Output });
            }
        }

        return graph;
    }

    /// <summary>With the highest band that fits; null where none does or where there is no need for any.</summary>
    private static FusedPool? Fused(PoolNode pool)
    {
        TensorShape input = pool.Input.Shape;
        int height = pool.Output.Shape.Height;
        return input.Length <= MostFloats ? null : Enumerable.Range(2, Math.Max(0, height - 2))
            .Where(rows => height % rows == 0)
            .Select(rows => new FusedPool(input, pool.Padding, rows))
            .LastOrDefault(fused => fused.Band.Length <= MostFloats);
    }
}
