namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>A graph that computes nothing: an error of a pass or of what built it, or a network of sizes that do not fit.</summary>
internal sealed class InvalidGraphException(string message, GraphFault? fault = null) : Exception(message)
{
    /// <summary>The operator; null where it is none.</summary>
    public GraphFault? Fault { get; } = fault;
}
