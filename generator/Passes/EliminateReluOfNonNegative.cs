namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Eliminates a ReLU of values that cannot be negative.
/// <code>
/// conv(relu) -> pool(relu)     becomes     conv(relu) -> pool
/// conv(relu) -> relu -> y      becomes     conv(relu) -> y
/// </code>
/// Before: the input of the pool or ReLU comes from a ReLU, through pools or not. After: the ReLU is gone.
/// </summary>
internal sealed class EliminateReluOfNonNegative : IPass
{
    public string Name => "eliminate ReLU of non-negative values";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (Node node in graph.Nodes.ToList())
        {
            if (node is PoolNode { Relu: true } pool && graph.IsNonNegative(pool.Input))
            {
                graph = Rewrite.Nodes(graph, other => other.Name == node.Name ? [pool with { Relu = false }] : null);
            }
            else if (node is ReluNode relu && !graph.IsOutput(relu.Output.Tensor) && graph.IsNonNegative(relu.Input))
            {
                graph = Rewrite.Nodes(graph, other => other.Name == node.Name ? [] : [other.Map(slice => slice == relu.Output ? relu.Input : slice)]);
            }
        }

        return graph;
    }
}
