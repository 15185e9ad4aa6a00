using Microsoft.CodeAnalysis;

namespace ShuffleNet.Compiler.InMemory;

/// <summary>What code compiled in this process refers to: the framework and the runtime library.</summary>
internal static class FrameworkReferences
{
    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path =>
                Path.GetFileName(path) is "netstandard.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(ShuffleNetAttribute).Assembly.Location)
            .Append(typeof(PackedWeights).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
