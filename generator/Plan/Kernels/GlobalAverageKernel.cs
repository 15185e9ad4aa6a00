namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>The mean of every plane.</summary>
internal sealed record GlobalAverageKernel(int Channels, int Pixels) : Kernel;
