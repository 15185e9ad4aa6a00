namespace ShuffleNet.Compiler;

/// <summary>How the weights of a layer are packed.</summary>
internal enum LayerKind
{
    /// <summary>For each block of output channels: biases, then for each input channel and tap one weight per output channel.</summary>
    Dense,

    /// <summary>As dense with a single tap, for each group.</summary>
    Pointwise,

    /// <summary>For each channel: the taps, the bias, two floats of padding.</summary>
    Depthwise,

    /// <summary>For each block of outputs: biases, then for each input one weight per output; the last block padded with zeros.</summary>
    Linear,
}
