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

    public static TheoryData<int, int, int, int> ResidualShapes =>
        new() { { 20, 2, 7, 7 }, { 24, 3, 5, 9 }, { 58, 1, 33, 20 }, { 5, 5, 1, 1 } };

    private static readonly KernelCases<(int, int, int, int, int)> s_layers = new(Shapes.Select(row => row.Data), shape => [Layer(shape)]);

    private static readonly KernelCases<(int, int, int, int)> s_residuals = new(ResidualShapes.Select(row => row.Data), Residual);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Run_Shape_AgreesWithReference(int inputs, int outputs, int groups, int height, int width)
    {
        LayerHarness layer = new();
        double[] weights = layer.Weights("w", outputs, inputs / groups, 1);
        Func<Planes, Planes> norm = layer.Norm("n", outputs);
        Planes input = layer.Input(new TensorShape(inputs, height, width));
        Planes expected = norm(ReferenceConvolution.Run(input, weights, null, outputs, 1, 1, 0, groups));
        expected = HasRelu(outputs) ? ReferenceOperators.Relu(expected) : expected;

        IReadOnlyList<float[]> actual = s_layers.Run((inputs, outputs, groups, height, width), layer.Tensors, input);

        Assert.All(actual, answer => LayerHarness.AssertClose(expected, answer));
    }

    [Theory]
    [MemberData(nameof(ResidualShapes))]
    public void Run_Residual_AddsBeforeRelu(int channels, int groups, int height, int width)
    {
        LayerHarness layer = new();
        double[] first = layer.Weights("a", channels, channels / groups, 1);
        double[] second = layer.Weights("b", channels, channels / groups, 1);
        Planes input = layer.Input(new TensorShape(channels, height, width));
        Planes between = ReferenceConvolution.Run(input, first, null, channels, 1, 1, 0, groups);
        Planes branch = ReferenceConvolution.Run(between, second, null, channels, 1, 1, 0, groups);

        IReadOnlyList<float[]> actual = s_residuals.Run((channels, groups, height, width), layer.Tensors, input);

        Assert.All(actual, answer => LayerHarness.AssertClose(ReferenceOperators.Relu(ReferenceOperators.Add(between, branch)), answer));
    }

    // A handful of results may all be negative, and zeros would compare with anything.
    private static bool HasRelu(int outputs) => outputs > 2;

    private static ConvolutionNode Layer((int Inputs, int Outputs, int Groups, int Height, int Width) shape) => Node(
        LayerHarness.Whole("input", shape.Inputs, shape.Height, shape.Width),
        LayerHarness.Whole("output", shape.Outputs, shape.Height, shape.Width),
        "w",
        shape.Groups) with { Norm = "n", Activation = HasRelu(shape.Outputs) ? Activation.Relu : Activation.None };

    private static Node[] Residual((int Channels, int Groups, int Height, int Width) shape)
    {
        Slice source = LayerHarness.Whole("input", shape.Channels, shape.Height, shape.Width);
        Slice middle = source with { Tensor = "middle" };
        return
        [
            Node(source, middle, "a", shape.Groups),
            Node(middle, source with { Tensor = "output" }, "b", shape.Groups) with
            {
                Name = "second", Residual = middle, Activation = Activation.Relu,
            },
        ];
    }

    private static ConvolutionNode Node(Slice source, Slice result, string weight, int groups) =>
        new("first", source, result, weight, 1, 1, 0, groups);
}
