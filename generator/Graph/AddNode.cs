namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Elementwise sum: the end of a stride-1 unit.</summary>
internal sealed record AddNode(string Name, Slice Shortcut, Slice Branch, Slice Output) : Node(Name, Output)
{
    public override IReadOnlyList<Slice> Inputs => [Shortcut, Branch];

    public override Node Map(Func<Slice, Slice> map) =>
        this with { Shortcut = map(Shortcut), Branch = map(Branch), Output = map(Output) };

    public override string Describe() => "Add";
}
