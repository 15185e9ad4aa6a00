namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>A 3x3 maximum pool of stride 2 that is computed together with the convolution before it, band by band.</summary>
/// <param name="Input">What the convolution computes and the pool takes; never whole in memory.</param>
/// <param name="Padding">Of the pool, on each side.</param>
/// <param name="BandRows">Rows of the pool's output that are computed together; they divide its height.</param>
internal sealed record FusedPool(TensorShape Input, int Padding, int BandRows)
{
    public const int Kernel = 3;

    public const int Stride = 2;

    /// <summary>Rows of the convolution's output under a band: two for each row of the pool's, and one that bands share.</summary>
    public int HeldRows => (Stride * BandRows) + 1;

    /// <summary>What is in memory of the convolution's output.</summary>
    public TensorShape Band => Input with { Height = HeldRows };

    public override string ToString() => Text.Of($"MaxPool {Kernel}x{Kernel} stride {Stride} padding {Padding} by {BandRows} rows");
}
