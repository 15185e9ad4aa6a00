namespace ShuffleNet.Compiler;

/// <summary>What a spec says of a unit, of any version.</summary>
/// <param name="In">Channels that enter.</param>
/// <param name="Out">Channels that leave.</param>
/// <param name="Kernel">Of its depthwise convolutions.</param>
/// <param name="Stride">1 or 2.</param>
/// <param name="Stage">Counted from 2; 0 where it is not known.</param>
internal sealed record UnitSpec(int In, int Out, int Kernel, int Stride, int Stage = 0)
{
    /// <summary>Whether its branch has three depthwise convolutions.</summary>
    public bool IsXception { get; init; }

    /// <summary>Channels between the convolutions of its branch; 0 in V1, which has a rule for them.</summary>
    public int Middle { get; init; }

    /// <summary>Whether its activations are hard-swish, not ReLU; null where that does not show.</summary>
    public bool? IsHardSwish { get; init; } = false;

    /// <summary>Whether its branch ends in squeeze-and-excitation.</summary>
    public bool Squeezes { get; init; }

    /// <summary>Whether shortcut and branch are concatenated (V1 paper, Figure 2(c); V2 paper, Figure 3(d)).</summary>
    public bool Concatenates => DoesConcatenate(In, Out, Stride);

    /// <summary>Whether a unit of these channels concatenates: always with stride 2, with stride 1 where the channels change.</summary>
    public static bool DoesConcatenate(int inputChannels, int outputChannels, int stride) => stride == 2 || inputChannels != outputChannels;

    /// <summary>All units of a network, in the order in which they run.</summary>
    public static IReadOnlyList<UnitSpec> Of(NetworkSpec spec)
    {
        List<UnitSpec> units = [];
        int channels = spec.StemChannels;
        for (int index = 0; index < spec.StageChannels.Count; index++)
        {
            StageSpec stage = spec.Stages[index];
            for (int repeat = 0; repeat < stage.Repeats; repeat++)
            {
                int kernel = spec.DepthwiseKernel(units.Count);
                units.Add(new UnitSpec(channels, stage.Channels, kernel, repeat == 0 ? stage.Stride : 1, index + 2));
                channels = stage.Channels;
            }
        }

        return units;
    }
}
