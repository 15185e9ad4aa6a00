namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Neighbouring tiles whose code is the same, to be emitted once in a loop.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Repeat<T>(T First, int Count);
