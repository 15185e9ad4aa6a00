using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator;

namespace ShuffleNet.Compiler.Benchmarks.Experiments;

/// <summary>Takes an attribute's text through the generator and the C# compiler, as a user's build does, to a network here.</summary>
internal static class AttributeCompiler
{
    /// <summary>An instance with random weights.</summary>
    /// <exception cref="InvalidOperationException">The generator or the compiler reported an error.</exception>
    public static Inference Create(string attribute)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Experiment",
            [CSharpSyntaxTree.ParseText($"using ShuffleNet.Compiler;\nnamespace Experiment;\n{attribute}\npublic sealed partial class Network;\n")],
            FrameworkReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        CSharpGeneratorDriver.Create(new ShuffleNetGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out ImmutableArray<Diagnostic> reported);

        using MemoryStream image = new();
        if (reported.Concat(complete.Emit(image).Diagnostics).FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is Diagnostic error)
        {
            throw new InvalidOperationException($"{attribute}: {error}");
        }

        Type type = Assembly.Load(image.ToArray()).GetType("Experiment.Network")!;
        MethodInfo create = typeof(AttributeCompiler).GetMethod(nameof(Instance), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (Inference)create.MakeGenericMethod(type).Invoke(null, null)!;
    }

    private static Inference Instance<T>()
        where T : class, IShuffleNet<T>
    {
        T network = T.CreateRandom(1);
        return new Inference(network, network.Run, Constant("InputLength"), Constant("OutputLength"));

        static int Constant(string name) => (int)typeof(T).GetField(name)!.GetRawConstantValue()!;
    }
}
