using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>The vector widths for which the project wants kernels: those that its target can run.</summary>
internal static class VectorWidths
{
    /// <summary>The property that the targets make visible to the compiler: widths in bits, separated by commas.</summary>
    private const string Property = "build_property.ShuffleNetVectorWidths";

    /// <summary>Those listed, the widest first; all where none is. The build refuses a list with others in it (SNC051).</summary>
    public static EquatableArray<int> Read(AnalyzerConfigOptions options)
    {
        EquatableArray<int> all = CompileOptions.Default.VectorWidths;
        string[] listed = options.TryGetValue(Property, out string? widths) ? [.. widths.Split(',').Select(width => width.Trim())] : [];
        int[] wanted = [.. all.Where(width => listed.Contains(width.ToString(CultureInfo.InvariantCulture)))];
        return wanted.Length == 0 ? all : new(wanted);
    }

    public static NetworkModel Apply(NetworkModel model, EquatableArray<int> widths) =>
        model with { Options = model.Options with { VectorWidths = widths } };

    public static ModelClass Apply(ModelClass model, EquatableArray<int> widths) =>
        model with { Options = model.Options with { VectorWidths = widths } };
}
