using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Reference;

namespace ShuffleNet.Compiler.Tests.Networks.Kernels;

/// <summary>The first convolution and the head against naive ones.</summary>
public class DenseAndHeadKernelTests
{
    public static TheoryData<int, int, int, int, int> Images => new()
    {
        // input channels, output channels, rows, columns, stride
        { 3, 24, 20, 64, 2 },
        { 3, 24, 15, 33, 2 },
        { 1, 12, 28, 28, 1 },
        { 5, 10, 5, 9, 1 },
        { 3, 5, 5, 9, 2 },
        { 1, 1, 1, 1, 1 },
        { 1, 1, 1, 1, 2 },
        { 3, 58, 33, 20, 1 },
        { 4, 16, 7, 7, 2 },
        { 2, 54, 14, 14, 1 },
        { 3, 8, 3, 70, 1 },
        { 3, 8, 4, 131, 2 },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void Convolution_Shape_AgreesWithReference(int inputs, int outputs, int height, int width, int stride)
    {
        LayerHarness layer = new();
        double[] weights = layer.Weights("w", outputs, inputs, 3);
        Func<Planes, Planes> norm = layer.Norm("n", outputs);
        Slice source = LayerHarness.Whole("input", inputs, height, width);
        Slice result = LayerHarness.Whole("output", outputs, (height - 1) / stride + 1, (width - 1) / stride + 1);
        Planes input = layer.Input(source.Shape);

        float[] actual = layer.Run(
            input, new ConvolutionNode("stem", source, result, "w", 3, stride, 1, 1) { Norm = "n", Activation = Activation.Relu });

        LayerHarness.AssertClose(ReferenceOperators.Relu(norm(ReferenceConvolution.Run(input, weights, null, outputs, 3, stride, 1, 1))), actual);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 7, 7)]
    [InlineData(58, 5, 9)]
    [InlineData(5, 33, 20)]
    [InlineData(54, 14, 14)]
    public void GlobalAverage_Shape_AgreesWithReference(int channels, int height, int width)
    {
        LayerHarness layer = new();
        Slice source = LayerHarness.Whole("input", channels, height, width);
        Planes input = layer.Input(source.Shape);

        float[] actual = layer.Run(input, new GlobalAverageNode("pool", source, LayerHarness.Whole("output", channels, 1, 1)));

        Assert.InRange(Difference.Relative(ReferenceOperators.GlobalAveragePool(input), actual), 0, LayerHarness.Tolerance);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(58, 10)]
    [InlineData(54, 64)]
    [InlineData(5, 1000)]
    [InlineData(1000, 3)]
    [InlineData(20, 129)]
    public void LinearAndSoftmax_Shape_AgreeWithReference(int inputs, int outputs)
    {
        LayerHarness layer = new();
        double[] weights = layer.Tensors.AddRandom("c.weight", new Random(1), -0.3, 0.3, outputs, inputs);
        double[] bias = layer.Tensors.AddRandom("c.bias", new Random(2), -0.3, 0.3, outputs);
        Slice source = LayerHarness.Whole("input", inputs, 1, 1);
        Slice logits = LayerHarness.Whole("logits", outputs, 1, 1);
        Planes input = layer.Input(source.Shape);
        LinearNode linear = new("classifier", source, logits, "c", true);
        double[] expected = ReferenceOperators.Linear(input.Values, weights, bias, outputs);

        Assert.InRange(Difference.Relative(expected, layer.Run(input, linear)), 0, LayerHarness.Tolerance);
        float[] softmax = layer.Run(input, linear, new SoftmaxNode("softmax", logits, logits with { Tensor = "output" }));
        Assert.InRange(Difference.Relative(ReferenceOperators.Softmax(expected), softmax), 0, LayerHarness.Tolerance);
    }
}
