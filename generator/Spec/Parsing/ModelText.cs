using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>A text of operators among the project's additional files.</summary>
/// <param name="Class">The class's full name as the project writes it.</param>
/// <param name="Path">Where the text is.</param>
/// <param name="Text">The text.</param>
internal sealed record ModelText(string Class, string Path, string Text)
{
    /// <summary>The metadata of the item that the targets make visible to the compiler.</summary>
    private const string Metadata = "build_metadata.AdditionalFiles.ShuffleNetModelClass";

    /// <summary>The full name with dots alone, as <see cref="TargetType.FullName"/> gives it.</summary>
    public string Name => Class.Replace('+', '.');

    /// <summary>The file as a text of operators; null where it is any other.</summary>
    public static ModelText? Of(AdditionalText file, AnalyzerConfigOptions options, CancellationToken cancellation) =>
        options.TryGetValue(Metadata, out string? name) && name.Length > 0
            ? new(name, file.Path, file.GetText(cancellation)?.ToString() ?? "")
            : null;
}
