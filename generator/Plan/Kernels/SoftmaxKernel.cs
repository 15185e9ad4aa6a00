namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Softmax in place, over the channels of each pixel.</summary>
internal sealed record SoftmaxKernel(int Channels, int Pixels) : Kernel
{
    /// <summary>Elements of all planes.</summary>
    public int Count => Channels * Pixels;
}
