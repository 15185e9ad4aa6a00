using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;

namespace ShuffleNet.Compiler.Tests.Import.Models;

/// <summary>Files of strangers, each as it stands, through the whole way of a build against ONNX Runtime.</summary>
public class ModelFileCaseTests
{
    private const double Tolerance = 1e-4;

    /// <summary>
    /// ONNX Runtime rounds every value of a float16 network to 11 bits, and the compiled class none; so that file is compared loosely.
    /// </summary>
    private const double HalfTolerance = 1e-2;

    [Theory]
    [InlineData("cases/01-slice-open-end.onnx")]
    [InlineData("cases/04-leaky-relu.onnx")]
    [InlineData("cases/05-backbone-two-stages.onnx")]
    [InlineData("cases/06-embedding.onnx")]
    [InlineData("cases/07-batchnorm-before-classifier.onnx")]
    [InlineData("cases/08-two-layer-classifier.onnx")]
    [InlineData("cases/09-sigmoid-output.onnx")]
    [InlineData("cases/10-normalisation-inside.onnx")]
    [InlineData("cases/11-stem-1x1.onnx")]
    [InlineData("cases/12-no-conv5.onnx")]
    [InlineData("cases/13-shortcut-without-relu.onnx")]
    [InlineData("cases/15-float16.onnx", HalfTolerance)]
    [InlineData("cases/16-epsilon-1e-3.onnx")]
    [InlineData("detectors/weights/fastestdet-352.onnx")]
    [InlineData("detectors/weights/nanodet-m-320.onnx")]
    [InlineData("models/fastestdet-other-training.onnx")]
    [InlineData("models/lung-colon-v1-g2-stem1x1.onnx")]
    public void Read_FileOfAStranger_ComputesWhatOnnxRuntimeDoes(string name, double tolerance = Tolerance)
    {
        string path = SharedData.PathOf(name);
        ImportedModel model = ImportedModel.Read(path);
        float[] input = RandomInput.Of((int)model.Operators.Input.Length, seed: 1);

        float[][] actual = ImportedModelRunner.Run(model, input);

        float[][] expected = OnnxAnswers.Of(File.ReadAllBytes(path), input);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair =>
            Assert.InRange(Difference.Relative(Array.ConvertAll(pair.First, value => (double)value), pair.Second), 0, tolerance));
    }

    /// <summary>ShuffleNet's splits, shuffles and concatenations cost nothing in a file either.</summary>
    [Theory]
    [InlineData("cases/04-leaky-relu.onnx")]
    [InlineData("cases/13-shortcut-without-relu.onnx")]
    [InlineData("models/lung-colon-v1-g2-stem1x1.onnx")]
    public void Read_ShuffleNet_NeedsNoCopies(string name) =>
        Assert.Equal(0, ImportedModelRunner.Compile(ImportedModel.Read(SharedData.PathOf(name))).Summary.Copies);
}
