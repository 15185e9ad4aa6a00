using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>From the annotated declaration to the model, or to diagnostics with locations. The last place that sees symbols.</summary>
internal static class SpecParser
{
    /// <param name="resolve">From the properties to the network.</param>
    public static ParsedNetwork Parse(
        GeneratorAttributeSyntaxContext context, Func<RawSpec, SpecResolution> resolve, CancellationToken cancellation)
    {
        try
        {
            return context.TargetNode is TypeDeclarationSyntax declaration
                && context.TargetSymbol is INamedTypeSymbol type
                && context.Attributes[0].ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax
                && IsFirst(context.Attributes[0], type)
                && !DetectorParser.IsDetector(type)
                    ? Parse(declaration, type, syntax, context.Attributes[0], resolve)
                    : ParsedNetwork.Nothing;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(null, new([InternalError.Report(context.TargetSymbol.Name, exception, context.TargetNode.GetLocation())]));
        }
    }

    /// <summary>The compiler itself refuses a second attribute, on another part of the class; it must not give a second source.</summary>
    internal static bool IsFirst(AttributeData attribute, INamedTypeSymbol type) =>
        attribute.Equals(type.GetAttributes().First(candidate =>
            SymbolEqualityComparer.Default.Equals(candidate.AttributeClass, attribute.AttributeClass)));

    /// <summary>The same for an attribute that was found otherwise.</summary>
    internal static ParsedNetwork Parse(
        TypeDeclarationSyntax declaration,
        INamedTypeSymbol type,
        AttributeSyntax syntax,
        AttributeData attribute,
        Func<RawSpec, SpecResolution> resolve)
    {
        RawSpec? written = RawSpecReader.Read(attribute);
        GeneratedMembers members = written?.Outputs == (int)NetworkOutputs.Stages
            ? GeneratedMembers.OfBackbone
            : GeneratedMembers.OfClassifier;
        List<Diagnostic> diagnostics = [.. TargetChecks.Check(declaration, type, syntax, members)];
        bool targetFits = diagnostics.Count == 0;
        if (written is not RawSpec raw)
        {
            return new(null, new(diagnostics));
        }

        SpecResolution resolution = resolve(raw);
        diagnostics.AddRange(Diagnose(resolution.Problems, syntax));
        return targetFits && resolution.Spec is NetworkSpec spec
            ? new(
                new(TargetParser.Parse(declaration, type), spec) { Options = resolution.Options, Size = resolution.Size },
                new(diagnostics))
            : new(null, new(diagnostics));
    }

    /// <summary>The problems as diagnostics at the arguments of the attribute that has them.</summary>
    internal static IEnumerable<Diagnostic> Diagnose(EquatableArray<SpecProblem> problems, AttributeSyntax attribute) =>
        problems.Select(problem => Diagnostic.Create(
            problem.Descriptor, AttributePlaces.Locate(attribute, problem.Places), [.. problem.Arguments]));
}
