namespace ShuffleNet.Compiler.Import;

/// <summary>Stages as a network shows them.</summary>
internal static class StageList
{
    /// <summary>
    /// The same network with as few stages as possible: a first unit of stride 1 that keeps the channels is a unit like those
    /// before it, so nothing tells where such a stage begins unless its activation or its squeeze-and-excitation does.
    /// </summary>
    public static NetworkSpec Canonical(NetworkSpec spec)
    {
        List<int> channels = [], repeats = [], strides = [];
        List<int> swish = [.. spec.HardSwishStages.Where(stage => stage == 1)], squeezes = [];
        for (int stage = 0; stage < spec.StageChannels.Count; stage++)
        {
            bool isAlike = spec.IsHardSwish(stage + 2) == spec.IsHardSwish(stage + 1)
                && spec.Squeezes(stage + 2) == spec.Squeezes(stage + 1);
            if (stage > 0 && isAlike && spec.StageStrides[stage] == 1 && spec.StageChannels[stage] == spec.StageChannels[stage - 1])
            {
                repeats[^1] += spec.StageRepeats[stage];
                continue;
            }

            channels.Add(spec.StageChannels[stage]);
            repeats.Add(spec.StageRepeats[stage]);
            strides.Add(spec.StageStrides[stage]);
            swish.AddRange(spec.IsHardSwish(stage + 2) ? [channels.Count + 1] : []);
            squeezes.AddRange(spec.Squeezes(stage + 2) ? [channels.Count + 1] : []);
        }

        return spec with
        {
            StageChannels = channels,
            StageRepeats = repeats,
            StageStrides = strides,
            HardSwishStages = swish,
            SqueezeExcitationStages = squeezes,
        };
    }
}
