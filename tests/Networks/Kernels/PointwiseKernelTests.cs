using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support.Reference;

namespace ShuffleNet.Compiler.Tests.Networks.Kernels;

/// <summary>The 1x1 convolution against the naive one, over planes and channels that leave every kind of rest.</summary>
public class PointwiseKernelTests
{
    public static TheoryData<int, int, int, int, int> Shapes => new()
    {
        // inputs, outputs, groups, rows, columns
        { 80, 20, 1, 7, 7 },
        { 60, 240, 3, 7, 7 },
        { 24, 54, 1, 14, 14 },
        { 54, 24, 3, 5, 9 },
        { 1, 2, 1, 1, 1 },
        { 3, 5, 1, 1, 1 },
        { 5, 3, 1, 33, 20 },
        { 58, 58, 2, 5, 9 },
        { 5, 1000, 1, 1, 1 },
        { 1000, 5, 5, 1, 3 },
        { 16, 7, 1, 2, 8 },
        { 9, 33, 3, 3, 21 },
        { 4, 64, 4, 8, 10 },
        { 2, 22, 2, 9, 13 },
        { 6, 13, 1, 10, 10 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Run_Shape_AgreesWithReference(int inputs, int outputs, int groups, int height, int width)
    {
        LayerHarness layer = new();
        double[] weights = layer.Weights("w", outputs, inputs / groups, 1);
        Func<Planes, Planes> norm = layer.Norm("n", outputs);
        Slice source = LayerHarness.Whole("input", inputs, height, width);
        Slice result = LayerHarness.Whole("output", outputs, height, width);
        Planes input = layer.Input(source.Shape);

        // A handful of results may all be negative, and zeros would compare with anything.
        bool relu = outputs > 2;

        float[] actual = layer.Run(input, Node(source, result, "w", groups) with { Norm = "n", Activation = relu ? Activation.Relu : Activation.None });

        Planes expected = norm(ReferenceConvolution.Run(input, weights, null, outputs, 1, 1, 0, groups));
        LayerHarness.AssertClose(relu ? ReferenceOperators.Relu(expected) : expected, actual);
    }

    [Theory]
    [InlineData(20, 2, 7, 7)]
    [InlineData(24, 3, 5, 9)]
    [InlineData(58, 1, 33, 20)]
    [InlineData(5, 5, 1, 1)]
    public void Run_Residual_AddsBeforeRelu(int channels, int groups, int height, int width)
    {
        LayerHarness layer = new();
        double[] first = layer.Weights("a", channels, channels / groups, 1);
        double[] second = layer.Weights("b", channels, channels / groups, 1);
        Slice source = LayerHarness.Whole("input", channels, height, width);
        Slice middle = source with { Tensor = "middle" };
        Planes input = layer.Input(source.Shape);

        float[] actual = layer.Run(
            input,
            Node(source, middle, "a", groups),
            Node(middle, source with { Tensor = "output" }, "b", groups) with { Name = "second", Residual = middle, Activation = Activation.Relu });

        Planes between = ReferenceConvolution.Run(input, first, null, channels, 1, 1, 0, groups);
        Planes branch = ReferenceConvolution.Run(between, second, null, channels, 1, 1, 0, groups);
        LayerHarness.AssertClose(ReferenceOperators.Relu(ReferenceOperators.Add(between, branch)), actual);
    }

    private static ConvolutionNode Node(Slice source, Slice result, string weight, int groups) =>
        new("first", source, result, weight, 1, 1, 0, groups);
}
