namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>The passes in the one order in which they run. The graph is validated after each.</summary>
internal static class PassPipeline
{
    public static IReadOnlyList<IPass> Passes { get; } =
    [
        new EliminateDead(),
        new FoldBatchNorm(),
        new SinkActivationIntoConcat(),
        new FuseResidualAdd(),
        new FuseActivation(),
        new EliminateIdentityActivation(),
        new FoldChannelShuffle(),
        new EliminateSplit(),
        new EliminateConcat(),
        new CopySharedOutput(),
        new FuseStemPool(),
    ];

    /// <param name="upTo">The name of the last pass to run, all where it is null; a wrong rewrite is found by stopping earlier and
    /// earlier.</param>
    /// <exception cref="ArgumentException">No pass is called so.</exception>
    public static NetworkGraph Run(NetworkGraph graph, string? upTo = null)
    {
        int count = upTo is null ? Passes.Count : 1 + Passes.ToList().FindIndex(pass => pass.Name == upTo);
        if (count == 0)
        {
            throw new ArgumentException($"no pass is called \"{upTo}\"", nameof(upTo));
        }

        foreach (IPass pass in Passes.Take(count))
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
