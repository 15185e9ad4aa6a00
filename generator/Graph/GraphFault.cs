namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>The first operator of a graph that does not fit its operands.</summary>
internal sealed record GraphFault(NetworkGraph Graph, Node Node);
