namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>A 3x3 maximum pool of stride 2 that is computed together with the convolution before it, a few rows at a time.</summary>
/// <param name="Input">What the convolution computes and the pool takes; never whole in memory.</param>
/// <param name="Padding">Of the pool, on each side.</param>
internal sealed record FusedPool(TensorShape Input, int Padding)
{
    public const int Kernel = 3;

    public const int Stride = 2;

    public override string ToString() => Text.Of($"MaxPool {Kernel}x{Kernel} stride {Stride} padding {Padding}");
}
