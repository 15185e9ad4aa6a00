using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>Takes a spec or a plan through the emitters and Roslyn to a class that runs in this process.</summary>
internal static class CompiledNetwork
{
    private static readonly CSharpParseOptions s_parse =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12).WithDocumentationMode(DocumentationMode.Diagnose);

    public static TargetType TestType { get; } = new("Test", default, "Network", "public", true);

    public static IReadOnlyList<EmittedFile> Emit(NetworkSpec spec) => NetworkEmitter.Emit(new NetworkModel(TestType, spec));

    /// <summary>The emitted kernels of one width, <c>Vector512</c>, <c>Vector256</c> or <c>Vector128</c>.</summary>
    public static string EmitKernels(NetworkSpec spec, string width) =>
        Emit(spec).Single(file => file.HintName.Contains(width, StringComparison.Ordinal)).Source;

    public static INetworkRunner Create(NetworkSpec spec) => Load<INetworkRunner>(Emit(spec), typeof(NetworkRunner<>));

    public static IBackboneRunner CreateBackbone(NetworkSpec spec) => Load<IBackboneRunner>(Emit(spec), typeof(BackboneRunner<>));

    public static INetworkRunner Create(NetworkSpec spec, NetworkPlan plan) =>
        Load<INetworkRunner>(NetworkEmitter.Emit(new NetworkModel(TestType, spec), plan), typeof(NetworkRunner<>));

    /// <summary>The emitted files and the user's half of the class; any warning is an error.</summary>
    public static InMemoryAssembly Compile(IReadOnlyList<EmittedFile> files, string user = "namespace Test { public sealed partial class Network { } }")
    {
        InMemoryAssembly assembly = InMemoryCompiler.Compile(files, user, s_parse);
        Assert.Empty(assembly.Warnings);
        return assembly;
    }

    private static TRunner Load<TRunner>(IReadOnlyList<EmittedFile> files, Type runner) =>
        (TRunner)Activator.CreateInstance(runner.MakeGenericType(Compile(files).Load("Test.Network")))!;
}
