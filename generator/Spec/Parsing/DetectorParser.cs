using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>From a declaration with <c>[Detector]</c>, and perhaps <c>[ShuffleNet]</c> beside it, to the model or to diagnostics.</summary>
internal static class DetectorParser
{
    public const string AttributeName = "ShuffleNet.Compiler.DetectorAttribute";

    /// <param name="resolve">From the properties of head and backbone to the network.</param>
    public static ParsedNetwork Parse(
        GeneratorAttributeSyntaxContext context, Func<RawSpec, RawSpec?, DetectorResolution> resolve, CancellationToken cancellation)
    {
        try
        {
            return context.TargetNode is TypeDeclarationSyntax declaration
                && context.TargetSymbol is INamedTypeSymbol type
                && context.Attributes[0].ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax
                && SpecParser.IsFirst(context.Attributes[0], type)
                    ? Parse(declaration, type, syntax, context.Attributes[0], resolve)
                    : ParsedNetwork.Nothing;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(null, new([InternalError.Report(context.TargetSymbol.Name, exception, context.TargetNode.GetLocation())]));
        }
    }

    /// <summary>Whether a class is a detector; then its other attribute is the backbone's.</summary>
    public static bool IsDetector(ISymbol type) => Find(type, AttributeName) is not null;

    /// <summary>The attribute of a class by the name of its type.</summary>
    internal static AttributeData? Find(ISymbol type, string name) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == name);

    /// <summary>The same for an attribute that was found otherwise.</summary>
    internal static ParsedNetwork Parse(
        TypeDeclarationSyntax declaration,
        INamedTypeSymbol type,
        AttributeSyntax syntax,
        AttributeData attribute,
        Func<RawSpec, RawSpec?, DetectorResolution> resolve)
    {
        AttributeData? other = Find(type, ShuffleNetGenerator.AttributeName);
        AttributeSyntax backboneSyntax = (AttributeSyntax?)other?.ApplicationSyntaxReference?.GetSyntax() ?? syntax;
        List<Diagnostic> diagnostics = [.. TargetChecks.Check(declaration, type, syntax, GeneratedMembers.OfDetector)];
        bool targetFits = diagnostics.Count == 0;
        RawSpec? written = other is null ? null : RawSpecReader.Read(other);
        if (RawSpecReader.Read(attribute, nameof(DetectorAttribute.Kind)) is not RawSpec raw || (other is not null && written is null))
        {
            return new(null, new(diagnostics));
        }

        DetectorResolution resolution = resolve(raw, written);
        diagnostics.AddRange(SpecParser.Diagnose(resolution.Problems, syntax));
        diagnostics.AddRange(SpecParser.Diagnose(resolution.Backbone.Problems, backboneSyntax));
        return targetFits && resolution is { Detector: DetectorSpec detector, Backbone.Spec: NetworkSpec spec }
            ? new(
                new(TargetParser.Parse(declaration, type), spec)
                {
                    Detector = detector, Options = resolution.Backbone.Options, Size = resolution.Backbone.Size,
                },
                new(diagnostics))
            : new(null, new(diagnostics));
    }
}
