using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Writes down what is needed to open a second part of the user's class.</summary>
internal static class TargetParser
{
    public static TargetType Parse(TypeDeclarationSyntax declaration, INamedTypeSymbol type) => new(
        Namespace(type.ContainingNamespace),
        new(declaration.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().Select(Header)),
        Escaped(type.Name));

    private static string Namespace(INamespaceSymbol space)
    {
        string name = Escaped(space.Name);
        return space.IsGlobalNamespace ? ""
            : space.ContainingNamespace.IsGlobalNamespace ? name
            : Namespace(space.ContainingNamespace) + "." + name;
    }

    private static string Header(TypeDeclarationSyntax outer)
    {
        string kind = outer.Kind() switch
        {
            SyntaxKind.StructDeclaration => "struct",
            SyntaxKind.RecordDeclaration => "record",
            SyntaxKind.RecordStructDeclaration => "record struct",
            _ => "class",
        };
        return $"partial {kind} {Escaped(outer.Identifier.ValueText)}";
    }

    /// <summary>Contextual keywords too: a type named record or file needs the @ in some places, and never minds it.</summary>
    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
