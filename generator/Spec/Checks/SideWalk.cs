namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Follows one side of the input through the network's strides.</summary>
internal static class SideWalk
{
    /// <summary>The first place at which a side of this size does not fit; null if it fits everywhere.</summary>
    public static SideFault? FindFault(NetworkSpec spec, int side)
    {
        int size = WindowSize.Of(side, kernel: 3, spec.StemStride, padding: 1);
        if (spec.StemPool)
        {
            int pooled = WindowSize.Of(size, kernel: 3, stride: 2, spec.StemPoolPadding, spec.StemPoolRounding);
            if (pooled == 0)
            {
                return new(-1, size, 0, 0);
            }

            size = pooled;
        }

        for (int stage = 0; stage < spec.Stages.Count; stage++)
        {
            if (spec.Stages[stage].Stride == 1)
            {
                continue;
            }

            int branch = WindowSize.Of(size, kernel: 3, stride: 2, padding: 1);
            int pooled = spec.Version == ShuffleNetVersion.V2
                ? branch
                : WindowSize.Of(size, spec.ShortcutPoolKernel, stride: 2, spec.ShortcutPoolPadding, spec.ShortcutPoolRounding);
            if (pooled != branch)
            {
                return new(stage, size, branch, pooled);
            }

            size = branch;
        }

        return null;
    }

    /// <summary>The side nearest to this one that fits, the smaller of two; null if none does.</summary>
    public static int? FindNearest(NetworkSpec spec, int side)
    {
        for (int distance = 1; distance < SpecLimits.Side; distance++)
        {
            int[] candidates = [side - distance, side + distance];
            foreach (int candidate in candidates)
            {
                if (candidate is > 0 and <= SpecLimits.Side && FindFault(spec, candidate) is null)
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
