namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Folds a batch normalisation into the convolution before it.
/// <code>
/// conv -> bn        becomes   conv(bn)
/// </code>
/// Before: the convolution's result is read by the normalisation alone. After: no normalisation follows a convolution;
/// the convolution names it, and the packer multiplies the weights and computes the bias when the values arrive.
/// </summary>
internal sealed class FoldBatchNorm : IPass
{
    public string Name => "fold batch norm";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (BatchNormNode norm in graph.Nodes.OfType<BatchNormNode>().ToList())
        {
            if (graph.WriterOf(norm.Input) is ConvolutionNode { Norm: null, Activation.IsNone: true, Residual: null } convolution
                && graph.OnlyReader(norm.Input) == norm)
            {
                graph = Rewrite.Join(graph, convolution, norm, convolution with { Norm = norm.Norm, Output = norm.Output });
            }
        }

        return graph;
    }
}
