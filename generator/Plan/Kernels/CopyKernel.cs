namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Elements to another place, run by run.</summary>
internal sealed record CopyKernel(EquatableArray<CopySpan> Spans) : Kernel;
