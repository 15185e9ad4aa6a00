using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Tests.Support;

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

        if (reported.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is Diagnostic error)
        {
            throw new InvalidOperationException($"{attribute}: {error}");
        }

        return CompiledClass.Call<Inference>(typeof(AttributeCompiler), nameof(Instance), CompiledClass.Load(complete, "Experiment.Network", attribute));
    }

    private static Inference Instance<T>()
        where T : class, IShuffleNet<T>
    {
        T network = T.CreateRandom(1);
        return new Inference(network, network.Run, Constant("InputLength"), Constant("OutputLength"));

        static int Constant(string name) => (int)typeof(T).GetField(name)!.GetRawConstantValue()!;
    }
}
