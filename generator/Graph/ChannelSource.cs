namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>One channel of a tensor that a node computes.</summary>
internal readonly record struct ChannelSource(string Tensor, int Channel);
