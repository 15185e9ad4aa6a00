namespace ShuffleNet.Compiler.Import;

/// <summary>One channel of what a layer computes.</summary>
internal readonly record struct ChannelPlane(int Layer, int Channel);
