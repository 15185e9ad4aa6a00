namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>What a window kernel does with the elements under its window.</summary>
internal enum DepthwiseOperation
{
    /// <summary>Multiplies by the channel's filter and adds its bias: a depthwise convolution.</summary>
    Convolve,

    Maximum,

    Average,
}
