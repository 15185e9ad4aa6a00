using Microsoft.CodeAnalysis;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// The result of parsing one class with <c>[CompiledModel]</c>; as of a <see cref="ParsedNetwork"/> the pipeline splits what has
/// locations from what sources hang on.
/// </summary>
/// <param name="Model">The class.</param>
/// <param name="Place">The attribute.</param>
/// <param name="Diagnostics">What is wrong with the declaration.</param>
internal sealed record ParsedModel(DeclaredModel? Model, Location Place, EquatableArray<Diagnostic> Diagnostics)
{
    public static readonly ParsedModel Nothing = new(null, Location.None, default);
}
