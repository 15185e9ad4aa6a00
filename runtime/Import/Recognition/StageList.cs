namespace ShuffleNet.Compiler.Import;

/// <summary>Stages as a network shows them.</summary>
internal static class StageList
{
    /// <summary>
    /// The same network with as few stages as possible: a first unit of stride 1 that keeps the channels is a unit like those
    /// before it, so nothing tells where such a stage begins.
    /// </summary>
    public static NetworkSpec Canonical(NetworkSpec spec)
    {
        List<int> channels = [], repeats = [], strides = [];
        for (int stage = 0; stage < spec.StageChannels.Count; stage++)
        {
            if (stage > 0 && spec.StageStrides[stage] == 1 && spec.StageChannels[stage] == spec.StageChannels[stage - 1])
            {
                repeats[^1] += spec.StageRepeats[stage];
                continue;
            }

            channels.Add(spec.StageChannels[stage]);
            repeats.Add(spec.StageRepeats[stage]);
            strides.Add(spec.StageStrides[stage]);
        }

        return spec with { StageChannels = channels, StageRepeats = repeats, StageStrides = strides };
    }
}
