using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ShuffleNet.Compiler.Generator.Emit;

namespace ShuffleNet.Compiler.Generator;

/// <summary>The entry: from annotated classes to sources and diagnostics.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ShuffleNetGenerator : IIncrementalGenerator
{
    internal const string AttributeName = "ShuffleNet.Compiler.ShuffleNetAttribute";

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

        context.RegisterSourceOutput(complete, static (output, model) =>
        {
            (IReadOnlyList<EmittedFile> files, Diagnostic? fault) = GuardedEmission.Run(model, NetworkCompiler.Emit);
            foreach (EmittedFile file in files)
            {
                output.AddSource(file.HintName, SourceText.From(file.Source, Encoding.UTF8));
            }

            if (fault is not null)
            {
                output.ReportDiagnostic(fault);
            }
        });

        // A second output, with real locations, so that #pragma suppresses them.
        context.RegisterSourceOutput(
            parsed.SelectMany(static (network, _) => network.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
    }
}
