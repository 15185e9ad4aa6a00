using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ShuffleNet.Compiler.Build;
using ShuffleNet.Compiler.Generator.Diagnostics;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Diagnostics;

/// <summary>The pages under docs/diagnostics hold programs; they must do what they say.</summary>
public class DiagnosticPageTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "diagnostics");

    public static TheoryData<string> IdsWithExamples =>
        [.. DiagnosticCatalogue.All.Select(descriptor => descriptor.Id)
            .Where(id => id != DiagnosticCatalogue.InternalError.Id && id != DiagnosticCatalogue.KernelCall.Id && !IsOfModels(id))];

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public void Page_Examples_TriggerTheDiagnosticAndNothing(string id)
    {
        string page = File.ReadAllText(Path.Combine(Folder, id + ".md"));

        GeneratorRun bad = Run(id, Example(page, "Bad"), LanguageVersion.CSharp11);
        GeneratorRun repaired = Run(id, Example(page, "Fixed"), LanguageVersion.CSharp12);

        Assert.Contains(bad.Diagnostics, diagnostic => diagnostic.Id == id);
        Assert.All(bad.Diagnostics, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.Empty(repaired.Diagnostics);
        Assert.Empty(repaired.CompilerErrors);
        Assert.NotEmpty(repaired.Sources);
    }

    /// <summary>It is an analyzer's, since it is about other code than the annotated class; generated code may call kernels.</summary>
    [Fact]
    public async Task PageOfKernelCalls_Examples_TriggerTheDiagnosticAndNothing()
    {
        string page = File.ReadAllText(Path.Combine(Folder, DiagnosticCatalogue.KernelCall.Id + ".md"));

        Diagnostic found = Assert.Single(await Analyze(Example(page, "Bad")));

        Assert.Equal(DiagnosticCatalogue.KernelCall.Id, found.Id);
        Assert.Contains(
            "'Classifier_Vector512.Run'", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(await Analyze(Example(page, "Fixed")));
        Assert.Single(await Analyze(
            "public static class C { public static void Copy(float[] x) => ShuffleNet.Compiler.Simd.Copy(ref x[0], ref x[0], 1000); }"));
        Assert.Single(
            await Analyze("public static class C { public static System.Action Dispose(ShuffleNet.Compiler.Workspace w) => w.Dispose; }"));
        Assert.Single(
            await Analyze("public static class C { public static float First(ShuffleNet.Compiler.InferenceLease l) => l.Weights; }"));

        static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> Analyze(string source)
        {
            GeneratorRun run = GeneratorRun.Of(source);
            Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            return new CompilationWithAnalyzers(run.Output, [new KernelCallAnalyzer()], options: null).GetAnalyzerDiagnosticsAsync();
        }
    }

    [Fact]
    public void Pages_AreThoseOfTheCatalogue()
    {
        IEnumerable<string> pages = Directory.GetFiles(Folder, "SNC*.md").Select(path => Path.GetFileNameWithoutExtension(path));
        string index = File.ReadAllText(Path.Combine(Folder, "README.md"));

        // Those of the build have a catalogue of their own, since no compiler reports them.
        (string Id, string Severity, string Title)[] all =
        [
            .. DiagnosticCatalogue.All
                .Select(descriptor => (
                    descriptor.Id,
                    descriptor.DefaultSeverity == DiagnosticSeverity.Error ? "error" : "warning",
                    descriptor.Title.ToString(CultureInfo.InvariantCulture)))
                .Concat(BuildDiagnostics.All.Select(diagnostic => (diagnostic.Id, diagnostic.Severity, diagnostic.Title)))
                .OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
        Assert.Equal(all.Select(diagnostic => diagnostic.Id), pages.Order(StringComparer.Ordinal));
        Assert.All(all, diagnostic =>
        {
            Assert.Contains($"| [{diagnostic.Id}]({diagnostic.Id}.md) | {diagnostic.Severity} | {diagnostic.Title} |\n",
                index, StringComparison.Ordinal);
            Assert.StartsWith(
                $"# {diagnostic.Id}: {diagnostic.Title}\n\nSeverity: {diagnostic.Severity}\n",
                File.ReadAllText(Path.Combine(Folder, diagnostic.Id + ".md")), StringComparison.Ordinal);
        });
        Assert.All(DiagnosticCatalogue.All,
            descriptor => Assert.Equal($"{DiagnosticCatalogue.HelpBase}{descriptor.Id}.md", descriptor.HelpLinkUri));
    }

    [Fact]
    public void Catalogue_Ids_AreUniqueAndSorted()
    {
        string[] ids = [.. DiagnosticCatalogue.All.Select(descriptor => descriptor.Id)];

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.Equal(
            typeof(DiagnosticCatalogue).GetFields().Where(field => field.FieldType == typeof(DiagnosticDescriptor))
                .Select(field => field.GetValue(null)).ToHashSet(),
            DiagnosticCatalogue.All.ToHashSet<object?>());
    }

    /// <summary>Those of model files are about items of the project; ModelClassTests has a case of each.</summary>
    private static bool IsOfModels(string id) => string.CompareOrdinal(id, "SNC061") >= 0 && string.CompareOrdinal(id, "SNC066") <= 0;

    /// <summary>One page is about the language version; it says which its examples are compiled as.</summary>
    private static GeneratorRun Run(string id, string source, LanguageVersion language) =>
        id == DiagnosticCatalogue.LanguageVersion.Id ? GeneratorRun.Of(language, source) : GeneratorRun.Of(source);

    private static string Example(string page, string heading)
    {
        const string Fence = "```csharp\n";
        int section = page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(section >= 0, $"no heading {heading}");
        int start = page.IndexOf(Fence, section, StringComparison.Ordinal) + Fence.Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
