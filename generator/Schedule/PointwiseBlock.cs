namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Output channels of a 1x1 convolution that pass over a tile of pixels together.</summary>
/// <param name="Passes">The parts in which the registers take them.</param>
internal sealed record PointwiseBlock(int Channels, EquatableArray<RegisterPass> Passes);
