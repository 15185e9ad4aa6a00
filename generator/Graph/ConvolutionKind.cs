namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>What a convolution's geometry lets passes and plan do with it.</summary>
internal enum ConvolutionKind
{
    /// <summary>Any window, over the input channels of a group.</summary>
    Convolution,

    /// <summary>1x1 with stride 1, in groups: a product of matrices, which reads and writes its planes in any order.</summary>
    Pointwise,

    /// <summary>One filter per channel: plane by plane, whatever order they stand in.</summary>
    Depthwise,
}
