namespace ShuffleNet.Compiler.Import;

/// <summary>The branch of a V2 unit.</summary>
/// <param name="First">Its first convolution.</param>
/// <param name="Depthwise">Its depthwise convolution.</param>
/// <param name="Layers">Pointwise, depthwise, pointwise.</param>
/// <param name="End">Its last ReLU.</param>
internal sealed record SplitBranch(ConvolutionNode First, ConvolutionNode Depthwise, IReadOnlyList<FoldedConvolution> Layers, ReluNode End);
