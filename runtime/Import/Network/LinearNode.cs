namespace ShuffleNet.Compiler.Import;

/// <summary>A matrix times the channels of planes of one element.</summary>
internal sealed class LinearNode(string name, ChannelView input, FileTensor weights, FileTensor? bias)
    : NetworkNode(name, (int)weights.Shape[0], 1, 1, input)
{
    /// <summary>Shape (outputs, inputs).</summary>
    public FileTensor Weights { get; } = weights;

    /// <summary>Shape (outputs).</summary>
    public FileTensor? Bias { get; } = bias;
}
