namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>A rewrite of the whole graph that keeps what it computes.</summary>
internal interface IPass
{
    /// <summary>The pass as a verb phrase, for messages and for stopping after it.</summary>
    string Name { get; }

    NetworkGraph Run(NetworkGraph graph);
}
