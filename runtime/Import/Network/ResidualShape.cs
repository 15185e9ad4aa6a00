namespace ShuffleNet.Compiler.Import;

/// <summary>The channels and stride of a V1 unit, worked out from a description (paper, Figure 2).</summary>
/// <param name="In">Channels that enter.</param>
/// <param name="Out">Channels that leave.</param>
/// <param name="Bottleneck">Channels between the two pointwise convolutions.</param>
/// <param name="Branch">Channels that the second pointwise convolution makes.</param>
/// <param name="Kernel">Of the depthwise convolution.</param>
/// <param name="Stride">Of the depthwise convolution and of the pool on the shortcut.</param>
/// <param name="FirstGroups">Groups of the first pointwise convolution.</param>
/// <param name="Concatenates">Whether the shortcut is concatenated; otherwise it is added.</param>
internal sealed record ResidualShape(int In, int Out, int Bottleneck, int Branch, int Kernel, int Stride, int FirstGroups, bool Concatenates)
{
    /// <summary>All units of a network, in the order in which they run.</summary>
    public static IReadOnlyList<ResidualShape> Of(NetworkDescription spec) => [.. UnitPlace.Of(spec).Select((unit, index) =>
    {
        int branch = unit.Concatenates ? unit.Out - unit.In : unit.Out;
        int groups = index == 0 && !spec.FirstUnitGrouped ? 1 : spec.Groups;
        return new ResidualShape(unit.In, unit.Out, BottleneckOf(spec.Bottleneck, branch, unit.Out, GroupMultiple.Of(spec)), branch, unit.Kernel, unit.Stride, groups, unit.Concatenates);
    })];

    /// <summary>The channels of a bottleneck; a quarter is rounded down to a multiple that the groups ask for, and is at least one.</summary>
    public static int BottleneckOf(BottleneckRule rule, int branch, int output, int multiple) => rule switch
    {
        BottleneckRule.QuarterOfBranch => Math.Max(1, branch / 4 / multiple) * multiple,
        BottleneckRule.QuarterOfUnit => Math.Max(1, output / 4 / multiple) * multiple,
        _ => branch,
    };
}
