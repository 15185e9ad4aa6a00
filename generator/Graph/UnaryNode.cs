namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>An operation on one tensor.</summary>
internal abstract record UnaryNode(string Name, Slice Input, Slice Output) : Node(Name, Output)
{
    public override IReadOnlyList<Slice> Inputs => [Input];

    public override Node Map(Func<Slice, Slice> map) => this with { Input = map(Input), Output = map(Output) };
}
