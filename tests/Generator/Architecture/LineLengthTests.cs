using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Architecture;

/// <summary>Lines of code and of prose fit a screen.</summary>
public class LineLengthTests
{
    private const int MaxLength = 140;

    // Closing parentheses, brackets and a semicolon or comma.
    private const int MaxBehindAString = 5;

    private static readonly string[] s_folders = ["benchmarks", "generator", "runtime", "samples", "tests"];

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

    /// <summary>A row of a table is one line, and what a program prints is as long as it is.</summary>
    [Fact]
    public void Prose_Lines_HaveAtMost140Columns()
    {
        IEnumerable<string> tooLong = s_folders.Append("docs")
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(IsOurs)
            .SelectMany(TooLongProse);

        string found = string.Join("\n", tooLong.Order(StringComparer.Ordinal));
        Assert.True(found.Length == 0, found);
    }

    private static IEnumerable<string> TooLongProse(string path)
    {
        bool isCode = false;
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, path));
        for (int line = 0; line < lines.Length; line++)
        {
            string text = lines[line].TrimStart();
            isCode ^= text.StartsWith("```", StringComparison.Ordinal);
            if (!isCode && !text.StartsWith('|') && lines[line].Length > MaxLength)
            {
                yield return $"{path}:{line + 1}: {lines[line].Length} columns";
            }
        }
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

        // What a string quotes over several lines, or alone on one, is as long as it is.
        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        TextSpan[] quotes = [.. root.DescendantTokens().Where(IsQuote).Select(token => token.Span)];
        TextSpan[] strings = [.. root.DescendantNodes().Where(IsString).Select(node => node.Span)];
        return lines
            .Where(line => !quotes.Any(quote => quote.Contains(line.Span)) && !strings.Any(quoted => IsAlone(quoted, line)))
            .Select(line => $"{path}:{line.LineNumber + 1}: {line.Span.Length} columns");

        static bool IsQuote(SyntaxToken token) => token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken);

        static bool IsString(SyntaxNode node) =>
            node.IsKind(SyntaxKind.StringLiteralExpression) || node is InterpolatedStringExpressionSyntax;

        static bool IsAlone(TextSpan quoted, TextLine line)
        {
            string before = line.Text!.ToString(TextSpan.FromBounds(line.Start, Math.Max(line.Start, Math.Min(quoted.Start, line.End))));
            return line.Span.Contains(quoted) && string.IsNullOrWhiteSpace(before) && line.End - quoted.End <= MaxBehindAString;
        }
    }
}
