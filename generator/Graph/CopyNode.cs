namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>The same values in another place.</summary>
internal sealed record CopyNode(string Name, Slice Input, Slice Output) : UnaryNode(Name, Input, Output)
{
    public override string Describe() => "Copy";
}
