namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>The channels of two or more tensors one after the other: the end of a unit that widens.</summary>
internal sealed record ConcatNode(string Name, EquatableArray<Slice> Parts, Slice Output) : Node(Name, Output)
{
    public override IReadOnlyList<Slice> Inputs => Parts;

    public override Node Map(Func<Slice, Slice> map) => this with { Parts = new(Parts.Select(map)), Output = map(Output) };

    public override string Describe() => "Concat";
}
