namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>The first element of an operand, in floats from the beginning of its memory.</summary>
internal sealed record Address(MemorySource Source, int Offset);
