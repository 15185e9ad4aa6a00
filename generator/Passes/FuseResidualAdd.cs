namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Fuses the add that ends a stride-1 unit into the epilogue of its last convolution.
/// <code>
/// x, conv -> add     becomes     conv(add x)
/// </code>
/// Before: the add is of two operands; one is a pointwise convolution's result, which is read by the add alone and has no
/// activation of its own. After: the convolution adds the
/// shortcut to its accumulators before it stores them.
/// </summary>
internal sealed class FuseResidualAdd : IPass
{
    public string Name => "fuse residual add";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (AddNode add in graph.Nodes.OfType<AddNode>().ToList())
        {
            // The convolution comes last in the networks of the papers.
            if (add.Operands.Count == 2 && (Fuse(graph, add, add.Operands[0], add.Operands[1])
                ?? Fuse(graph, add, add.Operands[1], add.Operands[0])) is NetworkGraph fused)
            {
                graph = fused;
            }
        }

        return graph;
    }

    private static NetworkGraph? Fuse(NetworkGraph graph, AddNode add, Slice shortcut, Slice branch) =>
        shortcut != branch
        && graph.WriterOf(
            branch) is ConvolutionNode { Kind: ConvolutionKind.Pointwise, Residual: null, Activation.IsNone: true } convolution
        && graph.OnlyReader(branch) == add
            ? Rewrite.Join(graph, convolution, add, convolution with { Residual = shortcut, Output = add.Output })
            : null;
}
