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

        AttributeData? head = DetectorParser.Find(type, DetectorParser.AttributeName);
        AttributeData? network = DetectorParser.Find(type, ShuffleNetGenerator.AttributeName);
        if ((head ?? network) is not AttributeData attribute)
        {
            // Without a using directive the attribute has no meaning yet.
            return type.GetAttributes().Any(candidate => candidate.AttributeClass is null or { TypeKind: TypeKind.Error })
                ? s_unreadable
                : throw new BuildException(BuildDiagnostics.NoNetwork, $"'{name}' has no attribute [ShuffleNet(…)] or [Detector(…)]");
        }

        AttributeSyntax syntax = Syntax(attribute);
        TypeDeclarationSyntax declaration = syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
        ParsedNetwork parsed = head is null
            ? SpecParser.Parse(declaration, type, syntax, attribute, NetworkResolver.Resolve)
            : DetectorParser.Parse(declaration, type, syntax, attribute, NetworkResolver.Resolve);
        AttributeData[] written = [.. new[] { head, network }.OfType<AttributeData>()];
        return new(parsed, [.. written.SelectMany(found => Dependencies(project, Syntax(found))).Distinct()]);
    }

    private static AttributeSyntax Syntax(AttributeData attribute) => (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax();

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
