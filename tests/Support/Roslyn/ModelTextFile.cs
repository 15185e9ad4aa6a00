using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ShuffleNet.Compiler.Tests.Support.Roslyn;

/// <summary>A text of operators among the additional files of a project, as the targets put it there.</summary>
/// <param name="name">The class that the item names.</param>
/// <param name="text">The operators.</param>
internal sealed class ModelTextFile(string name, string text) : AdditionalText
{
    public override string Path => $"obj/{name}.operators";

    /// <summary>Its metadata.</summary>
    public AnalyzerConfigOptions Options { get; } =
        new BuildProperties.Options([("ShuffleNetModelClass", name)], "build_metadata.AdditionalFiles.");

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
