using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support.Reference;

namespace ShuffleNet.Compiler.Tests.Networks.Kernels;

/// <summary>
/// The kernels of operators that the published networks do not have, against the naive interpreter: planes narrower, as wide as and
/// wider than a vector of each width.
/// </summary>
public class OperatorKernelTests
{
    private static readonly (int Height, int Width)[] s_planes = [(1, 1), (2, 3), (7, 4), (5, 9), (3, 16), (9, 17), (4, 33), (14, 14)];

    /// <summary>Kernel, stride, groups, and the padding above, left, below and right.</summary>
    public static TheoryData<int, int, int, int, int, int, int> Convolutions => new()
    {
        { 1, 2, 1, 0, 0, 0, 0 },
        { 1, 2, 3, 0, 0, 0, 0 },
        { 3, 1, 2, 1, 1, 1, 1 },
        { 3, 2, 2, 0, 1, 2, 0 },
        { 3, 1, 1, 2, 0, 0, 2 },
        { 5, 1, 1, 2, 2, 2, 2 },
        { 5, 2, 3, 4, 1, 0, 3 },
        { 7, 1, 2, 3, 3, 3, 3 },
        { 7, 2, 6, 6, 6, 6, 6 },
    };

    public static TheoryData<string> Operators =>
        ["add 2", "add 4", "relu", "scale", "upsample nearest", "upsample bilinear"];

    private static readonly KernelCases<(int, int, int, int, int, int, int, int)> s_convolutions = new(
        Convolutions.SelectMany(row => Enumerable.Range(0, s_planes.Length).Select(plane => Key(row.Data, plane))).Where(Fits),
        key => [Convolution(key)]);

    /// <summary>Window, stride, what is divided by, and the padding above, left, below and right.</summary>
    public static TheoryData<int, int, AverageDivisor, int, int, int, int> Averages => new()
    {
        { 5, 1, AverageDivisor.ValidElements, 2, 2, 2, 2 },
        { 5, 2, AverageDivisor.WindowSize, 2, 2, 2, 2 },
        { 7, 1, AverageDivisor.ValidElements, 6, 0, 1, 5 },
        { 7, 2, AverageDivisor.WindowSize, 3, 1, 4, 2 },
        { 4, 2, AverageDivisor.ValidElements, 0, 1, 3, 2 },
        { 3, 1, AverageDivisor.WindowSize, 2, 0, 0, 1 },
        { 2, 1, AverageDivisor.ValidElements, 0, 0, 1, 1 },
    };

    private static readonly KernelCases<(int, int, AverageDivisor, int, int, int, int, int)> s_averages = new(
        Averages.SelectMany(row => Enumerable.Range(0, s_planes.Length).Select(plane => Key(row.Data, plane))).Where(Fits),
        key => Average(key));

    private static readonly KernelCases<(string, int)> s_operators = new(
        Operators.SelectMany(row => Enumerable.Range(0, s_planes.Length).Select(plane => (row.Data, plane))), Nodes);

