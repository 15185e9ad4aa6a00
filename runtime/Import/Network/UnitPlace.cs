namespace ShuffleNet.Compiler.Import;

/// <summary>What a description says of a unit, of either version.</summary>
/// <param name="In">Channels that enter.</param>
/// <param name="Out">Channels that leave.</param>
/// <param name="Kernel">Of its depthwise convolutions.</param>
/// <param name="Stride">1 or 2.</param>
internal sealed record UnitPlace(int In, int Out, int Kernel, int Stride)
{
    /// <summary>Whether the unit concatenates: always with stride 2, with stride 1 where the channels change.</summary>
    public bool Concatenates => Stride == 2 || In != Out;

    /// <summary>All units of a network, in the order in which they run.</summary>
    public static IReadOnlyList<UnitPlace> Of(NetworkDescription spec)
    {
        List<UnitPlace> units = [];
        int channels = spec.StemChannels;
        for (int stage = 0; stage < spec.StageChannels.Count; stage++)
        {
            for (int repeat = 0; repeat < spec.StageRepeats[stage]; repeat++)
            {
                units.Add(new UnitPlace(channels, spec.StageChannels[stage], spec.DepthwiseKernel(units.Count), repeat == 0 ? spec.StageStrides[stage] : 1));
                channels = spec.StageChannels[stage];
            }
        }

        return units;
    }
}
