namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>The compiler's copy of the runtime's enum of this name; a test holds the two equal.</summary>
internal enum NetworkOutputs
{
    Logits = 0,
    Stages = 1,
}
