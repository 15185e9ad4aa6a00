namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Batch normalisation with the statistics of training.</summary>
/// <param name="Norm">Name of its tensors without <c>.weight</c>, <c>.bias</c>, <c>.running_mean</c>, <c>.running_var</c>.</param>
internal sealed record BatchNormNode(string Name, Slice Input, Slice Output, string Norm) : UnaryNode(Name, Input, Output)
{
    public override string Describe() => "BatchNorm";
}
