namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Elementwise sum of two or more tensors: the end of a stride-1 unit of V1.</summary>
internal sealed record AddNode(string Name, EquatableArray<Slice> Operands, Slice Output) : Node(Name, Output)
{
    /// <summary>What is stored of each sum.</summary>
    public Activation Activation { get; init; }

    public override IReadOnlyList<Slice> Inputs => Operands;

    public override Node Map(Func<Slice, Slice> map) => this with { Operands = new(Operands.Select(map)), Output = map(Output) };

    public override string Describe() => "Add" + (Activation.IsNone ? "" : Text.Of($" {Activation}"));
}