    [Theory]
    [MemberData(nameof(Convolutions))]
    public void Convolution_Geometry_AgreesWithReference(int kernel, int stride, int groups, int top, int left, int bottom, int right)
    {
        int compared = 0;
        for (int plane = 0; plane < s_planes.Length; plane++)
        {
            (int, int, int, int, int, int, int, int) key = (kernel, stride, groups, top, left, bottom, right, plane);
            if (Fits(key))
            {
                LayerHarness layer = new();
                ConvolutionNode node = Convolution(key);
                layer.Weights("w", node.Output.Shape.Channels, node.Input.Shape.Channels / groups, kernel);
                layer.Tensors.AddRandom("w.bias", new Random(3), -0.5, 0.5, node.Output.Shape.Channels);
                Compare(layer, [node], (tensors, input) => s_convolutions.Run(key, tensors, input));
                compared++;
            }
        }

        Assert.InRange(compared, 2, s_planes.Length);
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void Operator_Plane_AgreesWithReference(string name)
    {
        for (int plane = 0; plane < s_planes.Length; plane++)
        {
            (string, int) key = (name, plane);
            Compare(new LayerHarness(), Nodes(key), (tensors, input) => s_operators.Run(key, tensors, input));
        }
    }

    [Theory]
    [MemberData(nameof(Averages))]
    public void AveragePool_Geometry_AgreesWithReference(
        int kernel, int stride, AverageDivisor divisor, int top, int left, int bottom, int right)
    {
        int compared = 0;
        for (int plane = 0; plane < s_planes.Length; plane++)
        {
            (int, int, AverageDivisor, int, int, int, int, int) key = (kernel, stride, divisor, top, left, bottom, right, plane);
            if (Fits(key))
            {
                Compare(new LayerHarness(), Average(key), (tensors, input) => s_averages.Run(key, tensors, input));
                compared++;
            }
        }

        Assert.InRange(compared, 2, s_planes.Length);
    }

    private static void Compare(LayerHarness layer, Node[] nodes, Func<TensorSource, Planes, IReadOnlyList<float[]>> run)
    {
        Planes input = layer.Input(nodes[0].Inputs[0].Shape);
        NetworkGraph graph = new(nodes[0].Inputs[0], [new("output", nodes[^1].Output)], nodes);
        Planes expected = new ReferenceGraph(graph, layer.Tensors).Run(input)[0];

        Assert.All(run(layer.Tensors, input), answer => LayerHarness.AssertClose(expected, answer));
    }

    private static (int, int, int, int, int, int, int, int) Key(
        (int Kernel, int Stride, int Groups, int Top, int Left, int Bottom, int Right) row, int plane) =>
        (row.Kernel, row.Stride, row.Groups, row.Top, row.Left, row.Bottom, row.Right, plane);

    private static bool Fits((int, int, int, int, int, int, int, int) key) => Convolution(key).Output.Shape.Length > 0;

    private static ConvolutionNode Convolution(
        (int Kernel, int Stride, int Groups, int Top, int Left, int Bottom, int Right, int Plane) key)
    {
        // Blocks of channels that are full and such that are not.
        (int inputs, int outputs) = (6, key.Groups == 1 ? 11 : 2 * key.Groups);
        (int height, int width) = s_planes[key.Plane];
        Padding padding = new(key.Top, key.Left, key.Bottom, key.Right);
        Slice input = LayerHarness.Whole("input", inputs, height, width);
        (int rows, int columns) = padding.Windows(input.Shape, key.Kernel, key.Stride);
        return new("conv", input, LayerHarness.Whole("output", outputs, rows, columns), "w", key.Kernel, key.Stride, padding, key.Groups)
        {
            Bias = true,
        };
    }

    private static (int, int, AverageDivisor, int, int, int, int, int) Key(
        (int Kernel, int Stride, AverageDivisor Divisor, int Top, int Left, int Bottom, int Right) row, int plane) =>
        (row.Kernel, row.Stride, row.Divisor, row.Top, row.Left, row.Bottom, row.Right, plane);

    private static bool Fits((int, int, AverageDivisor, int, int, int, int, int) key) => Average(key)[^1].Output.Shape.Length > 0;

    /// <summary>Of a tensor in the workspace, beside which other values stand.</summary>
    private static Node[] Average((int Kernel, int Stride, AverageDivisor Divisor, int Top, int Left, int Bottom, int Right, int Plane) key)
    {
        (int height, int width) = s_planes[key.Plane];
        Padding padding = new(key.Top, key.Left, key.Bottom, key.Right);
        Slice input = LayerHarness.Whole("input", 3, height, width);
        Slice other = input with { Tensor = "other" };
        (int rows, int columns) = padding.Windows(input.Shape, key.Kernel, key.Stride);
        return
        [
            new ActivationNode("other", input, other, Activation.LeakyRelu(-2)),
            new PoolNode("pool", other, LayerHarness.Whole("output", 3, rows, columns), key.Kernel, key.Stride, padding, key.Divisor),
        ];
    }

    private static Node[] Nodes((string Name, int Plane) key)
    {
        (int height, int width) = s_planes[key.Plane];
        Slice input = LayerHarness.Whole("input", 5, height, width);
        Slice same = input with { Tensor = "output" };
        Slice large = LayerHarness.Whole("output", 5, 2 * height, 2 * width);
        Slice mean = LayerHarness.Whole("mean", 5, 1, 1);

        // Other values than the input's, in the workspace.
        Slice other = input with { Tensor = "other" };
        ActivationNode made = new("other", input, other, Activation.LeakyRelu(-2));
        return key.Name switch
        {
            "add 2" => [made, new AddNode("add", new([input, other]), same)],
            "add 4" => [made, new AddNode("add", new([other, input, other, input]), same)],
            "relu" => [new ActivationNode("relu", input, same, Activation.Relu)],
            "scale" => [new GlobalAverageNode("mean", input, mean), made, new ScaleNode("scale", other, mean, same)],
            "upsample nearest" => [new UpsampleNode("up", input, large, false)],
            "upsample bilinear" => [made, new UpsampleNode("up", other, large, true)],
            _ => throw new ArgumentException(key.Name, nameof(key)),
        };
    }
}
