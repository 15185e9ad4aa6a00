using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Reference;

namespace ShuffleNet.Compiler.Tests.Networks.Kernels;

/// <summary>The first convolution and the head against naive ones.</summary>
public class ConvolutionAndHeadKernelTests
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

    public static TheoryData<int, int, int> Averages => new() { { 1, 1, 1 }, { 3, 7, 7 }, { 58, 5, 9 }, { 5, 33, 20 }, { 54, 14, 14 } };

    public static TheoryData<int, int> Classifiers =>
        new() { { 1, 1 }, { 3, 5 }, { 58, 10 }, { 54, 64 }, { 5, 1000 }, { 1000, 3 }, { 20, 129 } };

    private static readonly KernelCases<(int, int, int, int, int)> s_convolutions = new(
        Images.Select(row => row.Data), image => [Convolution(image)]);

    private static readonly KernelCases<(int Channels, int Height, int Width)> s_averages = new(
        Averages.Select(row => row.Data),
        shape =>
            [new GlobalAverageNode(
                "pool",
                LayerHarness.Whole("input", shape.Channels, shape.Height, shape.Width),
                LayerHarness.Whole("output", shape.Channels, 1, 1))]);

    private static readonly KernelCases<(int Inputs, int Outputs, bool Softmax)> s_classifiers = new(
        Classifiers.SelectMany(row =>
            (IEnumerable<(int, int, bool)>)[(row.Data.Item1, row.Data.Item2, false), (row.Data.Item1, row.Data.Item2, true)]),
        Classifier);

    [Theory]
    [MemberData(nameof(Images))]
    public void Convolution_Shape_AgreesWithReference(int inputs, int outputs, int height, int width, int stride)
    {
        LayerHarness layer = new();
        double[] weights = layer.Weights("w", outputs, inputs, 3);
        Func<Planes, Planes> norm = layer.Norm("n", outputs);
        Planes input = layer.Input(new TensorShape(inputs, height, width));
        Planes expected = ReferenceOperators.Relu(norm(ReferenceConvolution.Run(input, weights, null, outputs, 3, stride, 1, 1)));

        IReadOnlyList<float[]> actual = s_convolutions.Run((inputs, outputs, height, width, stride), layer.Tensors, input);

        Assert.All(actual, answer => LayerHarness.AssertClose(expected, answer));
    }

    [Theory]
    [MemberData(nameof(Averages))]
    public void GlobalAverage_Shape_AgreesWithReference(int channels, int height, int width)
    {
        LayerHarness layer = new();
        Planes input = layer.Input(new TensorShape(channels, height, width));

        IReadOnlyList<float[]> actual = s_averages.Run((channels, height, width), layer.Tensors, input);

        double[] expected = [.. ReferenceOperators.GlobalAveragePool(input)];
        Assert.All(actual, answer => Assert.InRange(Difference.Relative(expected, answer), 0, LayerHarness.Tolerance));
    }

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void LinearAndSoftmax_Shape_AgreeWithReference(int inputs, int outputs)
    {
        LayerHarness layer = new();
        double[] weights = layer.Tensors.AddRandom("c.weight", new Random(1), -0.3, 0.3, outputs, inputs);
        double[] bias = layer.Tensors.AddRandom("c.bias", new Random(2), -0.3, 0.3, outputs);
        Planes input = layer.Input(new TensorShape(inputs, 1, 1));
        double[] expected = ReferenceOperators.Linear(input.Values, weights, bias, outputs);

        IReadOnlyList<float[]> logits = s_classifiers.Run((inputs, outputs, false), layer.Tensors, input);
        IReadOnlyList<float[]> softmax = s_classifiers.Run((inputs, outputs, true), layer.Tensors, input);

        Assert.All(logits, answer => Assert.InRange(Difference.Relative(expected, answer), 0, LayerHarness.Tolerance));
        Assert.All(
            softmax,
            answer => Assert.InRange(Difference.Relative(ReferenceOperators.Softmax(expected), answer), 0, LayerHarness.Tolerance));
    }

    private static ConvolutionNode Convolution((int Inputs, int Outputs, int Height, int Width, int Stride) image)
    {
        (int inputs, int outputs, int height, int width, int stride) = image;
        Slice result = LayerHarness.Whole("output", outputs, ((height - 1) / stride) + 1, ((width - 1) / stride) + 1);
        return new("stem", LayerHarness.Whole("input", inputs, height, width), result, "w", 3, stride, 1, 1)
        {
            Norm = "n", Activation = Activation.Relu,
        };
    }

    private static Node[] Classifier((int Inputs, int Outputs, bool Softmax) shape)
    {
        Slice output = LayerHarness.Whole("output", shape.Outputs, 1, 1);
        Slice logits = shape.Softmax ? output with { Tensor = "logits" } : output;
        LinearNode linear = new("classifier", LayerHarness.Whole("input", shape.Inputs, 1, 1), logits, "c", true);
        return shape.Softmax ? [linear, new SoftmaxNode("softmax", logits, output)] : [linear];
    }
}
