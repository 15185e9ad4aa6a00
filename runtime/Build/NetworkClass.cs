using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Build;

/// <summary>An annotated class of the project, as the generator reads it, and the files that say so.</summary>
/// <param name="Parsed">Its spec, or what is wrong with it.</param>
/// <param name="Files">The sources and references on which the spec depends.</param>
internal sealed record NetworkClass(ParsedNetwork Parsed, IReadOnlyList<string> Files)
{
    // What the compiler, which is next, will complain of in its own words.
    private static readonly NetworkClass s_unreadable = new(ParsedNetwork.Nothing, []);

    /// <exception cref="BuildException">There is no such class, or it has no attribute.</exception>
    public static NetworkClass Find(CSharpCompilation project, string name)
    {
        if (name.Length == 0)
        {
            throw new BuildException(
                BuildDiagnostics.NoClass, "the item says nothing of the class that the weights are for: add Class=\"Namespace.Class\"");
        }

        if (Lookup(project, name) is not INamedTypeSymbol type)
        {
            return project.SyntaxTrees.Any(tree => tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                ? s_unreadable
                : throw new BuildException(
                    BuildDiagnostics.NoClass, $"no class '{name}' in this project; give its full name, with the namespace");
        }

        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        if (attributes.FirstOrDefault(candidate =>
            candidate.AttributeClass?.ToDisplayString() == ShuffleNetGenerator.AttributeName) is not AttributeData attribute)
        {
            // Without a using directive the attribute has no meaning yet.
            return attributes.Any(candidate => candidate.AttributeClass is null or { TypeKind: TypeKind.Error })
                ? s_unreadable
                : throw new BuildException(BuildDiagnostics.NoNetwork, $"'{name}' has no attribute [ShuffleNet(…)]");
        }

        AttributeSyntax syntax = (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax();
        TypeDeclarationSyntax declaration = syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
        return new(SpecParser.Parse(declaration, type, syntax, attribute, NetworkResolver.Resolve), Dependencies(project, syntax));
    }

    // Namespaces and outer classes are both written with dots.
    private static INamedTypeSymbol? Lookup(CSharpCompilation project, string name)
    {
        for (string candidate = name; ;)
        {
            if (project.Assembly.GetTypeByMetadataName(candidate) is INamedTypeSymbol type)
            {
                return type;
            }

            int dot = candidate.LastIndexOf('.');
            if (dot < 0)
            {
                return null;
            }

            candidate = string.Concat(candidate.AsSpan(0, dot), "+", candidate.AsSpan(dot + 1));
        }
    }

    // Literals and members of the attribute's own enums depend on nothing else. A constant of the project may depend on any
    // other, so then every source counts; one of another assembly is in that assembly's file.
    private static IReadOnlyList<string> Dependencies(CSharpCompilation project, AttributeSyntax attribute)
    {
        SemanticModel model = project.GetSemanticModel(attribute.SyntaxTree);
        ISymbol[] symbols = [.. attribute.DescendantNodes().OfType<SimpleNameSyntax>()
            .Select(name => model.GetSymbolInfo(name).Symbol)
            .Where(symbol => symbol is IFieldSymbol { IsConst: true })
            .Select(symbol => symbol!)];
        IEnumerable<string> sources = symbols.Any(symbol => symbol.Locations.Any(location => location.IsInSource))
            ? project.SyntaxTrees.Select(tree => tree.FilePath)
            : [attribute.SyntaxTree.FilePath];
        IEnumerable<string> references = symbols
            .Select(symbol => project.GetMetadataReference(symbol.ContainingAssembly))
            .OfType<PortableExecutableReference>()
            .Select(reference => reference.FilePath!);
        return [.. sources.Concat(references).Distinct()];
    }
}
