using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator;

namespace ShuffleNet.Compiler.Tests.Support.Roslyn;

/// <summary>An editor's session: one driver that keeps its caches over a sequence of edits.</summary>
internal sealed class GeneratorSession
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    public GeneratorSession(params string[] files)
    {
        _compilation = GeneratorRun.Compile(files.Select((file, index) => GeneratorRun.Parse(file, index, ParseOptions)));
        _driver = CSharpGeneratorDriver.Create(
            [new ShuffleNetGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    public GeneratorRunResult Result { get; private set; }

    /// <summary>The classes that were generated.</summary>
    public IReadOnlyList<GeneratedSourceResult> ClassFiles => [.. Result.GeneratedSources.Where(GeneratorRun.IsClassFile)];

    /// <summary>The program with the generated sources.</summary>
    public Compilation Output => _compilation.AddSyntaxTrees(Result.GeneratedSources.Select(source => source.SyntaxTree));

    public void Edit(int file, string text)
    {
        SyntaxTree old = _compilation.SyntaxTrees[file];
        _compilation = _compilation.ReplaceSyntaxTree(old, GeneratorRun.Parse(text, file, ParseOptions));
        Run();
    }

    public void Add(string text)
    {
        _compilation = _compilation.AddSyntaxTrees(GeneratorRun.Parse(text, _compilation.SyntaxTrees.Length, ParseOptions));
        Run();
    }

    /// <summary>A build in which the project embeds weights for these classes.</summary>
    public void EmbedWeights(string classes) => Set("ShuffleNetWeightsClasses", classes);

    /// <summary>A build with a property that the compiler sees.</summary>
    public void Set(string property, string value)
    {
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(new BuildProperties((property, value)));
        Run();
    }

    /// <summary>A build with these texts of operators.</summary>
    public void SetModels(params ModelTextFile[] models)
    {
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(new BuildProperties());
        _driver = _driver.ReplaceAdditionalTexts([.. models]);
        Run();
    }

    /// <summary>Why each output of a tracked step is what it is, in order.</summary>
    public IncrementalStepRunReason[] Reasons(string step) =>
        [.. Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>The same for the outputs that wrote sources.</summary>
    public IncrementalStepRunReason[] SourceReasons() =>
        [.. Result.TrackedOutputSteps.Values.SelectMany(runs => runs).SelectMany(run => run.Outputs)
            .Select(output => output.Reason).Where(reason => reason != IncrementalStepRunReason.Removed)];

    private void Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        Result = _driver.GetRunResult().Results.Single();
        Assert.Null(Result.Exception);
    }
}
