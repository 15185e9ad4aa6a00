namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Fuses the maximum pool behind the first convolution into it, so that a few rows at a time are convolved and pooled while they
/// are in the cache.
/// <code>
/// conv(relu) -> max pool     becomes     conv(relu, max pool)
/// </code>
/// Before: the pool alone reads the convolution's result, which is too large to stay in a cache. After: that result is nowhere whole.
/// </summary>
internal sealed class FuseStemPool : IPass
{
    // Of a result that stays in a second-level cache until it is pooled: fusing would save nothing.
    private const int CachedBytes = 128 * 1024;

    public string Name => "fuse stem pool";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (PoolNode pool in graph.Nodes.OfType<PoolNode>()
            .Where(pool => pool is { Divisor: null, Kernel: FusedPool.Kernel, Stride: FusedPool.Stride }).ToList())
        {
            if (graph.WriterOf(pool.Input) is ConvolutionNode { IsPlain3x3: true, Pool: null } convolution
                && convolution.Activation.Of(Interval.Any).IsNonNegative
                && graph.OnlyReader(pool.Input) == pool
                && pool.Input.Type.Bytes > CachedBytes
                && pool is { Activation.IsNone: true, Padding.Even: int padding and (0 or 1) })
            {
                FusedPool fused = new(pool.Input.Shape, padding);
                graph = Rewrite.Join(graph, convolution, pool, convolution with { Pool = fused, Output = pool.Output });
            }
        }

        return graph;
    }
}
