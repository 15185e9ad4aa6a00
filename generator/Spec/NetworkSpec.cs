namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>
/// A network without a name: every property of the attribute, resolved (presets, Table 1 and scale applied) and valid.
/// The only input of the graph. Equatable, so that an edit elsewhere leaves what follows cached.
/// </summary>
internal sealed record NetworkSpec
{
    private readonly int? _secondGroups;

    public ShuffleNetVersion Version { get; init; } = ShuffleNetVersion.V1;

    public ShuffleNetDialect Dialect { get; init; }

    public int Groups { get; init; } = 3;

    /// <summary>V1: groups of the second pointwise convolution of a unit; as many as the first has unless set.</summary>
    public int SecondGroups
    {
        get => _secondGroups ?? Groups;
        init => _secondGroups = value;
    }

    /// <summary>What divides the channels that both pointwise convolutions of a unit take part in.</summary>
    public int ChannelMultiple => LeastCommonMultiple.Of(Groups, SecondGroups);

    /// <summary>Kept for the head of the emitted file; the channels below already have it applied.</summary>
    public double Scale { get; init; } = 1;

    public int InputChannels { get; init; } = 3;

    public int InputHeight { get; init; } = 224;

    public int InputWidth { get; init; } = 224;

    public int StemChannels { get; init; } = 24;

    public int StemStride { get; init; } = 2;

    public bool StemPool { get; init; } = true;

    public int StemPoolPadding { get; init; }

    public PoolRounding StemPoolRounding { get; init; }

    public EquatableArray<StageSpec> Stages { get; init; }

    /// <summary>Kernel of the depthwise convolutions: one entry where it is the same in all units, else one for each unit.</summary>
    public EquatableArray<int> DepthwiseKernels { get; init; } = new([3]);

    public bool Shuffle { get; init; } = true;

    public BottleneckRule Bottleneck { get; init; }

    public ShufflePosition ShufflePosition { get; init; }

    public ShuffleDirection ShuffleDirection { get; init; }

    public int ShortcutPoolKernel { get; init; } = 3;

    public int ShortcutPoolPadding { get; init; }

    public PoolRounding ShortcutPoolRounding { get; init; }

    public AverageDivisor ShortcutPoolDivisor { get; init; }

    public ConcatOrder ConcatOrder { get; init; }

    public StridedReluPlacement StridedRelu { get; init; }

    public bool FirstUnitGrouped { get; init; }

    public int Classes { get; init; } = 1000;

    /// <summary>V2: channels of the pointwise convolution before the classifier; 0 where there is none.</summary>
    public int HeadChannels { get; init; }

    /// <summary>The stages whose feature maps are the output, counted from 2; empty for a classifier.</summary>
    public EquatableArray<int> OutputStages { get; init; }

    /// <summary>The kernel of a unit's depthwise convolutions.</summary>
    /// <param name="unit">Counts the units of the network, from 0.</param>
    public int DepthwiseKernel(int unit) => DepthwiseKernels[DepthwiseKernels.Count == 1 ? 0 : unit];

    /// <summary>Whether the output is feature maps instead of classes.</summary>
    public bool IsBackbone => OutputStages.Count > 0;

    public bool ClassifierBias { get; init; }

    public bool Softmax { get; init; }

    /// <summary>Threads of one inference. Of no concern to what it computes or how its weights are packed.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether the class times its layers. Of no concern to what it computes or how its weights are packed.</summary>
    public bool Profile { get; init; }

    /// <summary>
    /// Whether every load and store is checked as it runs, and buffers stand apart in the workspace. Of no concern to what the
    /// network computes or how its weights are packed.
    /// </summary>
    public bool Checked { get; init; }
}
