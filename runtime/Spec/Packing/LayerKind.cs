namespace ShuffleNet.Compiler;

/// <summary>How the weights of a layer are packed.</summary>
internal enum LayerKind
{
    /// <summary>
    /// In each group, for each block of its output channels: biases, then for each input channel and tap one weight per output
    /// channel.
    /// </summary>
    Convolution,

    /// <summary>As a convolution with a single tap.</summary>
    Pointwise,

    /// <summary>For each channel: the taps, the bias, two floats of padding.</summary>
    Depthwise,

    /// <summary>For each block of outputs: biases, then for each input one weight per output; the last block padded with zeros.</summary>
    Linear,
}
