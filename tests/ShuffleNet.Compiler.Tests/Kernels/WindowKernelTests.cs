using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support.Reference;
using Divisor = ShuffleNet.Compiler.Generator.Spec.AverageDivisor;
using Rounding = ShuffleNet.Compiler.Generator.Spec.PoolRounding;

namespace ShuffleNet.Compiler.Tests.Kernels;

/// <summary>Depthwise convolution and pools against naive ones, over planes narrower, as wide as and wider than a vector.</summary>
public class WindowKernelTests
{
    private static readonly (int Height, int Width)[] s_planes =
        [(1, 1), (2, 3), (7, 7), (14, 14), (5, 9), (33, 20), (9, 16), (4, 17), (28, 28), (3, 65), (56, 33)];

    public static TheoryData<int, int, int> DepthwiseShapes
    {
        get
        {
            TheoryData<int, int, int> data = [];
            foreach ((int height, int width) in s_planes)
            {
                data.Add(height, width, 1);
                data.Add(height, width, 2);
            }

            return data;
        }
    }

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
    public void Depthwise_Shape_AgreesWithReference(int height, int width, int stride)
    {
        const int channels = 5;
        LayerHarness layer = new();
        double[] weights = layer.Weights("w", channels, 1, 3);
        Func<Planes, Planes> norm = layer.Norm("n", channels);
        Slice source = LayerHarness.Whole("input", channels, height, width);
        Slice result = LayerHarness.Whole("output", channels, (height - 1) / stride + 1, (width - 1) / stride + 1);
        Planes input = layer.Input(source.Shape);

        float[] actual = layer.Run(
            input, new ConvolutionNode("dw", ConvolutionKind.Depthwise, source, result, "w", 3, stride, 1, channels) { Norm = "n" });

        LayerHarness.AssertClose(norm(ReferenceConvolution.Run(input, weights, null, channels, 3, stride, 1, channels)), actual);
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

        // Pools follow a ReLU, so their inputs are not negative.
        Planes input = layer.Input(source.Shape, least: 0);

        // The graph has to say so too.
        LayerHarness rectified = new();
        rectified.Tensors.Add("identity.weight", [1, 0, 0, 0, 1, 0, 0, 0, 1], 3, 3, 1, 1);
        Slice positive = source with { Tensor = "positive" };
        float[] largest = rectified.Run(
            input,
            new ConvolutionNode("relu", ConvolutionKind.Pointwise, source, positive, "identity", 1, 1, 0, 1) { Relu = true },
            new PoolNode("max", positive, result, kernel, 2, padding, null));

        LayerHarness.AssertClose(reference.Maximum(input), largest);
        foreach (Divisor divisor in Enum.GetValues<Divisor>())
        {
            float[] actual = layer.Run(input, new PoolNode("average", source, result, kernel, 2, padding, divisor));
            LayerHarness.AssertClose(reference.Average(input, divisor), actual);
        }
    }
}
