namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>exp(x) divided by the sum of exp(x) over all channels, at each pixel by itself.</summary>
internal sealed record SoftmaxNode(string Name, Slice Input, Slice Output) : UnaryNode(Name, Input, Output)
{
    public override string Describe() => "Softmax";
}
