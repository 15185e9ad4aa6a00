namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Fuses the add that ends a stride-1 unit into the epilogue of its last convolution.
/// <code>
/// x, conv -> add     becomes     conv(add x)
/// </code>
/// Before: the convolution's result is read by the add alone and has no activation of its own. After: the convolution adds the
/// shortcut to its accumulators before it stores them.
/// </summary>
internal sealed class FuseResidualAdd : IPass
{
    public string Name => "fuse residual add";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (AddNode add in graph.Nodes.OfType<AddNode>().ToList())
        {
            if (graph.WriterOf(add.Branch) is ConvolutionNode { Residual: null, Activation.IsNone: true } convolution
                && graph.OnlyReader(add.Branch) == add)
            {
                graph = Rewrite.Join(graph, convolution, add, convolution with { Residual = add.Shortcut, Output = add.Output });
            }
        }

        return graph;
    }
}
