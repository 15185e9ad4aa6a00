namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>The first element of an operand, in floats from the beginning of its memory.</summary>
/// <param name="Output">Which of the caller's output spans, where the source is one.</param>
internal sealed record Address(MemorySource Source, int Offset, int Output = 0);
