namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>max(x, 0).</summary>
internal sealed record ReluNode(string Name, Slice Input, Slice Output) : UnaryNode(Name, Input, Output)
{
    public override string Describe() => "Relu";
}
