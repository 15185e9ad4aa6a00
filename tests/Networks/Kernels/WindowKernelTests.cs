using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support.Reference;
using Divisor = ShuffleNet.Compiler.AverageDivisor;
using Rounding = ShuffleNet.Compiler.PoolRounding;

namespace ShuffleNet.Compiler.Tests.Networks.Kernels;

/// <summary>Depthwise convolution and pools against naive ones, over planes narrower, as wide as and wider than a vector.</summary>
public class WindowKernelTests
{
    private static readonly (int Height, int Width)[] s_planes =
        [(1, 1), (2, 3), (7, 7), (14, 14), (5, 9), (33, 20), (9, 16), (4, 17), (28, 28), (3, 65), (56, 33)];

    // Planes of which a 5x5 or 7x7 window covers all, and sizes on either side of a vector and of a tile of rows.
    private static readonly (int Height, int Width)[] s_planesOfWide =
        [(1, 1), (2, 2), (3, 3), (6, 1), (5, 9), (7, 7), (12, 13), (14, 14), (16, 18), (33, 20), (28, 28), (17, 48)];

    private static readonly (int Height, int Width)[] s_morePlanesOfWide =
        [(4, 4), (1, 6), (5, 5), (8, 8), (6, 7), (10, 10), (9, 16), (15, 24), (21, 32), (4, 17), (1, 40), (3, 65), (56, 56), (57, 61), (56, 33), (112, 112)];

    public static TheoryData<int, int, int, int> DepthwiseShapes => Shapes((s_planes, 3), (s_planesOfWide, 5), (s_planesOfWide, 7));

    public static TheoryData<int, int, int, int> MoreDepthwiseShapes => Shapes((s_morePlanesOfWide, 5), (s_morePlanesOfWide, 7));

    public static TheoryData<int, int, int, int, bool> PoolShapes
    {
        get
        {
            TheoryData<int, int, int, int, bool> data = [];
            foreach ((int height, int width) in s_planes.Where(plane => plane.Height > 1))
            {
                data.Add(height, width, 3, 1, false);
                data.Add(height, width, 3, 0, true);
                data.Add(height, width, 2, 0, true);
                data.Add(height, width, 3, 1, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(DepthwiseShapes))]
    public void Depthwise_Shape_AgreesWithReference(int height, int width, int kernel, int stride) => CompareDepthwise(height, width, kernel, stride);

    /// <summary>Set SNC_SWEEP=1 for these.</summary>
    [Theory]
    [MemberData(nameof(MoreDepthwiseShapes))]
    public void Depthwise_SweptShape_AgreesWithReference(int height, int width, int kernel, int stride)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SNC_SWEEP") == "1", "a sweep; set SNC_SWEEP=1 to run it");
        CompareDepthwise(height, width, kernel, stride);
    }

    private static void CompareDepthwise(int height, int width, int kernel, int stride)
    {
        const int channels = 5;
        LayerHarness layer = new();
        double[] weights = layer.Weights("w", channels, 1, kernel);
        Func<Planes, Planes> norm = layer.Norm("n", channels);
        Slice source = LayerHarness.Whole("input", channels, height, width);
        Slice result = LayerHarness.Whole("output", channels, (height - 1) / stride + 1, (width - 1) / stride + 1);
        Planes input = layer.Input(source.Shape);

        float[] actual = layer.Run(
            input, new ConvolutionNode("dw", source, result, "w", kernel, stride, kernel / 2, channels) { Norm = "n" });

        LayerHarness.AssertClose(norm(ReferenceConvolution.Run(input, weights, null, channels, kernel, stride, kernel / 2, channels)), actual);
    }

    [Theory]
    [MemberData(nameof(PoolShapes))]
    public void Pools_Shape_AgreeWithReference(int height, int width, int kernel, int padding, bool ceiling)
    {
        Rounding rounding = ceiling ? Rounding.Ceiling : Rounding.Floor;
        ReferencePool reference = new(kernel, 2, padding, rounding);
        Slice source = LayerHarness.Whole("input", 3, height, width);
        Slice result = LayerHarness.Whole("output", 3, WindowSize.Of(height, kernel, 2, padding, rounding), WindowSize.Of(width, kernel, 2, padding, rounding));
        LayerHarness layer = new();

        Planes input = layer.Input(source.Shape);

        LayerHarness.AssertClose(reference.Maximum(input), layer.Run(input, new PoolNode("max", source, result, kernel, 2, padding, null)));

        // Where nothing is negative, zero stands for what lies outside; the graph has to say so.
        LayerHarness rectified = new();
        rectified.Tensors.Add("identity.weight", [1, 0, 0, 0, 1, 0, 0, 0, 1], 3, 3, 1, 1);
        Slice positive = source with { Tensor = "positive" };
        float[] largest = rectified.Run(
            input,
            new ConvolutionNode("relu", source, positive, "identity", 1, 1, 0, 1) { Activation = Activation.Relu },
            new PoolNode("max", positive, result, kernel, 2, padding, null));

        LayerHarness.AssertClose(reference.Maximum(ReferenceOperators.Relu(input)), largest);
        foreach (Divisor divisor in Enum.GetValues<Divisor>())
        {
            float[] actual = layer.Run(input, new PoolNode("average", source, result, kernel, 2, padding, divisor));
            LayerHarness.AssertClose(reference.Average(input, divisor), actual);
        }
    }

    private static TheoryData<int, int, int, int> Shapes(params ((int Height, int Width)[] Planes, int Kernel)[] kernels)
    {
        TheoryData<int, int, int, int> data = [];
        foreach (((int Height, int Width)[] planes, int kernel) in kernels)
        {
            foreach ((int height, int width) in planes)
            {
                data.Add(height, width, kernel, 1);
                data.Add(height, width, kernel, 2);
            }
        }

        return data;
    }
}
