namespace ShuffleNet.Compiler.Import;

/// <summary>A unit as it was found.</summary>
/// <param name="Input">What enters it.</param>
/// <param name="Output">What leaves it.</param>
/// <param name="First">Its first pointwise convolution.</param>
/// <param name="Depthwise">Its depthwise convolution.</param>
/// <param name="Second">Its second pointwise convolution.</param>
/// <param name="Layers">The three, folded.</param>
/// <param name="Pool">The pool on the shortcut.</param>
/// <param name="Concat">Null where the shortcut is added.</param>
internal sealed record ResidualMatch(
    ChannelView Input,
    ChannelView Output,
    ConvolutionNode First,
    ConvolutionNode Depthwise,
    ConvolutionNode Second,
    ResidualLayers Layers,
    PoolNode? Pool,
    ConcatMatch? Concat)
{
    public int Stride => Depthwise.Window.StrideHeight;
}
