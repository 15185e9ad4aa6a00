namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>An emitted method: everything that its code depends on. Calls of equal methods share one.</summary>
internal abstract record KernelMethod;
