using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Packaging.Docs;

/// <summary>Compiles what pages show, with the generator, as a program of its own.</summary>
internal static partial class PageProgram
{
    // The SDK's implicit ones, as far as the pages need them, and ours.
    private const string FragmentUsings = """
        global using System;
        global using System.IO;
        global using System.Linq;
        global using ShuffleNet.Compiler;
        global using ShuffleNet.Compiler.Import;
        """;

    private const string Classifier = "[ShuffleNet(ShuffleNetVersion.V1, Scale = 0.25)]\npublic sealed partial class Classifier;";

    /// <summary>What the compiler and the generator complain of; warnings count.</summary>
    public static IEnumerable<string> Errors(params string[] files)
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp14);
        SyntaxTree[] trees = [.. files.Select((file, index) => GeneratorRun.Parse(file, index, options))];

        // Top-level statements make a program, declarations alone a library.
        bool isProgram = trees.Any(tree => tree.GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement));
        CSharpCompilation compilation = GeneratorRun.Compile(trees)
            .AddReferences(MetadataReference.CreateFromFile(typeof(ModelFile).Assembly.Location))
            .WithOptions(
                new CSharpCompilationOptions(
                    isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                    nullableContextOptions: NullableContextOptions.Enable));
        Driver(options).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        return
        [
            .. output
                .GetDiagnostics()
                .Concat(diagnostics)
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Select(diagnostic => diagnostic.ToString()),
        ];
    }

    /// <summary>
    /// The same of fragments: one program with the usual usings and, unless one declares it, a class Classifier whose weights are
    /// embedded.
    /// </summary>
    public static IEnumerable<string> ErrorsOfFragments(IEnumerable<string> fragments)
    {
        string text = string.Join("\n\n", fragments);

        // Order does not matter to a reader, but to the compiler: usings, then statements, then classes.
        string usings = string.Concat(UsingLine.Matches(text).Select(match => match.Value + "\n").Distinct());
        string[] parts = UsingLine.Replace(text, "").Split("\n\n");
        IEnumerable<string> statements = parts.Where(part => !IsClass(part));
        IEnumerable<string> classes = parts.Where(IsClass);
        return Errors(
            FragmentUsings,
            usings + string.Join('\n', statements.Concat(classes)),
            parts.Any(part => IsClass(part) && part.Contains("class Classifier", StringComparison.Ordinal)) ? "" : Classifier);

        static bool IsClass(string part) => ClassStart.IsMatch(part);
    }

    /// <summary>The files that the generator writes for a program.</summary>
    public static IEnumerable<string> Generate(string program) =>
        GeneratorRun.OfEveryWidth(LanguageVersion.CSharp14, program).Output.SyntaxTrees.Skip(1).Select(tree => tree.ToString());

    private static CSharpGeneratorDriver Driver(CSharpParseOptions options) => CSharpGeneratorDriver.Create(
        [new ShuffleNetGenerator().AsSourceGenerator()],
        parseOptions: options,
        optionsProvider: new BuildProperties(("ShuffleNetWeightsClasses", "Classifier")));

    [GeneratedRegex(@"^\s*(//[^\n]*\n\s*)?\[(ShuffleNet|Detector)\(")]
    private static partial Regex ClassStart { get; }

    [GeneratedRegex(@"^using [\w.]+;$", RegexOptions.Multiline)]
    private static partial Regex UsingLine { get; }
}
