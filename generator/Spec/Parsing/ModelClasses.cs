using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ShuffleNet.Compiler.Generator.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Which class each text of operators becomes: one that the user has declared, or one of its own.</summary>
internal static class ModelClasses
{
    /// <summary>The classes that can be written.</summary>
    public static EquatableArray<ModelClass> Of(IReadOnlyList<ModelText> texts, IReadOnlyList<DeclaredModel> declared)
    {
        ModelClass[] classes =
        [
            .. texts.GroupBy(text => text.Name, StringComparer.Ordinal)
                .Where(group => group.Count() == 1)
                .Select(group => Of(group.Single(), declared.FirstOrDefault(model => model.Name == group.Key)))
                .OfType<ModelClass>(),
        ];

        // File names must differ in more than case.
        EquatableArray<string> clashes = HintName.Clashes(classes.Select(model => model.HintName));
        return new(classes.Select(model => clashes.Contains(HintName.Folded(model.HintName))
            ? model with { HintName = HintName.Hashed(model.Type) }
            : model));
    }

    /// <summary>What is wrong with the names of classes.</summary>
    public static IEnumerable<Diagnostic> Diagnostics(IReadOnlyList<ModelText> texts, IReadOnlyList<DeclaredModel> declared)
    {
        foreach (IGrouping<string, ModelText> group in texts.GroupBy(text => text.Name, StringComparer.Ordinal))
        {
            if (group.Count() > 1)
            {
                yield return At(
                    group.Last().Path, 1, DiagnosticCatalogue.TwoModels, group.Key, string.Join(", ", group.Select(text => text.Path)));
            }
            else if (declared.All(model => model.Name != group.Key) && Undeclared(group.Single()) is null)
            {
                yield return At(group.Single().Path, 1, DiagnosticCatalogue.ModelName, group.Single().Class);
            }
        }
    }

    /// <param name="path">The text.</param>
    /// <param name="line">From 1.</param>
    public static Diagnostic At(string path, int line, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        LinePosition place = new(line - 1, 0);
        return Diagnostic.Create(descriptor, Location.Create(path, default, new(place, place)), arguments);
    }

    private static ModelClass? Of(ModelText text, DeclaredModel? declared) =>
        declared is { Fits: true } ? new(declared.Type, true, text.Path, text.Text) { Options = declared.Options }
        : declared is null && Undeclared(text) is TargetType type ? new(type, false, text.Path, text.Text)
        : null;

    // A class inside another has to be declared, for nothing says what the outer one is.
    private static TargetType? Undeclared(ModelText text)
    {
        string[] parts = text.Class.Split('.');
        return parts.All(SyntaxFacts.IsValidIdentifier)
            ? new(
                string.Join(".", parts.Take(parts.Length - 1).Select(TargetParser.Escaped)),
                default,
                TargetParser.Escaped(parts[parts.Length - 1]))
            : null;
    }
}
