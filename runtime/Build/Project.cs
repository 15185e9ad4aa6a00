using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ShuffleNet.Compiler.Build;

/// <summary>The user's sources as the compiler is about to see them; nothing is compiled, only the attributes are read.</summary>
internal static class Project
{
    public static CSharpCompilation Open(BuildRequest request)
    {
        CSharpParseOptions options = new(
            LanguageVersionFacts.TryParse(request.Language, out LanguageVersion language) ? language : LanguageVersion.Default,
            DocumentationMode.None,
            preprocessorSymbols: request.Defines);
        return CSharpCompilation.Create(
            "Project",
            request.Sources.AsParallel().AsOrdered().Select(source => Parse(source, options)),
            request.References.Select(reference => MetadataReference.CreateFromFile(reference)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static SyntaxTree Parse(string path, CSharpParseOptions options)
    {
        using FileStream file = File.OpenRead(path);
        return CSharpSyntaxTree.ParseText(SourceText.From(file), options, path);
    }
}
