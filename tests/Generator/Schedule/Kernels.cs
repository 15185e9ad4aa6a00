using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Tests.Generator.Schedule;

/// <summary>Kernels and schedules of bare shapes.</summary>
internal static class Kernels
{
    public static TheoryData<string> Widths => [.. VectorIsa.All.Select(isa => isa.Type)];

    public static IReadOnlyList<int> Strides { get; } = [1, 2];

    public static VectorIsa Isa(string type) => VectorIsa.All.Single(isa => isa.Type == type);

    public static PointwiseKernel Pointwise(int inputs, int outputs, int pixels) => new(
        inputs, outputs, 1, pixels, PlaneAccess.Contiguous(inputs), PlaneAccess.Contiguous(outputs), ResidualMode.None, Activation.Relu,
        ChannelBlocks.Of(outputs));

    public static DepthwiseKernel Depthwise(DepthwiseOperation operation, int kernel, int stride, int height, int width)
    {
        int padding = kernel / 2;
        TensorShape output = new(8, ((height - 1) / stride) + 1, ((width - 1) / stride) + 1);
        return new(operation, new(8, height, width), output, kernel, stride, padding, Activation.Relu, default);
    }

    public static ConvolutionKernel Convolution(int channels, int outputs, int stride, int height, int width) => new(
        new(channels, height, width),
        new(outputs, ((height - 1) / stride) + 1, ((width - 1) / stride) + 1),
        stride,
        Activation.Relu,
        ChannelBlocks.Of(outputs, ChannelBlocks.MaxConvolution));

    public static PointwiseSchedule Of(PointwiseKernel kernel, VectorIsa isa) => PointwiseSchedule.Of(kernel, isa, default);

    public static DepthwiseSchedule Of(DepthwiseKernel kernel, VectorIsa isa) => DepthwiseSchedule.Of(kernel, isa, default);

    public static ConvolutionSchedule Of(ConvolutionKernel kernel, VectorIsa isa) => ConvolutionSchedule.Of(kernel, isa, default);
}
