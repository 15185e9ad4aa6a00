namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>A matrix times all elements of the input in order, plus a bias where the spec has one.</summary>
/// <param name="Weight">Name of the tensors without <c>.weight</c> and <c>.bias</c>.</param>
internal sealed record LinearNode(string Name, Slice Input, Slice Output, string Weight, bool Bias) : UnaryNode(Name, Input, Output)
{
    /// <summary>What is stored of each result.</summary>
    public Activation Activation { get; init; }

    public override string Describe() => (Bias ? "Linear bias" : "Linear") + (Activation.IsNone ? "" : Text.Of($" {Activation}"));
}
