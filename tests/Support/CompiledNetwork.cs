using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>Takes a spec or a plan through the emitters and Roslyn to a class that runs in this process.</summary>
internal static class CompiledNetwork
{
    private static readonly CSharpParseOptions s_parse =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12).WithDocumentationMode(DocumentationMode.Diagnose);

    // Many tests look at the same networks, and compiling one takes seconds.
    private static readonly ConcurrentDictionary<(NetworkSpec Spec, CompileOptions Options), Lazy<AnyWidthNetwork>> s_compiled = [];

    public static TargetType TestType { get; } = new("Test", default, "Network");

    public static IReadOnlyList<EmittedFile> Emit(NetworkSpec spec, CompileOptions? options = null) =>
        NetworkCompiler.Emit(new NetworkModel(TestType, spec) { Options = options ?? CompileOptions.Default });

    /// <summary>The emitted kernels of one width, <c>Vector512</c>, <c>Vector256</c> or <c>Vector128</c>.</summary>
    public static string EmitKernels(NetworkSpec spec, string width) =>
        Emit(spec).Single(file => file.HintName.Contains(width, StringComparison.Ordinal)).Source;

    /// <summary>The network, compiled once for all tests of a run.</summary>
    public static AnyWidthNetwork Of(NetworkSpec spec, CompileOptions? options = null) =>
        s_compiled.GetOrAdd((spec, options ?? CompileOptions.Default), key => new(() => new AnyWidthNetwork(key.Spec, key.Options))).Value;

    /// <summary>The same behind an interface, at the width that runs.</summary>
    public static INetworkRunner Create(NetworkSpec spec, CompileOptions? options = null) => (INetworkRunner)Of(spec, options).Runner;

    public static IBackboneRunner CreateBackbone(NetworkSpec spec, CompileOptions? options = null) =>
        (IBackboneRunner)Of(spec, options).Runner;

    /// <summary>The emitted files compiled as they are; any warning is an error.</summary>
    public static InMemoryAssembly Compile(NetworkSpec spec, CompileOptions? options = null) => Compile(Emit(spec, options));

    /// <summary>The emitted files and the user's half of the class; any warning is an error.</summary>
    public static InMemoryAssembly Compile(
        IReadOnlyList<EmittedFile> files, string user = "namespace Test { public sealed partial class Network { } }")
    {
        InMemoryAssembly assembly = InMemoryCompiler.Compile(files, user, s_parse);
        Assert.Empty(assembly.Warnings);
        return assembly;
    }
}
