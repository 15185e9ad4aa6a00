namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>The channels inside a unit (paper, Figure 2), in one place for validation and for the graph.</summary>
internal static class UnitChannels
{
    /// <summary>What the branch of a unit adds: all output channels, or what the shortcut leaves of them.</summary>
    public static int Branch(int inputChannels, int outputChannels, bool concatenates) =>
        concatenates ? outputChannels - inputChannels : outputChannels;

    /// <summary>Channels between the two pointwise convolutions; a multiple of the groups.</summary>
    public static int Bottleneck(NetworkSpec spec, int inputChannels, int outputChannels, bool concatenates)
    {
        int branch = Branch(inputChannels, outputChannels, concatenates);
        return spec.Bottleneck switch
        {
            BottleneckRule.QuarterOfBranch => Quarter(branch, spec.Groups),
            BottleneckRule.QuarterOfUnit => Quarter(outputChannels, spec.Groups),
            _ => branch,
        };
    }

    private static int Quarter(int channels, int groups) => Math.Max(channels / 4 / groups, 1) * groups;
}
