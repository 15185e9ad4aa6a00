namespace ShuffleNet.Compiler.Import;

/// <summary>The branch of a V2 unit.</summary>
/// <param name="First">Its first convolution.</param>
/// <param name="Depthwise">Its depthwise convolution; of an Xception the first, which has the stride.</param>
/// <param name="Middle">Channels between its convolutions.</param>
/// <param name="Layers">Pointwise, depthwise, pointwise; of an Xception depthwise and pointwise, three times.</param>
/// <param name="End">Its last ReLU.</param>
internal sealed record SplitBranch(
    ConvolutionNode First, ConvolutionNode Depthwise, int Middle, IReadOnlyList<FoldedConvolution> Layers, ReluNode End)
{
    /// <summary>Whether it has three depthwise convolutions.</summary>
    public bool IsXception => Layers.Count > 3;

    /// <summary>The places of its layers in a file.</summary>
    public IReadOnlyList<int> Places => IsXception ? [0, 2, 5, 7, 10, 12] : [0, 3, 5];
}
