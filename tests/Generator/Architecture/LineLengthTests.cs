using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Architecture;

/// <summary>Lines of code fit a screen.</summary>
public class LineLengthTests
{
    private const int MaxLength = 140;

    private static readonly string[] s_folders =
    [
        "benchmarks", "runtime", "samples", "tests/Fuzz", "tests/Hostile", "tests/Import", "tests/Lifetimes", "tests/NativeAot",
        "tests/NativeImport", "tests/Networks", "tests/Packaging", "tests/Support",
    ];

    [Fact]
    public void Code_Lines_HaveAtMost140Columns()
    {
        IEnumerable<string> tooLong = s_folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(IsOurs)
            .SelectMany(TooLong);

        string found = string.Join("\n", tooLong.Order(StringComparer.Ordinal));
        Assert.True(found.Length == 0, found);
    }

    /// <summary>Neither written by a tool nor the snapshot of what one writes.</summary>
    private static bool IsOurs(string path) =>
        !path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj")
        && !path.EndsWith(".verified.cs", StringComparison.Ordinal)
        && !path.EndsWith(".received.cs", StringComparison.Ordinal);

    private static IEnumerable<string> TooLong(string path)
    {
        SourceText text = SourceText.From(File.ReadAllText(Path.Combine(Repository.Root, path)));
        TextLine[] lines = [.. text.Lines.Where(line => line.Span.Length > MaxLength)];
        if (lines.Length == 0)
        {
            return [];
        }

        // What a string quotes over several lines is as long as it is.
        TextSpan[] quotes =
        [
            .. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
                .Select(token => token.Span),
        ];
        return lines
            .Where(line => !quotes.Any(quote => quote.Contains(line.Span)))
            .Select(line => $"{path}:{line.LineNumber + 1}: {line.Span.Length} columns");
    }
}
