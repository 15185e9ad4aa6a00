namespace ShuffleNet.Compiler.Import;

/// <summary>The channels and strides of a unit, worked out from a description (paper, Figure 2).</summary>
/// <param name="Index">Counts the units over all stages; part of the tensors' names.</param>
/// <param name="In">Channels that enter.</param>
/// <param name="Out">Channels that leave.</param>
/// <param name="Bottleneck">Channels between the two pointwise convolutions.</param>
/// <param name="Branch">Channels that the second pointwise convolution makes.</param>
/// <param name="Stride">Of the depthwise convolution and of the pool on the shortcut.</param>
/// <param name="FirstGroups">Groups of the first pointwise convolution.</param>
/// <param name="Concatenates">Whether the shortcut is concatenated; otherwise it is added.</param>
internal sealed record DescribedUnit(int Index, int In, int Out, int Bottleneck, int Branch, int Stride, int FirstGroups, bool Concatenates)
{
    /// <summary>All units of a network, in the order in which they run.</summary>
    public static IReadOnlyList<DescribedUnit> Of(NetworkDescription spec)
    {
        List<DescribedUnit> units = [];
        int channels = spec.StemChannels;
        for (int stage = 0; stage < spec.StageChannels.Count; stage++)
        {
            int output = spec.StageChannels[stage];
            for (int repeat = 0; repeat < spec.StageRepeats[stage]; repeat++)
            {
                int stride = repeat == 0 ? spec.StageStrides[stage] : 1;
                bool concatenates = stride == 2 || channels != output;
                int branch = concatenates ? output - channels : output;
                int groups = units.Count == 0 && !spec.FirstUnitGrouped ? 1 : spec.Groups;
                units.Add(new DescribedUnit(units.Count, channels, output, BottleneckOf(spec.Bottleneck, branch, output, spec.Groups), branch, stride, groups, concatenates));
                channels = output;
            }
        }

        return units;
    }

    /// <summary>The channels of a bottleneck; a quarter is rounded down to a multiple of the groups, and is at least one multiple.</summary>
    public static int BottleneckOf(BottleneckRule rule, int branch, int output, int groups) => rule switch
    {
        BottleneckRule.QuarterOfBranch => Math.Max(1, branch / 4 / groups) * groups,
        BottleneckRule.QuarterOfUnit => Math.Max(1, output / 4 / groups) * groups,
        _ => branch,
    };
}
