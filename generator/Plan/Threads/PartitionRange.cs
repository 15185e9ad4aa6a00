namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Neighbouring things that one thread takes: rows, channels, blocks.</summary>
internal readonly record struct PartitionRange(int First, int Count);
