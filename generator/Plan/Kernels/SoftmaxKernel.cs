namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Softmax in place.</summary>
internal sealed record SoftmaxKernel(int Count) : Kernel;
