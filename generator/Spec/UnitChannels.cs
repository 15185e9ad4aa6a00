namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>The channel arithmetic of a V1 unit (paper, Figure 2), the only one in the compiler.</summary>
internal static class UnitChannels
{
    /// <summary>
    /// Whether a unit concatenates its shortcut (Figure 2(c)) instead of adding it (2(b)): always with stride 2, with
    /// stride 1 where the channels change.
    /// </summary>
    public static bool Concatenates(int inputChannels, int outputChannels, int stride) =>
        stride == 2 || inputChannels != outputChannels;

    /// <summary>Channels that the branch, that is its second pointwise convolution, puts out.</summary>
    public static int Branch(int inputChannels, int outputChannels, bool concatenates) =>
        concatenates ? outputChannels - inputChannels : outputChannels;

    /// <summary>
    /// Channels between the two pointwise convolutions. A quarter is rounded down to a multiple of the groups of
    /// both, and is at least one multiple.
    /// </summary>
    public static int Bottleneck(NetworkSpec spec, int inputChannels, int outputChannels, bool concatenates)
    {
        int branch = Branch(inputChannels, outputChannels, concatenates);
        return spec.Bottleneck switch
        {
            BottleneckRule.QuarterOfBranch => Quarter(branch, spec.ChannelMultiple),
            BottleneckRule.QuarterOfUnit => Quarter(outputChannels, spec.ChannelMultiple),
            BottleneckRule.Branch => branch,
            _ => throw new InvalidOperationException($"bottleneck rule: expected a member of {nameof(BottleneckRule)}, found {(int)spec.Bottleneck}"),
        };
    }

    private static int Quarter(int channels, int multiple) => Math.Max(1, channels / 4 / multiple) * multiple;
}
