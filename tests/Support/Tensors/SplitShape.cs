namespace ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>
/// What the V2 paper's Figure 3 and the published implementations say of one unit, worked out from the spec alone; shares no
/// code with the compiler.
/// </summary>
/// <param name="Stage">Counted from 2.</param>
/// <param name="Repeat">Counts the units of the stage, from 0.</param>
/// <param name="Index">Counts the units of the network, from 0.</param>
/// <param name="In">Channels that enter the unit.</param>
/// <param name="Out">Channels that leave it.</param>
/// <param name="Kernel">Of its depthwise convolutions.</param>
/// <param name="Stride">Of its depthwise convolutions.</param>
/// <param name="ShortcutOut">Channels of a strided unit's shortcut: half of the unit in torchvision, what enters in the authors'
/// code.</param>
/// <param name="Middle">Channels between the branch's convolutions.</param>
/// <param name="IsXception">Whether the branch has three depthwise convolutions.</param>
/// <param name="IsHardSwish">Whether its activations are hard-swish.</param>
/// <param name="Squeezes">Whether the branch ends in squeeze-and-excitation.</param>
internal sealed record SplitShape(
    int Stage,
    int Repeat,
    int Index,
    int In,
    int Out,
    int Kernel,
    int Stride,
    int ShortcutOut,
    int Middle,
    bool IsXception,
    bool IsHardSwish,
    bool Squeezes)
{
    private static readonly int[] s_kernels = [3, 5, 7, 3];

    /// <summary>Figure 3(d): everything goes through shortcut and branch; otherwise 3(c), half passes.</summary>
    public bool Concatenates => Stride == 2 || In != Out;

    public int BranchIn => Concatenates ? In : Out / 2;

    public int BranchOut => Concatenates ? Out - ShortcutOut : Out / 2;

    /// <summary>The units of every stage, or of those up to the last one that is an output.</summary>
    public static IReadOnlyList<SplitShape> Of(NetworkSpec spec)
    {
        List<SplitShape> units = [];
        int channels = spec.StemChannels;
        int last = spec.OutputStages.Count == 0 ? int.MaxValue : spec.OutputStages.Max();
        for (int stage = 2; stage < spec.Stages.Count + 2 && stage <= last; stage++)
        {
            StageSpec shape = spec.Stages[stage - 2];
            for (int repeat = 0; repeat < shape.Repeats; repeat++)
            {
                int shortcut = spec.Dialect == ShuffleNetDialect.Torchvision ? shape.Channels / 2 : channels;
                int kind = spec.UnitKinds.Count == 1 ? spec.UnitKinds[0] : spec.UnitKinds[units.Count];
                units.Add(
                    new SplitShape(
                        stage,
                        repeat,
                        units.Count,
                        channels,
                        shape.Channels,
                        s_kernels[kind],
                        repeat == 0 ? shape.Stride : 1,
                        shortcut,
                        spec.MiddleChannels.Count == 0 ? shape.Channels / 2 : spec.MiddleChannels[units.Count],
                        kind == 3,
                        spec.HardSwishStages.Contains(stage),
                        spec.SqueezeExcitationStages.Contains(stage)));
                channels = shape.Channels;
            }
        }

        return units;
    }
}
