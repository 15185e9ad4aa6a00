namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// How a group of a pointwise convolution gets at its planes. Nearly always channel k of group q is plane
/// <c>q * GroupStep + k * ChannelStep</c> from the first one: a channel shuffle is nothing but other steps, neighbours become
/// <c>groups</c> planes apart, on whichever side of the shuffle that is cheaper. Where there are no such steps, the step of the
/// plan lists the planes, and the kernel looks them up.
/// </summary>
internal sealed record PlaneAccess(int GroupStep, int ChannelStep)
{
    private static PlaneAccess Listed { get; } = new(0, 0) { IsIndexed = true };

    /// <summary>Whether the planes are looked up in a list, one entry per channel of each group.</summary>
    public bool IsIndexed { get; private init; }

    /// <summary>The access of planes in their own order.</summary>
    public static PlaneAccess Contiguous(int channelsPerGroup) => new(channelsPerGroup, 1);

    /// <summary>The access of some of the groups; a single one takes no step to the next, so all such are equal.</summary>
    public PlaneAccess OfGroups(int groups, int channelsPerGroup) => groups > 1
        || IsIndexed ? this : this with { GroupStep = channelsPerGroup };

    /// <summary>The steps behind a list of planes, group after group, or that it stays a list.</summary>
    public static PlaneAccess Of(IReadOnlyList<int> planes, int groups)
    {
        int perGroup = planes.Count / groups;
        int channelStep = perGroup > 1 ? planes[1] - planes[0] : 1;
        int groupStep = groups > 1 ? planes[perGroup] - planes[0] : perGroup;
        return planes.Select((plane, index) => plane == planes[0] + (index / perGroup * groupStep) + (index % perGroup * channelStep))
            .All(same => same)
            ? new(groupStep, channelStep)
            : Listed;
    }
}
