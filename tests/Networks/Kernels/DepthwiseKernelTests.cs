using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support.Reference;
using Divisor = ShuffleNet.Compiler.AverageDivisor;
using Rounding = ShuffleNet.Compiler.PoolRounding;

using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks.Kernels;

/// <summary>Depthwise convolution and pools against naive ones, over planes narrower, as wide as and wider than a vector.</summary>
public class DepthwiseKernelTests
{
    private const int Channels = 5;
    private const int PoolChannels = 3;

    private static readonly (int Height, int Width)[] s_planes =
        [(1, 1), (2, 3), (7, 7), (14, 14), (5, 9), (33, 20), (9, 16), (4, 17), (28, 28), (3, 65), (56, 33)];

    // Planes of which a 5x5 or 7x7 window covers all, and sizes on either side of a vector and of a tile of rows.
    private static readonly (int Height, int Width)[] s_planesOfWide =
        [(1, 1), (2, 2), (3, 3), (6, 1), (5, 9), (7, 7), (12, 13), (14, 14), (16, 18), (33, 20), (28, 28), (17, 48)];

    private static readonly (int Height, int Width)[] s_morePlanesOfWide =
        [(4, 4),
            (1, 6),
            (5, 5),
            (8, 8),
            (6, 7),
            (10, 10),
            (9, 16),
            (15, 24),
            (21, 32),
            (4, 17),
            (1, 40),
            (3, 65),
            (56, 56),
            (57, 61),
            (56, 33),
            (112, 112),
        ];

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

    private static readonly KernelCases<(int, int, int, int)> s_depthwise = new(DepthwiseShapes.Select(row => row.Data), Depthwise);

    private static readonly KernelCases<(int, int, int, int)> s_moreDepthwise = new(MoreDepthwiseShapes.Select(row => row.Data), Depthwise);

    private static readonly KernelCases<(int, int, int, int, bool, PoolOperation)> s_pools = new(
        PoolShapes.SelectMany(row => Enum.GetValues<PoolOperation>().Select(operation =>
            (row.Data.Item1, row.Data.Item2, row.Data.Item3, row.Data.Item4, row.Data.Item5, operation))),
        Pool);

    [Theory]
    [MemberData(nameof(DepthwiseShapes))]
    public void Depthwise_Shape_AgreesWithReference(int height, int width, int kernel, int stride) =>
        CompareDepthwise(s_depthwise, height, width, kernel, stride);

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    [MemberData(nameof(MoreDepthwiseShapes))]
    public void Depthwise_SweptShape_AgreesWithReference(int height, int width, int kernel, int stride) =>
        CompareDepthwise(s_moreDepthwise, height, width, kernel, stride);

    private static void CompareDepthwise(KernelCases<(int, int, int, int)> cases, int height, int width, int kernel, int stride)
    {
        LayerHarness layer = new();
        double[] weights = layer.Weights("w", Channels, 1, kernel);
        Func<Planes, Planes> norm = layer.Norm("n", Channels);
        Planes input = layer.Input(new TensorShape(Channels, height, width));
        Planes expected = norm(ReferenceConvolution.Run(input, weights, null, Channels, kernel, stride, kernel / 2, Channels));

        IReadOnlyList<float[]> actual = cases.Run((height, width, kernel, stride), layer.Tensors, input);

        Assert.All(actual, answer => LayerHarness.AssertClose(expected, answer));
    }

    [Theory]
    [MemberData(nameof(PoolShapes))]
    public void Pools_Shape_AgreeWithReference(int height, int width, int kernel, int padding, bool ceiling)
    {
        ReferencePool reference = new(kernel, 2, padding, ceiling ? Rounding.Ceiling : Rounding.Floor);
        LayerHarness layer = new();

        Planes input = layer.Input(new TensorShape(PoolChannels, height, width));

        // Where nothing is negative, zero stands for what lies outside; the graph has to say so.
        LayerHarness rectified = new();
        rectified.Tensors.Add("identity.weight", [1, 0, 0, 0, 1, 0, 0, 0, 1], PoolChannels, PoolChannels, 1, 1);

        AssertClose(reference.Maximum(input), PoolOperation.Maximum, layer);
        AssertClose(reference.Maximum(ReferenceOperators.Relu(input)), PoolOperation.MaximumOfRelu, rectified);
        AssertClose(reference.Average(input, Divisor.ValidElements), PoolOperation.AverageOfValid, layer);
        AssertClose(reference.Average(input, Divisor.WindowSize), PoolOperation.AverageOfWindow, layer);

        void AssertClose(Planes expected, PoolOperation operation, LayerHarness harness) => Assert.All(
            s_pools.Run((height, width, kernel, padding, ceiling, operation), harness.Tensors, input),
            answer => LayerHarness.AssertClose(expected, answer));
    }

    private static Node[] Depthwise((int Height, int Width, int Kernel, int Stride) shape)
    {
        (int height, int width, int kernel, int stride) = shape;
        Slice result = LayerHarness.Whole("output", Channels, ((height - 1) / stride) + 1, ((width - 1) / stride) + 1);
        return [new ConvolutionNode(
            "dw", LayerHarness.Whole("input", Channels, height, width), result, "w", kernel, stride, kernel / 2, Channels) { Norm = "n" }];
    }

    private static Node[] Pool((int Height, int Width, int Kernel, int Padding, bool Ceiling, PoolOperation Operation) shape)
    {
        Rounding rounding = shape.Ceiling ? Rounding.Ceiling : Rounding.Floor;
        Slice source = LayerHarness.Whole("input", PoolChannels, shape.Height, shape.Width);
        Slice result = LayerHarness.Whole(
            "output",
            PoolChannels,
            WindowSize.Of(shape.Height, shape.Kernel, 2, shape.Padding, rounding),
            WindowSize.Of(shape.Width, shape.Kernel, 2, shape.Padding, rounding));
        Slice positive = source with { Tensor = "positive" };
        return shape.Operation switch
        {
            PoolOperation.MaximumOfRelu =>
            [
                new ConvolutionNode("relu", source, positive, "identity", 1, 1, 0, 1) { Activation = Activation.Relu },
                Node(positive, null),
            ],
            PoolOperation.Maximum => [Node(source, null)],
            PoolOperation.AverageOfValid => [Node(source, Divisor.ValidElements)],
            _ => [Node(source, Divisor.WindowSize)],
        };

        PoolNode Node(Slice input, Divisor? divisor) => new("pool", input, result, shape.Kernel, 2, shape.Padding, divisor);
    }

    private enum PoolOperation
    {
        Maximum,
        MaximumOfRelu,
        AverageOfValid,
        AverageOfWindow,
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
