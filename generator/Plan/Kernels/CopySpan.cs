namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Adjacent elements that are copied together.</summary>
/// <param name="Source">The first one, from the step's source.</param>
/// <param name="Destination">Where it goes, from the step's destination.</param>
internal readonly record struct CopySpan(int Source, int Destination, int Count);
