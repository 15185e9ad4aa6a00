using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ShuffleNet.Compiler.Generator.Emit;

namespace ShuffleNet.Compiler.Generator;

/// <summary>The entry: from annotated classes and the texts of model files to sources and diagnostics.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ShuffleNetGenerator : IIncrementalGenerator
{
    internal const string AttributeName = "ShuffleNet.Compiler.ShuffleNetAttribute";

    internal const string ModelAttributeName = "ShuffleNet.Compiler.CompiledModelAttribute";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Only declarations with the attribute are looked at. After an edit anywhere they are parsed again, since the
        // meaning of a constant may have changed; equal results end the matter here.
        IncrementalValuesProvider<ParsedNetwork> networks = context.SyntaxProvider.ForAttributeWithMetadataName(
            AttributeName,
            static (node, _) => node is TypeDeclarationSyntax,
            static (network, cancellation) => SpecParser.Parse(network, NetworkResolver.Resolve, cancellation));
        IncrementalValuesProvider<ParsedNetwork> detectors = context.SyntaxProvider.ForAttributeWithMetadataName(
            DetectorParser.AttributeName,
            static (node, _) => node is TypeDeclarationSyntax,
            static (network, cancellation) => DetectorParser.Parse(network, NetworkResolver.Resolve, cancellation));
        IncrementalValuesProvider<ParsedNetwork> parsed = networks.Collect().Combine(detectors.Collect())
            .SelectMany(static (both, _) => both.Left.Concat(both.Right))
            .WithTrackingName(TrackingNames.Parsed);

        // Locations move with every keystroke above them, so sources must not hang on what has one.
        IncrementalValuesProvider<NetworkModel> models = parsed
            .Where(static network => network.Model is not null)
            .Select(static (network, _) => network.Model!)
            .WithTrackingName(TrackingNames.Model);

        // File names that differ only in case need all networks to be known; nearly always there are none, and then
        // another class changes nothing for this one.
        IncrementalValueProvider<EquatableArray<string>> clashes = models
            .Select(static (model, _) => model.HintName)
            .Collect()
            .Select(static (names, _) => HintName.Clashes(names))
            .WithTrackingName(TrackingNames.Clashes);

        IncrementalValuesProvider<NetworkModel> named = models
            .Combine(clashes)
            .Select(static (pair, _) => pair.Right.Contains(HintName.Folded(pair.Left.HintName))
                ? pair.Left with { HintName = HintName.Hashed(pair.Left.Type) }
                : pair.Left)
            .WithTrackingName(TrackingNames.NamedModel);

        // Options are new objects after every edit of any of them; what is read of them compares by value.
        IncrementalValueProvider<EquatableArray<string>> weights = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => WeightsClasses.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.WeightsClasses);

        IncrementalValueProvider<EquatableArray<int>> widths = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => VectorWidths.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.VectorWidths);

        IncrementalValuesProvider<NetworkModel> complete = named
            .Combine(weights)
            .Select(static (pair, _) => WeightsClasses.Find(pair.Left, pair.Right))
            .Combine(widths)
            .Select(static (pair, _) => VectorWidths.Apply(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.CompleteModel);

        context.RegisterSourceOutput(complete, static (output, model) => Add(output, GuardedEmission.Run(model, NetworkCompiler.Emit)));

        // A second output, with real locations, so that #pragma suppresses them.
        context.RegisterSourceOutput(
            parsed.SelectMany(static (network, _) => network.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic));

        InitializeModels(context, weights, widths);
    }

    /// <summary>The texts that the build writes of model files; a class with the attribute says how one is compiled.</summary>
    private static void InitializeModels(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<string>> weights,
        IncrementalValueProvider<EquatableArray<int>> widths)
    {
        IncrementalValueProvider<EquatableArray<ModelText>> texts = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (file, cancellation) => ModelText.Of(file.Left, file.Right.GetOptions(file.Left), cancellation))
            .Where(static text => text is not null)
            .Select(static (text, _) => text!)
            .WithTrackingName(TrackingNames.ModelText)
            .Collect()
            .Select(static (texts, _) => new EquatableArray<ModelText>(texts));

        IncrementalValuesProvider<ParsedModel> parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            ModelAttributeName,
            static (node, _) => node is TypeDeclarationSyntax,
            static (model, cancellation) => ModelParser.Parse(model, cancellation));

        IncrementalValueProvider<EquatableArray<DeclaredModel>> declared = parsed
            .Where(static model => model.Model is not null)
            .Select(static (model, _) => model.Model!)
            .Collect()
            .Select(static (models, _) => new EquatableArray<DeclaredModel>(models));

        // All texts and all classes at once, for which of them belong together; each is emitted by itself.
        IncrementalValuesProvider<ModelClass> classes = texts
            .Combine(declared)
            .SelectMany(static (pair, _) => ModelClasses.Of(pair.Left, pair.Right))
            .Combine(weights)
            .Select(static (pair, _) => WeightsClasses.Find(pair.Left, pair.Right))
            .Combine(widths)
            .Select(static (pair, _) => VectorWidths.Apply(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.ModelClass);

        context.RegisterSourceOutput(classes, static (output, model) => Add(output, GuardedEmission.Run(model, NetworkCompiler.Emit)));

        context.RegisterSourceOutput(
            texts.Combine(declared).SelectMany(static (pair, _) => ModelClasses.Diagnostics(pair.Left, pair.Right)),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic));

        IncrementalValueProvider<EquatableArray<string>> names = texts
            .Select(static (texts, _) => new EquatableArray<string>(texts.Select(text => text.Name)));

        context.RegisterSourceOutput(
            parsed.Combine(names).SelectMany(static (pair, _) => ModelParser.Diagnostics(pair.Left, pair.Right)),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
    }

    private static void Add(SourceProductionContext output, (IReadOnlyList<EmittedFile> Files, Diagnostic? Fault) result)
    {
        foreach (EmittedFile file in result.Files)
        {
            output.AddSource(file.HintName, SourceText.From(file.Source, Encoding.UTF8));
        }

        if (result.Fault is not null)
        {
            output.ReportDiagnostic(result.Fault);
        }
    }
}
