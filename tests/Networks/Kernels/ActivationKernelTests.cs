using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support.Reference;

namespace ShuffleNet.Compiler.Tests.Networks.Kernels;

/// <summary>Every activation in the epilogue of every kind of kernel against its definition.</summary>
public class ActivationKernelTests
{
    private const int Channels = 6;
    private const int Outputs = 21;

    // Rests of every width, for the pointwise convolution one pixel alone too.
    private static readonly (int Height, int Width)[] s_planes = [(5, 9), (7, 7), (4, 35)];

    private static readonly KernelCases<(Kind, string, int)> s_kernels = new(
        Cases.SelectMany(row => Enum.GetValues<Kind>().Select(kind => (kind, row.Data.Item1, row.Data.Item2))), Nodes);

    private enum Kind
    {
        Pointwise,
        Depthwise,
        Convolution,
        Maximum,
        Average,
        Linear,
        Grouped,
        Sum,
        Scale,
    }

    public static TheoryData<string, int> Cases =>
        [.. Activations.Names.SelectMany(name =>
            Enumerable.Range(0, s_planes.Length).Select(plane => new TheoryDataRow<string, int>(name, plane)))];

    private static ReferencePool Pool { get; } = new(3, 2, 1, PoolRounding.Floor);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pointwise_Activation_AgreesWithReference(string name, int plane) => Compare(
        Kind.Pointwise,
        name,
        plane,
        (layer, input) => ReferenceConvolution.Run(input, layer.Weights("w", Channels, Channels, 1), null, Channels, 1, 1, 0, 1));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Depthwise_Activation_AgreesWithReference(string name, int plane) => Compare(
        Kind.Depthwise,
        name,
        plane,
        (layer, input) => ReferenceConvolution.Run(input, layer.Weights("w", Channels, 1, 3), null, Channels, 3, 1, 1, Channels));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Convolution_Activation_AgreesWithReference(string name, int plane) => Compare(
        Kind.Convolution,
        name,
        plane,
        (layer, input) => ReferenceConvolution.Run(input, layer.Weights("w", Channels, Channels, 3), null, Channels, 3, 1, 1, 1));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pool_Activation_AgreesWithReference(string name, int plane)
    {
        Compare(Kind.Maximum, name, plane, (_, input) => Pool.Maximum(input));
        Compare(Kind.Average, name, plane, (_, input) => Pool.Average(input, AverageDivisor.ValidElements));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Linear_Activation_AgreesWithReference(string name, int plane) => Compare(Kind.Linear, name, plane, (layer, input) =>
        new(
            Outputs,
            1,
            1,
            ReferenceOperators.Linear(
                input.Values, layer.Tensors.AddRandom("w.weight", new Random(3), -0.1, 0.1, Outputs, input.Values.Length), null, Outputs)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void GroupedConvolution_Activation_AgreesWithReference(string name, int plane) => Compare(
        Kind.Grouped,
        name,
        plane,
        (layer, input) => ReferenceConvolution.Run(input, layer.Weights("w", Channels, Channels / 2, 3), null, Channels, 3, 1, 1, 2));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Elementwise_Activation_AgreesWithReference(string name, int plane)
    {
        Compare(Kind.Sum, name, plane, (_, input) => ReferenceOperators.Add(ReferenceOperators.Add(input, input), input));
        Compare(Kind.Scale, name, plane, (_, input) => Scaled(input));
    }

    private static Planes Scaled(Planes input)
    {
        double[] means = ReferenceOperators.GlobalAveragePool(input);
        return new(
            input.Channels,
            input.Height,
            input.Width,
            [.. input.Values.Select((value, index) => value * means[index / (input.Height * input.Width)])]);
    }

    private static void Compare(Kind kind, string name, int plane, Func<LayerHarness, Planes, Planes> linear)
    {
        LayerHarness layer = new();
        Planes input = layer.Input(new TensorShape(Channels, s_planes[plane].Height, s_planes[plane].Width));

        // Beyond the kinks of all of them, on both sides.
        for (int i = 0; i < input.Values.Length; i++)
        {
            input.Values[i] = (float)(input.Values[i] * 12);
        }

        Planes expected = ReferenceActivation.Run(Activations.Get(name), linear(layer, input));

        Assert.All(s_kernels.Run((kind, name, plane), layer.Tensors, input), answer => LayerHarness.AssertClose(expected, answer));
    }

    private static Node[] Nodes((Kind Kind, string Name, int Plane) key)
    {
        Activation activation = Activations.Get(key.Name);
        (int height, int width) = s_planes[key.Plane];
        Slice source = LayerHarness.Whole("input", Channels, height, width);
        Slice same = source with { Tensor = "output" };
        Slice mean = source with { Tensor = "mean", Shape = new(Channels, 1, 1) };
        Slice pooled = same with { Shape = new(Channels, Pool.OutputSize(height), Pool.OutputSize(width)) };
        return
        [
            .. key.Kind == Kind.Scale ? [new GlobalAverageNode("mean", source, mean)] : Array.Empty<Node>(),
            key.Kind switch
            {
                Kind.Linear =>
                    new LinearNode("linear", source, same with { Shape = new(Outputs, 1, 1) }, "w", false) { Activation = activation },
                Kind.Grouped => new ConvolutionNode("conv", source, same, "w", 3, 1, 1, 2) { Activation = activation },
                Kind.Sum => new AddNode("sum", new([source, source, source]), same) { Activation = activation },
                Kind.Scale => new ScaleNode("scale", source, mean, same) { Activation = activation },
                Kind.Pointwise => new ConvolutionNode("conv", source, same, "w", 1, 1, 0, 1) { Activation = activation },
                Kind.Depthwise => new ConvolutionNode("conv", source, same, "w", 3, 1, 1, Channels) { Activation = activation },
                Kind.Convolution => new ConvolutionNode("conv", source, same, "w", 3, 1, 1, 1) { Activation = activation },
                Kind.Maximum => new PoolNode("pool", source, pooled, 3, 2, 1, null) { Activation = activation },
                _ => new PoolNode("pool", source, pooled, 3, 2, 1, AverageDivisor.ValidElements) { Activation = activation },
            },
        ];
    }
}
