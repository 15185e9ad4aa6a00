using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>Takes a spec or a plan through the emitters and Roslyn to a class that runs in this process.</summary>
internal static class CompiledNetwork
{
    public static TargetType TestType { get; } = new("Test", default, "Network", "public", true);

    public static INetworkRunner Create(NetworkSpec spec) => Load<INetworkRunner>(NetworkEmitter.Emit(new NetworkModel(TestType, spec)), typeof(NetworkRunner<>));

    public static IBackboneRunner CreateBackbone(NetworkSpec spec) =>
        Load<IBackboneRunner>(NetworkEmitter.Emit(new NetworkModel(TestType, spec)), typeof(BackboneRunner<>));

    public static INetworkRunner Create(NetworkSpec spec, NetworkPlan plan) =>
        Load<INetworkRunner>(NetworkEmitter.Emit(new NetworkModel(TestType, spec), plan), typeof(NetworkRunner<>));

    /// <summary>The emitted files and the user's half of the class as an assembly image; any warning is an error.</summary>
    public static byte[] Compile(IReadOnlyList<EmittedFile> files, string user = "namespace Test { public sealed partial class Network { } }")
    {
        CSharpParseOptions parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12).WithDocumentationMode(DocumentationMode.Diagnose);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Compiled",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Source, parse, file.HintName)).Append(CSharpSyntaxTree.ParseText(user, parse)),
            FrameworkReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));
        using MemoryStream image = new();
        Diagnostic[] problems = [.. compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(problems.Length == 0, string.Join("\n", problems.Take(5).Select(problem => problem.ToString())));
        return image.ToArray();
    }

    private static TRunner Load<TRunner>(IReadOnlyList<EmittedFile> files, Type runner)
    {
        Type type = Assembly.Load(Compile(files)).GetType("Test.Network")!;
        return (TRunner)Activator.CreateInstance(runner.MakeGenericType(type))!;
    }
}
