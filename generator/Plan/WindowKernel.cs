namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>A window that slides over each plane by itself: depthwise convolution and pools.</summary>
/// <param name="Divisor">What an average at the border divides by.</param>
internal sealed record WindowKernel(
    WindowOperation Operation, TensorShape Input, TensorShape Output, int Kernel, int Stride, int Padding, bool Relu, AverageDivisor Divisor)
    : Kernel;
