using Microsoft.CodeAnalysis;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// The result of parsing one annotated class. The pipeline splits the two at once: the model is cached; diagnostics keep their
/// locations, without which #pragma could not suppress them, and are reported again after each edit.
/// </summary>
internal sealed record ParsedNetwork(NetworkModel? Model, EquatableArray<Diagnostic> Diagnostics)
{
    public static readonly ParsedNetwork Nothing = new(null, default);
}
