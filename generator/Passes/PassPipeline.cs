namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>The passes in the one order in which they run. The graph is validated after each.</summary>
internal static class PassPipeline
{
    public static IReadOnlyList<IPass> Passes { get; } =
    [
        new FoldBatchNorm(),
        new SinkReluIntoConcat(),
        new FuseResidualAdd(),
        new FuseRelu(),
        new EliminateReluOfNonNegative(),
        new FoldChannelShuffle(),
        new EliminateSplit(),
        new EliminateConcat(),
        new CopySharedOutput(),
        new EliminateDead(),
        new FuseStemPool(),
    ];

    /// <param name="upTo">How many passes to run; a wrong rewrite is found by stopping earlier and earlier.</param>
    public static NetworkGraph Run(NetworkGraph graph, int upTo = int.MaxValue)
    {
        foreach (IPass pass in Passes.Take(upTo))
        {
            graph = pass.Run(graph);
            try
            {
                GraphValidator.Validate(graph);
            }
            catch (InvalidGraphException e)
            {
                throw new InvalidGraphException(Text.Of($"after {pass.Name}: {e.Message}"));
            }
        }

        return graph;
    }
}
