namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>The three convolutions of the family; each has an emitter of its own.</summary>
internal enum ConvolutionKind
{
    /// <summary>3x3 over all input channels.</summary>
    Dense,

    /// <summary>1x1, in groups.</summary>
    Pointwise,

    /// <summary>One filter per channel, 3x3, 5x5 or 7x7.</summary>
    Depthwise,
}
