namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Fuses a ReLU into the epilogue of the convolution or pool before it.
/// <code>
/// conv -> relu     becomes     conv(relu)
/// </code>
/// Before: the producer's result is read by the ReLU alone. After: the producer stores max(x, 0).
/// </summary>
internal sealed class FuseRelu : IPass
{
    public string Name => "fuse ReLU";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (ReluNode relu in graph.Nodes.OfType<ReluNode>().ToList())
        {
            Node? fused = graph.WriterOf(relu.Input) switch
            {
                ConvolutionNode convolution => convolution with { Relu = true, Output = relu.Output },
                PoolNode pool => pool with { Relu = true, Output = relu.Output },
                _ => null,
            };
            if (fused is not null && graph.OnlyReader(relu.Input) == relu)
            {
                graph = Rewrite.Join(graph, graph.WriterOf(relu.Input)!, relu, fused);
            }
        }

        return graph;
    }
}
