namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Fuses an activation into the epilogue of the convolution, linear layer, pool, add or scale before it.
/// <code>
/// conv -> relu     becomes     conv(relu)
/// </code>
/// Before: the producer's result is read by the activation alone, and has no activation yet. After: the producer stores the
/// activation of what it computes.
/// </summary>
internal sealed class FuseActivation : IPass
{
    public string Name => "fuse activation";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (ActivationNode activation in graph.Nodes.OfType<ActivationNode>().ToList())
        {
            Node? fused = graph.WriterOf(activation.Input) switch
            {
                ConvolutionNode { Activation.IsNone: true } convolution => convolution with { Activation = activation.Activation,
                    Output = activation.Output },
                PoolNode { Activation.IsNone: true } pool => pool with { Activation = activation.Activation, Output = activation.Output },
                AddNode { Activation.IsNone: true } add => add with { Activation = activation.Activation, Output = activation.Output },
                LinearNode { Activation.IsNone: true } linear => linear with { Activation = activation.Activation,
                    Output = activation.Output },
                ScaleNode { Activation.IsNone: true } scale => scale with { Activation = activation.Activation,
                    Output = activation.Output },
                _ => null,
            };
            if (fused is not null && graph.OnlyReader(activation.Input) == activation)
            {
                graph = Rewrite.Join(graph, graph.WriterOf(activation.Input)!, activation, fused);
            }
        }

        return graph;
    }
}
