namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Every plane times a factor of its own: the end of squeeze-and-excitation.</summary>
/// <param name="Factors">One element for each channel of the input.</param>
internal sealed record ScaleNode(string Name, Slice Input, Slice Factors, Slice Output) : Node(Name, Output)
{
    /// <summary>What is stored of each product.</summary>
    public Activation Activation { get; init; }

    public override IReadOnlyList<Slice> Inputs => [Input, Factors];

    public override Node Map(Func<Slice, Slice> map) => this with { Input = map(Input), Factors = map(Factors), Output = map(Output) };

    public override string Describe() => "Scale" + (Activation.IsNone ? "" : Text.Of($" {Activation}"));
}
