using Microsoft.CodeAnalysis;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>One thing that is wrong with a spec, before it has a location in the user's source.</summary>
/// <param name="Descriptor">Its entry in the catalogue.</param>
/// <param name="Places">Where to report it: the first of these that the user wrote, else the attribute.</param>
/// <param name="Arguments">The message's arguments, formatted under the invariant culture.</param>
internal sealed record SpecProblem(
    DiagnosticDescriptor Descriptor,
    EquatableArray<SpecPlace> Places,
    EquatableArray<string> Arguments)
{
    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    public static SpecProblem At(IEnumerable<SpecPlace> places, DiagnosticDescriptor descriptor, params FormattableString[] arguments) =>
        new(descriptor, new(places), new(arguments.Select(FormattableString.Invariant)));
}
