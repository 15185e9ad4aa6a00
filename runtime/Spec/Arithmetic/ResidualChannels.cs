namespace ShuffleNet.Compiler;

/// <summary>The channel arithmetic of a V1 unit (paper, Figure 2), the only one there is.</summary>
internal static class ResidualChannels
{
    /// <summary>Output channels of the branch, that is of its second pointwise convolution.</summary>
    public static int Branch(int inputChannels, int outputChannels, bool concatenates) =>
        concatenates ? outputChannels - inputChannels : outputChannels;

    /// <summary>Channels between the two pointwise convolutions.</summary>
    public static int Bottleneck(NetworkSpec spec, int inputChannels, int outputChannels, bool concatenates) =>
        Bottleneck(spec.Bottleneck, Branch(inputChannels, outputChannels, concatenates), outputChannels, spec.ChannelMultiple);

    /// <summary>
    /// Channels between the two pointwise convolutions by a rule. A quarter is rounded down to a multiple of the groups of
    /// both, and is at least one multiple.
    /// </summary>
    public static int Bottleneck(BottleneckRule rule, int branchChannels, int outputChannels, int multiple) => rule switch
    {
        BottleneckRule.QuarterOfBranch => Quarter(branchChannels, multiple),
        BottleneckRule.QuarterOfUnit => Quarter(outputChannels, multiple),
        BottleneckRule.Branch => branchChannels,
        _ => throw new InvalidOperationException($"bottleneck rule: expected a member of {nameof(BottleneckRule)}, found {(int)rule}"),
    };

    private static int Quarter(int channels, int multiple) => Math.Max(1, channels / 4 / multiple) * multiple;
}
