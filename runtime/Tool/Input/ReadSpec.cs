using ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Tool;

/// <summary>A network that somebody described.</summary>
/// <param name="Attribute">The description as C#.</param>
/// <param name="Spec">What it means.</param>
/// <param name="Options">How it is compiled.</param>
/// <param name="Size">The published size by which titles name it.</param>
/// <param name="Warnings">What in it has no effect.</param>
internal sealed record ReadSpec(
    string Attribute, NetworkSpec Spec, CompileOptions Options, PublishedSize Size, IReadOnlyList<string> Warnings);
