using Microsoft.CodeAnalysis.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>The classes whose weights the project embeds, as ShuffleNet.Compiler.targets lists them.</summary>
internal static class WeightsClasses
{
    /// <summary>The property that the targets make visible to the compiler: full names, separated by commas.</summary>
    private const string Property = "build_property.ShuffleNetWeightsClasses";

    private const string Extension = ".snw";

    public static EquatableArray<string> Read(AnalyzerConfigOptions options) => new(
        options.TryGetValue(Property, out string? names)
            ? names.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim())
            : []);

    public static NetworkModel Find(NetworkModel model, EquatableArray<string> classes) =>
        Resource(model.Type, classes) is string resource ? model with { WeightsResource = resource } : model;

    public static ModelClass Find(ModelClass model, EquatableArray<string> classes) =>
        Resource(model.Type, classes) is string resource ? model with { WeightsResource = resource } : model;

    /// <summary>The resource is named after the class as the project spells it, with a dot or a plus before a nested class.</summary>
    private static string? Resource(TargetType type, EquatableArray<string> classes)
    {
        string name = type.FullName(".");
        string? listed = classes.FirstOrDefault(candidate => candidate.Replace('+', '.') == name);
        return listed is null ? null : listed + Extension;
    }
}
