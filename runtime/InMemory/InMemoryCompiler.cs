using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.InMemory;

/// <summary>
/// Takes a network through the generator and Roslyn to a class that runs in this process. The one place where that is done:
/// for the tool, the benchmarks and the tests.
/// </summary>
internal static class InMemoryCompiler
{
    private const string Namespace = "InMemory";

    private const string Name = "Network";

    /// <summary>The class of every network that is given as an attribute or a spec.</summary>
    public const string TypeName = Namespace + "." + Name;

    private static readonly CSharpParseOptions s_parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12);

    /// <summary>The whole way of a user's build: the attribute on a class, through the generator.</summary>
    /// <param name="attribute">C# after <c>using ShuffleNet.Compiler</c>. It is compiled as it is: not for text of strangers.</param>
    /// <exception cref="NetworkCompilationException">The generator or the compiler reports an error.</exception>
    public static InMemoryAssembly Generate(string attribute)
    {
        string user = $"using ShuffleNet.Compiler;\nnamespace {Namespace};\n{attribute}\npublic sealed partial class {Name};\n";
        CSharpCompilation compilation = Compilation([CSharpSyntaxTree.ParseText(user, s_parse)]);
        CSharpGeneratorDriver.Create([new ShuffleNetGenerator().AsSourceGenerator()], parseOptions: s_parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> reported);
        ThrowOnError(reported);
        InMemoryAssembly assembly = Emit(generated);
        return assembly with { Warnings = [.. reported, .. assembly.Warnings] };
    }

    /// <summary>The stages behind the attribute: plan, emit, compile.</summary>
    /// <exception cref="NetworkCompilationException">The compiler reports an error.</exception>
    public static InMemoryAssembly Compile(NetworkSpec spec, CompileOptions options, PublishedSize? size = null) => Compile(
        NetworkCompiler.Emit(new NetworkModel(new TargetType(Namespace, default, Name), spec)
        {
            Options = options, Size = size ?? PublishedSize.Default,
        }),
        $"namespace {Namespace} {{ public sealed partial class {Name} {{ }} }}",
        s_parse);

    /// <summary>Emitted files with the user's half of the class.</summary>
    /// <exception cref="NetworkCompilationException">The compiler reports an error.</exception>
    public static InMemoryAssembly Compile(IReadOnlyList<EmittedFile> files, string user, CSharpParseOptions parse) => Emit(Compilation(
        [.. files.Select(file => CSharpSyntaxTree.ParseText(file.Source, parse, file.HintName)), CSharpSyntaxTree.ParseText(user, parse)]));

    private static CSharpCompilation Compilation(IReadOnlyList<SyntaxTree> trees) => CSharpCompilation.Create(
        Namespace,
        trees,
        FrameworkReferences.All,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999));

    private static InMemoryAssembly Emit(Compilation compilation)
    {
        using MemoryStream image = new();
        ImmutableArray<Diagnostic> diagnostics = compilation.Emit(image).Diagnostics;
        ThrowOnError(diagnostics);
        return new InMemoryAssembly(
            image.ToArray(), [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning)]);
    }

    private static void ThrowOnError(ImmutableArray<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is Diagnostic error)
        {
            throw new NetworkCompilationException($"{error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        }
    }
}
