namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>A 3x3 convolution with padding 1 over all channels: the stem.</summary>
internal sealed record DenseKernel(TensorShape Input, TensorShape Output, int Stride, bool Relu, EquatableArray<int> Blocks) : Kernel;
