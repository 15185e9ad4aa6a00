namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>A maximum or average pool. Its output size already has the rounding of the spec.</summary>
/// <param name="Divisor">What an average at the border divides by; null makes it a maximum pool.</param>
internal sealed record PoolNode(
    string Name, Slice Input, Slice Output, int Kernel, int Stride, Padding Padding, AverageDivisor? Divisor)
    : UnaryNode(Name, Input, Output)
{
    /// <summary>What is stored of each result.</summary>
    public Activation Activation { get; init; }

    public override bool ReadsBeyondPlanes => true;

    public override string Describe() =>
        Text.Of($"{(Divisor is null ? "MaxPool" : "AveragePool")} {Kernel}x{Kernel} stride {Stride} padding {Padding}")
        + (Divisor is null ? "" : Text.Of($" by {Divisor}")) + (Activation.IsNone ? "" : Text.Of($" {Activation}"));
}
