namespace ShuffleNet.Compiler;

/// <summary>What a spec says of a unit, of either version.</summary>
/// <param name="In">Channels that enter.</param>
/// <param name="Out">Channels that leave.</param>
/// <param name="Kernel">Of its depthwise convolutions.</param>
/// <param name="Stride">1 or 2.</param>
internal sealed record UnitSpec(int In, int Out, int Kernel, int Stride)
{
    /// <summary>Whether shortcut and branch are concatenated (V1 paper, Figure 2(c); V2 paper, Figure 3(d)).</summary>
    public bool Concatenates => DoesConcatenate(In, Out, Stride);

    /// <summary>Whether a unit of these channels concatenates: always with stride 2, with stride 1 where the channels change.</summary>
    public static bool DoesConcatenate(int inputChannels, int outputChannels, int stride) => stride == 2 || inputChannels != outputChannels;

    /// <summary>All units of a network, in the order in which they run.</summary>
    public static IReadOnlyList<UnitSpec> Of(NetworkSpec spec)
    {
        List<UnitSpec> units = [];
        int channels = spec.StemChannels;
        foreach (StageSpec stage in spec.Stages)
        {
            for (int repeat = 0; repeat < stage.Repeats; repeat++)
            {
                units.Add(new UnitSpec(channels, stage.Channels, spec.DepthwiseKernel(units.Count), repeat == 0 ? stage.Stride : 1));
                channels = stage.Channels;
            }
        }

        return units;
    }
}
