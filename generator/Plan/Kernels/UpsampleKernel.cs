namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Planes of twice as many rows and columns.</summary>
/// <param name="Bilinear">Whether elements are weighted means of the nearest four, or the nearest one.</param>
internal sealed record UpsampleKernel(TensorShape Input, bool Bilinear) : Kernel
{
    public override bool LoadsBeyondPlanes => Bilinear;
}
