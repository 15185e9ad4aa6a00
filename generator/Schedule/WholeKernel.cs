namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>A method that computes a kernel from beginning to end, and nothing else.</summary>
internal sealed record WholeKernel(KernelSchedule Schedule) : KernelMethod;
