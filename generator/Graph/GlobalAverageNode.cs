namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>The mean of every plane.</summary>
internal sealed record GlobalAverageNode(string Name, Slice Input, Slice Output) : UnaryNode(Name, Input, Output)
{
    public override string Describe() => "GlobalAverage";
}
