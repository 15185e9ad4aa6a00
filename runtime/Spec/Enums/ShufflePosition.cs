namespace ShuffleNet.Compiler;

/// <summary>Where the channel shuffle of a unit stands.</summary>
public enum ShufflePosition
{
    /// <summary>After the first pointwise convolution and its ReLU, before the depthwise convolution (paper, Figure 2).</summary>
    BeforeDepthwise = 0,

    /// <summary>After the depthwise convolution and its batch normalisation, before the second pointwise convolution.</summary>
    AfterDepthwise = 1,
}
