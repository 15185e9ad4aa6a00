using CsCheck;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;
using ShuffleNet.Compiler.Tests.Support.Properties;
using OnnxReader = ShuffleNet.Compiler.Import.Onnx.OnnxReader;

namespace ShuffleNet.Compiler.Tests.Networks.Operators;

/// <summary>
/// Random graphs of all operators, written as ONNX models, on the whole way of a build: read, written as operators, compiled. What comes
/// out must be what ONNX Runtime computes of the model.
/// </summary>
public class RandomModelTests
{
    private const double Tolerance = 1e-4;

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Long)]
    public void Read_MoreRandomModels_ComputeWhatOnnxRuntimeDoes() => Agree(count: 30);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Read_ManyRandomModels_ComputeWhatOnnxRuntimeDoes() => Agree(count: 400);

    /// <summary>Reading costs little, so many more are read and evaluated node by node.</summary>
    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Evaluate_ManyRandomModels_GivesWhatOnnxRuntimeDoes() => Property.Hold(
        Gen.Int[0, 1 << 30], seed => Compare(seed, compiled: false), 3000, seed => $"new RandomGraph({seed})");

    private static void Agree(int count) => Property.Hold(
        Gen.Int[0, 1 << 30], seed => Compare(seed, compiled: true), count, seed => $"new RandomGraph({seed})");

    private static void Compare(int seed, bool compiled)
    {
        RandomGraph random = new(seed);
        byte[] bytes = OnnxOperators.Write(random.Graph, random.Tensors, apart: true);
        float[] input = Array.ConvertAll(random.Input.Values, value => (float)value);
        FileNetwork network = OnnxReader.Read("random.onnx", bytes, null, new ModelOptions());
        (OperatorModel operators, IReadOnlyList<NamedLayer> layers) = OperatorWriter.Write(network);

        double[] expected = [.. OnnxAnswers.Of(bytes, input).SelectMany(result => result).Select(value => (double)value)];
        float[] actual = compiled
            ? [.. ImportedModelRunner.Run(new ImportedModel(network, operators, layers), input).SelectMany(result => result)]
            : Array.ConvertAll(NetworkEvaluator.Run(network, input), value => (float)value);

        Assert.InRange(Difference.Relative(expected, actual), 0, Tolerance);
    }
}
