using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support.Reference;

namespace ShuffleNet.Compiler.Tests.Networks.Kernels;

/// <summary>Every activation in the epilogue of every kind of kernel against its definition.</summary>
public class ActivationKernelTests
{
    private const int Channels = 6;

    // Rests of every width, for the pointwise convolution one pixel alone too.
    private static readonly (int Height, int Width)[] s_planes = [(5, 9), (7, 7), (4, 35)];

    public static TheoryData<string, int> Cases =>
        [.. Activations.Names.SelectMany(name => Enumerable.Range(0, s_planes.Length).Select(plane => new TheoryDataRow<string, int>(name, plane)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pointwise_Activation_AgreesWithReference(string name, int plane)
    {
        (LayerHarness layer, Slice source, Slice result, Planes input) = Start(plane);
        double[] weights = layer.Weights("w", Channels, Channels, 1);
        ConvolutionNode node = new("conv", source, result, "w", 1, 1, 0, 1);

        Compare(layer, node, name, input, ReferenceConvolution.Run(input, weights, null, Channels, 1, 1, 0, 1));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Depthwise_Activation_AgreesWithReference(string name, int plane)
    {
        (LayerHarness layer, Slice source, Slice result, Planes input) = Start(plane);
        double[] weights = layer.Weights("w", Channels, 1, 3);
        ConvolutionNode node = new("conv", source, result, "w", 3, 1, 1, Channels);

        Compare(layer, node, name, input, ReferenceConvolution.Run(input, weights, null, Channels, 3, 1, 1, Channels));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Convolution_Activation_AgreesWithReference(string name, int plane)
    {
        (LayerHarness layer, Slice source, Slice result, Planes input) = Start(plane);
        double[] weights = layer.Weights("w", Channels, Channels, 3);
        ConvolutionNode node = new("conv", source, result, "w", 3, 1, 1, 1);

        Compare(layer, node, name, input, ReferenceConvolution.Run(input, weights, null, Channels, 3, 1, 1, 1));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pool_Activation_AgreesWithReference(string name, int plane)
    {
        (LayerHarness layer, Slice source, Slice result, Planes input) = Start(plane);
        ReferencePool reference = new(3, 2, 1, PoolRounding.Floor);
        result = result with { Shape = new(Channels, reference.OutputSize(source.Shape.Height), reference.OutputSize(source.Shape.Width)) };
        Activation activation = Activations.Get(name);

        float[] largest = layer.Run(input, new PoolNode("pool", source, result, 3, 2, 1, null) { Activation = activation });
        float[] means = layer.Run(input, new PoolNode("pool", source, result, 3, 2, 1, AverageDivisor.ValidElements) { Activation = activation });

        LayerHarness.AssertClose(ReferenceActivation.Run(activation, reference.Maximum(input)), largest);
        LayerHarness.AssertClose(ReferenceActivation.Run(activation, reference.Average(input, AverageDivisor.ValidElements)), means);
    }

    private static (LayerHarness Layer, Slice Source, Slice Result, Planes Input) Start(int plane)
    {
        LayerHarness layer = new();
        Slice source = LayerHarness.Whole("input", Channels, s_planes[plane].Height, s_planes[plane].Width);
        Planes input = layer.Input(source.Shape);

        // Beyond the kinks of all of them, on both sides.
        for (int i = 0; i < input.Values.Length; i++)
        {
            input.Values[i] = (float)(input.Values[i] * 12);
        }

        return (layer, source, source with { Tensor = "output" }, input);
    }

    private static void Compare(LayerHarness layer, ConvolutionNode node, string name, Planes input, Planes linear)
    {
        Activation activation = Activations.Get(name);
        LayerHarness.AssertClose(ReferenceActivation.Run(activation, linear), layer.Run(input, node with { Activation = activation }));
    }
}
