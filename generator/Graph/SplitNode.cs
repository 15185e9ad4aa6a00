namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Adjacent channels of a tensor, from <paramref name="First"/> on: one half of what enters a V2 unit.</summary>
internal sealed record SplitNode(string Name, Slice Input, Slice Output, int First) : UnaryNode(Name, Input, Output)
{
    public override string Describe() => Text.Of($"Split {First} to {First + Output.Shape.Channels - 1}");
}
