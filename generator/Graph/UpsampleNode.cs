namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Planes of twice as many rows and columns.</summary>
/// <param name="Bilinear">
/// Whether each element is a mean of the four nearest, weighted by distance between centres and with the border continued (half-pixel
/// centres, as PyTorch without <c>align_corners</c>); otherwise it is the nearest one.
/// </param>
internal sealed record UpsampleNode(string Name, Slice Input, Slice Output, bool Bilinear) : UnaryNode(Name, Input, Output)
{
    public override bool ReadsBeyondPlanes => Bilinear;

    public override string Describe() => Bilinear ? "Upsample bilinear" : "Upsample nearest";
}
