namespace ShuffleNet.Compiler.Import;

/// <summary>A convolution with its batch normalisation, what is added to it, and its ReLU.</summary>
internal sealed class ConvolutionLayer(
    int index,
    LayerName names,
    (int Channels, int Height, int Width) shape,
    IReadOnlyList<ChannelPlane> input,
    LayerWindow window,
    int groups)
    : Layer(index, names.Weight, shape, input)
{
    public LayerName Names { get; } = names;

    public LayerWindow Window { get; } = window;

    public int Groups { get; } = groups;

    /// <summary>Whether negative results become 0.</summary>
    public bool Relu { get; init; }

    /// <summary>What is added to the result before its ReLU; empty for nothing.</summary>
    public IReadOnlyList<ChannelPlane> Residual { get; init; } = [];

    /// <summary>Input channels of a group.</summary>
    public int GroupInputs => Input.Count / Groups;

    /// <summary>Output channels of a group.</summary>
    public int GroupOutputs => Channels / Groups;

    /// <summary>Weights of an output channel.</summary>
    public int RowLength => GroupInputs * Window.Kernel * Window.Kernel;

    public bool IsDepthwise => Groups > 1 && Groups == Channels && Groups == Input.Count && Window.Kernel > 1;

    public override IEnumerable<ChannelPlane> Reads => Input.Concat(Residual);
}
