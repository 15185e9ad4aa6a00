namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>A pass or the builder has broken the graph: an error of the compiler, not of its user.</summary>
internal sealed class InvalidGraphException(string message) : Exception(message);
