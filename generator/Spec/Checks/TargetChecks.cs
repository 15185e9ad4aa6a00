using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Whether a second part of the user's class can be written, in a file of its own.</summary>
internal static class TargetChecks
{
    /// <summary>
    /// The oldest C# that can compile the emitted code: constant tables are collection expressions over ReadOnlySpan (12);
    /// file-local types and static abstract members (11) are older.
    /// </summary>
    public const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    /// <param name="members">What the part will declare.</param>
    public static IEnumerable<Diagnostic> Check(
        TypeDeclarationSyntax declaration, INamedTypeSymbol type, AttributeSyntax attribute, GeneratedMembers members) =>
        CheckLanguage(declaration, attribute)
            .Concat(CheckDeclaration(declaration, type))
            .Concat(CheckContainingTypes(declaration, type))
            .Concat(CheckConstruction(type))
            .Concat(CheckMembers(declaration, type, members));

    private static IEnumerable<Diagnostic> CheckLanguage(TypeDeclarationSyntax declaration, AttributeSyntax attribute)
    {
        if (declaration.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < OldestLanguage } options)
        {
            yield return Diagnostic.Create(DiagnosticCatalogue.LanguageVersion, attribute.GetLocation(),
                OldestLanguage.ToDisplayString(), options.LanguageVersion.ToDisplayString());
        }
    }

    private static IEnumerable<Diagnostic> CheckDeclaration(TypeDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            yield return At(declaration, DiagnosticCatalogue.NotPartial, type.Name);
        }

        string[] kinds =
        [
            .. type.IsStatic ? ["static"] : Array.Empty<string>(),
            .. type.IsAbstract && !type.IsStatic ? ["abstract"] : Array.Empty<string>(),
            .. type.IsRecord ? ["record"] : Array.Empty<string>(),
            .. IsFileLocal(declaration) ? ["file"] : Array.Empty<string>(),
        ];
        foreach (string kind in kinds)
        {
            yield return Unsupported(declaration, type.Name, kind);
        }

        if (type.TypeParameters.Length > 0)
        {
            yield return At(declaration, DiagnosticCatalogue.Generic, type.Name);
        }
    }

    private static IEnumerable<Diagnostic> CheckContainingTypes(TypeDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        foreach (TypeDeclarationSyntax outer in declaration.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            string name = outer.Identifier.ValueText;
            if (outer is InterfaceDeclarationSyntax)
            {
                yield return At(outer, DiagnosticCatalogue.ContainingType, name, type.Name, "an interface");
            }
            else if (!outer.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                yield return At(outer, DiagnosticCatalogue.ContainingType, name, type.Name, "not partial");
            }

            if (IsFileLocal(outer))
            {
                yield return Unsupported(outer, name, "file");
            }

            if (outer.TypeParameterList is not null)
            {
                yield return At(outer, DiagnosticCatalogue.Generic, name);
            }
        }
    }

    /// <summary>An instance that the user's constructor made would have no weights, so there can be none.</summary>
    private static IEnumerable<Diagnostic> CheckConstruction(INamedTypeSymbol type)
    {
        // A static class has its own diagnostic, and a record's copy constructor is not the user's doing.
        if (type.IsStatic || type.IsRecord)
        {
            yield break;
        }

        if (type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } parent)
        {
            yield return Diagnostic.Create(
                DiagnosticCatalogue.Construction, type.Locations[0], type.Name, $"the base class '{parent.Name}'");
        }

        foreach (IMethodSymbol constructor in type.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared))
        {
            yield return Diagnostic.Create(DiagnosticCatalogue.Construction, constructor.Locations[0], type.Name, "a constructor");
        }
    }

    private static IEnumerable<Diagnostic> CheckMembers(TypeDeclarationSyntax declaration, INamedTypeSymbol type, GeneratedMembers members)
    {
        if (members.IsName(type.Name))
        {
            yield return At(declaration, DiagnosticCatalogue.MemberExists, type.Name, type.Name);
        }

        foreach (ISymbol member in type.GetMembers().Where(members.Clashes))
        {
            yield return Diagnostic.Create(DiagnosticCatalogue.MemberExists, member.Locations[0], type.Name, member.Name);
        }
    }

    private static bool IsFileLocal(TypeDeclarationSyntax declaration) => declaration.Modifiers.Any(SyntaxKind.FileKeyword);

    private static Diagnostic Unsupported(TypeDeclarationSyntax declaration, string name, string keyword) =>
        At(declaration, DiagnosticCatalogue.UnsupportedClass, name,
            keyword == "file" ? "file-local" : keyword == "record" ? "a record" : keyword, keyword);

    private static Diagnostic At(TypeDeclarationSyntax declaration, DiagnosticDescriptor descriptor, params object[] arguments) =>
        Diagnostic.Create(descriptor, declaration.Identifier.GetLocation(), arguments);
}
