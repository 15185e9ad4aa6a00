namespace ShuffleNet.Compiler.Import;

/// <summary>One channel of what a node computes.</summary>
internal readonly record struct Plane(NetworkNode Node, int Channel);
