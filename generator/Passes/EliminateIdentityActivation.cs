namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Eliminates an activation that changes none of the values it can meet, such as a ReLU of values that cannot be negative.
/// <code>
/// conv(relu) -> pool(relu)     becomes     conv(relu) -> pool
/// conv(relu) -> relu -> y      becomes     conv(relu) -> y
/// </code>
/// Before: the interval of the input (<see cref="IntervalAnalysis"/>) says so. After: the activation is gone.
/// </summary>
internal sealed class EliminateIdentityActivation : IPass
{
    public string Name => "eliminate identity activation";

    public NetworkGraph Run(NetworkGraph graph)
    {
        foreach (string name in graph.Nodes.Select(node => node.Name).ToList())
        {
            // As it is by now: what it reads may have been eliminated before it.
            Node node = graph.Nodes.Single(candidate => candidate.Name == name);
            if (node is PoolNode { Activation.IsNone: false } pool && pool.Activation.IsIdentityOn(Pooled(graph, pool)))
            {
                graph = Rewrite.Nodes(graph, other => other.Name == node.Name ? [pool with { Activation = Activation.None }] : null);
            }
            else if (node is ActivationNode activation && !graph.IsOutput(activation.Output.Tensor)
                && activation.Activation.IsIdentityOn(new IntervalAnalysis(graph).Of(activation.Input)))
            {
                graph = Rewrite.Nodes(graph,
                    other => other.Name == node.Name ? [] : [other.Map(slice => slice == activation.Output ? activation.Input : slice)]);
            }
        }

        return graph;
    }

    private static Interval Pooled(NetworkGraph graph, PoolNode pool)
    {
        Interval values = new IntervalAnalysis(graph).Of(pool.Input);
        return pool.Divisor is null ? values : values.Join(Interval.Zero);
    }
}
