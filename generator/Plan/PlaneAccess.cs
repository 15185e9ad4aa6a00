namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Which planes a group of a pointwise convolution touches: channel k of group q is plane
/// <c>q * GroupStep + k * ChannelStep</c>. A channel shuffle is nothing but other steps: neighbours become
/// <c>groups</c> planes apart, on whichever side of the shuffle that is cheaper.
/// </summary>
internal sealed record PlaneAccess(int GroupStep, int ChannelStep)
{
    /// <summary>The access of planes in their own order.</summary>
    public static PlaneAccess Contiguous(int channelsPerGroup) => new(channelsPerGroup, 1);

    /// <summary>Finds the steps behind a list of planes, group after group; null where there are none.</summary>
    public static PlaneAccess? TryFind(IReadOnlyList<int> planes, int groups)
    {
        int perGroup = planes.Count / groups;
        int channelStep = perGroup > 1 ? planes[1] - planes[0] : 1;
        int groupStep = groups > 1 ? planes[perGroup] - planes[0] : perGroup;
        PlaneAccess access = new(groupStep, channelStep);
        return planes.Select((plane, index) => plane == access.Plane(index / perGroup, index % perGroup)).All(same => same) ? access : null;
    }

    public int Plane(int group, int channel) => (group * GroupStep) + (channel * ChannelStep);
}
