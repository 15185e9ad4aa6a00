namespace ShuffleNet.Compiler.Import;

/// <summary>A convolution in groups, without dilation.</summary>
internal sealed class ConvolutionNode(string name, ChannelView input, int height, int width, FileTensor filters, FileTensor? bias, Window window, int groups)
    : NetworkNode(name, (int)filters.Shape[0], height, width, input)
{
    /// <summary>Shape (outputs, inputs of a group, rows, columns).</summary>
    public FileTensor Filters { get; } = filters;

    /// <summary>Shape (outputs).</summary>
    public FileTensor? Bias { get; } = bias;

    public Window Window { get; } = window;

    public int Groups { get; } = groups;

    public bool IsPointwise => Window == Window.Square(1, 1, 0);

    public bool IsDepthwise => Groups == Channels && Groups == Input.Channels && !IsPointwise;
}
