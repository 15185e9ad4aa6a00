namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>An activation that is not part of what computes its input, or not yet.</summary>
internal sealed record ActivationNode(string Name, Slice Input, Slice Output, Activation Activation) : UnaryNode(Name, Input, Output)
{
    public override string Describe()
    {
        string text = Activation.ToString();
        return char.ToUpperInvariant(text[0]) + text.Substring(1);
    }
}
