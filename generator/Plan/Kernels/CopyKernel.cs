namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Floats to another place, run by run.</summary>
internal sealed record CopyKernel(EquatableArray<CopySpan> Spans) : Kernel;
