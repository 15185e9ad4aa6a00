namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>The channels of two tensors one after the other: the end of a stride-2 unit.</summary>
internal sealed record ConcatNode(string Name, Slice First, Slice Second, Slice Output) : Node(Name, Output)
{
    public override IReadOnlyList<Slice> Inputs => [First, Second];

    public override Node Map(Func<Slice, Slice> map) =>
        this with { First = map(First), Second = map(Second), Output = map(Output) };

    public override string Describe() => "Concat";
}
