using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Reads the classes with <c>[CompiledModel]</c>.</summary>
internal static class ModelParser
{
    public static ParsedModel Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetNode is not TypeDeclarationSyntax declaration
            || context.TargetSymbol is not INamedTypeSymbol type
            || context.Attributes[0].ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
        {
            return ParsedModel.Nothing;
        }

        CompileOptions options = Options(context.Attributes[0]);
        Diagnostic[] diagnostics =
        [
            .. TargetChecks.Check(declaration, type, syntax, GeneratedMembers.OfModel),
            .. options.Threads is >= 1 and <= SpecLimits.Threads
                ? Array.Empty<Diagnostic>()
                : [Diagnostic.Create(
                    DiagnosticCatalogue.OutOfRange,
                    AttributePlaces.Locate(syntax, new([new SpecPlace(nameof(CompiledModelAttribute.Threads))])),
                    nameof(CompiledModelAttribute.Threads),
                    Text.Of($"{options.Threads}"),
                    Text.Of($"1 to {SpecLimits.Threads}")),
                ],
        ];
        return new(
            new(TargetParser.Parse(declaration, type), options, diagnostics.Length == 0), syntax.GetLocation(), new(diagnostics));
    }

    /// <summary>What is wrong with the class, once it is known for which classes there are models.</summary>
    public static IEnumerable<Diagnostic> Diagnostics(ParsedModel parsed, IEnumerable<string> models) =>
        parsed.Model is null || models.Contains(parsed.Model.Name)
            ? parsed.Diagnostics
            : parsed.Diagnostics.Append(Diagnostic.Create(DiagnosticCatalogue.NoModel, parsed.Place, parsed.Model.Name));

    private static CompileOptions Options(AttributeData attribute)
    {
        Dictionary<string, object?> values = attribute.NamedArguments.ToDictionary(
            argument => argument.Key, argument => argument.Value.Kind == TypedConstantKind.Error ? null : argument.Value.Value);
        bool isChecked = Truth(nameof(CompiledModelAttribute.Checked));
        return new()
        {
            // One thread checks; more of them would need a check each.
            Threads = !isChecked && values.TryGetValue(nameof(CompiledModelAttribute.Threads), out object? threads) && threads is int count
                ? count
                : 1,
            Profile = Truth(nameof(CompiledModelAttribute.Profile)),
            Checked = isChecked,
        };

        bool Truth(string name) => values.TryGetValue(name, out object? value) && value is true;
    }
}
