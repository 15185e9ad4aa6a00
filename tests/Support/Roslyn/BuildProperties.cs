using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ShuffleNet.Compiler.Tests.Support.Roslyn;

/// <summary>Properties of a project, and of the texts of its models, that are visible to the compiler.</summary>
internal sealed class BuildProperties(params (string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
{
    private readonly Options _options = new(properties);

    public override AnalyzerConfigOptions GlobalOptions => _options;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is ModelTextFile model ? model.Options : _options;

    /// <param name="properties">Names and values.</param>
    /// <param name="kind">What the names begin with.</param>
    internal sealed class Options((string Name, string Value)[] properties, string kind = "build_property.") : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = properties.ToDictionary(
            property => kind + property.Name, property => property.Value);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
