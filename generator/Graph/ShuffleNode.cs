namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>The channel shuffle: output channel j is input channel <c>Order[j]</c>.</summary>
internal sealed record ShuffleNode(string Name, Slice Input, Slice Output, Permutation Order) : UnaryNode(Name, Input, Output)
{
    public override string Describe() => Text.Of($"Shuffle {Order}");
}
