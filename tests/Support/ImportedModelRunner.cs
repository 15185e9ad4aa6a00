using System.Reflection;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Import;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>A model file on the whole way of a build: its operators as text, the class that the text becomes, the file's weights.</summary>
internal static class ImportedModelRunner
{
    /// <summary>What each result holds after an inference.</summary>
    public static float[][] Run(ImportedModel model, ReadOnlySpan<float> input) => Compile(model).Run(model.Weights, input);

    /// <summary>The same with weights that were packed before.</summary>
    public static float[][] RunPacked(ImportedModel model, string path, float[] input) =>
        (float[][])typeof(ImportedModelRunner).GetMethod(nameof(RunFile), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(CompileType(model)).Invoke(null, [path, input])!;

    public static GraphRunner Compile(ImportedModel model) => new(
        CompileType(model), [.. OperatorReader.Read(model.Operators).Outputs.Select(output => output.Slice.Shape.Length)]);

    private static float[][] RunFile<T>(string path, float[] input)
        where T : class, ICompiledModel<T>
    {
        float[][] outputs = [.. T.Results.Select(result => new float[result.Length])];
        using T network = T.Load(path);
        network.Run(input, [.. outputs.Select(output => output.AsMemory())]);
        return outputs;
    }

    private static Type CompileType(ImportedModel model)
    {
        // One width is enough to see what is computed; that all widths give the same is tested for every operator elsewhere.
        ModelClass target = new(CompiledNetwork.TestType, true, "model.operators", OperatorText.Write(model.Operators))
        {
            Options = CompileOptions.Default with { VectorWidths = new([256]) },
        };
        return Assembly.Load(CompiledNetwork.Compile(NetworkCompiler.Emit(target)).Image).GetType("Test.Network")!;
    }
}
