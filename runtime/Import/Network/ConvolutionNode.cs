namespace ShuffleNet.Compiler.Import;

/// <summary>A convolution in groups, without dilation.</summary>
internal sealed class ConvolutionNode(
    string name, ChannelView input, int height, int width, FileTensor filters, FileTensor? bias, Window window, int groups)
    : NetworkNode(name, (int)filters.Shape[0], height, width, input)
{
    /// <summary>Shape (outputs, inputs of a group, rows, columns).</summary>
    public FileTensor Filters { get; } = filters;

    /// <summary>Shape (outputs).</summary>
    public FileTensor? Bias { get; } = bias;

    public Window Window { get; } = window;

    public int Groups { get; } = groups;

    public bool IsPointwise => Window == Window.Square(1, 1, 0);

    /// <summary>Whether it is the depthwise convolution of a unit: 3x3, 5x5 or 7x7, padding half of that, stride 1 or 2.</summary>
    public bool IsOfUnit => IsDepthwise && Window is { KernelHeight: 3 or 5 or 7, StrideHeight: 1 or 2 }
        && Window == Window.Square(Window.KernelHeight, Window.StrideHeight, Window.KernelHeight / 2);

    public bool IsDepthwise => Groups == Channels && Groups == Input.Channels && !IsPointwise;
}
