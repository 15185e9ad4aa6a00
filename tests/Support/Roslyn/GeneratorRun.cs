using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tests.Support.Roslyn;

/// <summary>One run of the generator over a program, as the compiler does it.</summary>
internal sealed class GeneratorRun
{
    // One is enough to see that the generated code compiles, and saves two thirds of the time; which widths are emitted is tested
    // elsewhere.
    private static readonly BuildProperties s_oneWidth = new(("ShuffleNetVectorWidths", "512"));

    private static readonly BuildProperties s_everyWidth = new();

    private GeneratorRun(ImmutableArray<Diagnostic> diagnostics, ImmutableArray<GeneratedSourceResult> files, Compilation output)
    {
        Diagnostics = diagnostics;
        Files = files;
        Output = output;
    }

    /// <summary>What the generator reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Everything that the generator added.</summary>
    public ImmutableArray<GeneratedSourceResult> Files { get; }

    /// <summary>The classes that the generator added.</summary>
    public ImmutableArray<GeneratedSourceResult> Sources => [.. Files.Where(IsClassFile)];

    /// <summary>The program with the generated sources.</summary>
    public Compilation Output { get; }

    public IEnumerable<string> CompilerErrors =>
        Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => diagnostic.ToString());

    public static GeneratorRun Of(params string[] files) => Of(LanguageVersion.CSharp14, files);

    public static GeneratorRun Of(LanguageVersion language, params string[] files) => Of(s_oneWidth, language, files, []);

    /// <summary>With the kernels of all vector widths.</summary>
    public static GeneratorRun OfEveryWidth(LanguageVersion language, string file) => Of(s_everyWidth, language, [file], []);

    /// <summary>With texts of operators among the project's files.</summary>
    public static GeneratorRun OfModels(IEnumerable<ModelTextFile> models, params string[] files) =>
        Of(s_oneWidth, LanguageVersion.CSharp14, files, models);

    private static GeneratorRun Of(BuildProperties project, LanguageVersion language, string[] files, IEnumerable<ModelTextFile> models)
    {
        CSharpParseOptions options = new(language);
        CSharpCompilation compilation = Compile(files.Select((file, index) => Parse(file, index, options)));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new ShuffleNetGenerator().AsSourceGenerator()], models, options, project)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return new(diagnostics, result.GeneratedSources, output);
    }

    /// <summary>A program of one class with these arguments of the attribute after the version.</summary>
    public static GeneratorRun OfSpec(string arguments) => Of(ClassWith(arguments));

    public static string ClassWith(string arguments) => $$"""
        using ShuffleNet.Compiler;

        namespace Sample;

        [ShuffleNet(ShuffleNetVersion.V1, {{arguments}})]
        public sealed partial class Classifier;
        """;

    public static SyntaxTree Parse(string file, int index, CSharpParseOptions options) =>
        CSharpSyntaxTree.ParseText(file, options, path: $"File{index}.cs");

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Sample",
        trees,
        FrameworkReferences.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Whether a file is the class's own and not the kernels of one vector width, of which each class has three.</summary>
    public static bool IsClassFile(GeneratedSourceResult file) => !file.HintName.Contains(".Vector", StringComparison.Ordinal);

    /// <summary>The single diagnostic, as "ID @ source text at its location: message".</summary>
    public string Single() => Describe(Assert.Single(Diagnostics));

    public static string Describe(Diagnostic diagnostic)
    {
        string text = diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "nowhere";
        return $"{diagnostic.Id} @ {text}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
