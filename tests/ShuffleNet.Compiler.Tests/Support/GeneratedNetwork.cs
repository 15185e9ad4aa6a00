using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>Takes an attribute's text through the generator and Roslyn, as a user's build does, to a class that runs here.</summary>
internal static class GeneratedNetwork
{
    private static readonly ConcurrentDictionary<string, INetworkRunner> s_networks = [];

    /// <summary>Compiles a text once.</summary>
    public static INetworkRunner Create(string attribute) => s_networks.GetOrAdd(attribute, Compile);

    private static INetworkRunner Compile(string attribute)
    {
        CSharpParseOptions parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12);
        string user = $"using ShuffleNet.Compiler;\nnamespace Test;\n{attribute}\npublic sealed partial class Network;\n";
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Generated",
            [CSharpSyntaxTree.ParseText(user, parse)],
            FrameworkReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new ShuffleNetGenerator().AsSourceGenerator()], parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out var reported);
        Assert.Empty(reported);

        using MemoryStream image = new();
        Diagnostic[] problems = [.. generated.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(problems.Length == 0, string.Join("\n", problems.Take(5).Select(problem => problem.ToString())));
        Type type = Assembly.Load(image.ToArray()).GetType("Test.Network")!;
        return (INetworkRunner)Activator.CreateInstance(typeof(NetworkRunner<>).MakeGenericType(type))!;
    }
}
