using Microsoft.CodeAnalysis;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// What one annotated class came to. The pipeline parts the two at once: the model is cached, the diagnostics have real
/// locations, without which #pragma could not suppress them, and while there are some, they are reported anew after every edit.
/// </summary>
internal sealed record ParsedNetwork(NetworkModel? Model, EquatableArray<Diagnostic> Diagnostics)
{
    public static readonly ParsedNetwork Nothing = new(null, default);
}
