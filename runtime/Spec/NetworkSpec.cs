namespace ShuffleNet.Compiler;

/// <summary>
/// A network in full: what <see cref="ShuffleNetAttribute"/> says once presets, tables and scale are applied. Every generated
/// class has one, and every model file that is read; two specs are equal if all their properties are.
/// </summary>
/// <remarks>The properties are those of the attribute, where their meaning and range are documented.</remarks>
public sealed record NetworkSpec
{
    private readonly int? _secondGroups;
    private readonly EquatableArray<int> _stageChannels;
    private readonly EquatableArray<int> _stageRepeats;
    private readonly EquatableArray<int> _stageStrides;
    private readonly EquatableArray<int> _depthwiseKernels = new([3]);
    private readonly EquatableArray<int> _outputStages;

    /// <summary>The member of the ShuffleNet family.</summary>
    public ShuffleNetVersion Version { get; init; } = ShuffleNetVersion.V1;

    /// <summary>The preset from which the properties come that were not set one by one.</summary>
    public ShuffleNetDialect Dialect { get; init; }

    /// <summary>Groups of the pointwise convolutions and of the shuffle.</summary>
    public int Groups { get; init; } = 3;

    /// <summary>
    /// Groups of the second pointwise convolution of a unit: <see cref="Groups"/> unless it is set, which is for another number.
    /// </summary>
    public int SecondGroups
    {
        get => _secondGroups ?? Groups;
        init => _secondGroups = value;
    }

    /// <summary>What divides the channels that both pointwise convolutions of a unit take part in.</summary>
    internal int ChannelMultiple => LeastCommonMultiple.Of(Groups, SecondGroups);

    /// <summary>
    /// V1: groups of the first pointwise convolution of a unit (paper, section 3.2: the input of stage 2 has too few channels).
    /// </summary>
    internal int FirstGroups(bool isFirstUnit) => isFirstUnit && !FirstUnitGrouped ? 1 : Groups;

    /// <summary>The same stages as the three lists below, stage by stage.</summary>
    internal EquatableArray<StageSpec> Stages
    {
        get => new(_stageChannels.Select((channels, stage) => new StageSpec(channels, _stageRepeats[stage], _stageStrides[stage])));
        init => (_stageChannels, _stageRepeats, _stageStrides) = (
            new(value.Select(stage => stage.Channels)),
            new(value.Select(stage => stage.Repeats)),
            new(value.Select(stage => stage.Stride)));
    }

    /// <summary>Output channels of each stage.</summary>
    public IReadOnlyList<int> StageChannels
    {
        get => _stageChannels;
        init => _stageChannels = new(value);
    }

    /// <summary>Units of each stage, the first one included.</summary>
    public IReadOnlyList<int> StageRepeats
    {
        get => _stageRepeats;
        init => _stageRepeats = new(value);
    }

    /// <summary>Stride of the first unit of each stage.</summary>
    public IReadOnlyList<int> StageStrides
    {
        get => _stageStrides;
        init => _stageStrides = new(value);
    }

    /// <summary>
    /// Kernel of the depthwise convolutions: one entry where all units have the same, else one for each unit in the order in
    /// which they run. Entries that are all the same become one.
    /// </summary>
    public IReadOnlyList<int> DepthwiseKernels
    {
        get => _depthwiseKernels;
        init => _depthwiseKernels = value.Distinct().Count() == 1 ? new([value[0]]) : new(value);
    }

    /// <summary>The kernel of a unit's depthwise convolutions.</summary>
    /// <param name="unit">Counts the units of the network, from 0.</param>
    internal int DepthwiseKernel(int unit) => _depthwiseKernels[_depthwiseKernels.Count == 1 ? 0 : unit];

    /// <summary>Output channels of the first convolution.</summary>
    public int StemChannels { get; init; } = 24;

    /// <summary>Stride of the first convolution.</summary>
    public int StemStride { get; init; } = 2;

    /// <summary>Whether a 3x3 maximum pool of stride 2 follows the first convolution.</summary>
    public bool StemPool { get; init; } = true;

    /// <summary>Padding of that pool.</summary>
    public int StemPoolPadding { get; init; }

    /// <summary>Rounding of that pool's output size.</summary>
    public PoolRounding StemPoolRounding { get; init; }

    /// <summary>Rows of the input.</summary>
    public int InputHeight { get; init; } = PublishedInput.Side;

    /// <summary>Columns of the input.</summary>
    public int InputWidth { get; init; } = PublishedInput.Side;

    /// <summary>Channels of the input.</summary>
    public int InputChannels { get; init; } = 3;

    /// <summary>Number of classes, the length of the output.</summary>
    public int Classes { get; init; } = 1000;

    /// <summary>V2: output channels of the pointwise convolution before the classifier (conv5); 0 where there is none.</summary>
    public int HeadChannels { get; init; }

    /// <summary>The stages whose feature maps a backbone gives, counted from 2; empty for a classifier.</summary>
    public IReadOnlyList<int> OutputStages
    {
        get => _outputStages;
        init => _outputStages = new(value);
    }

    /// <summary>What the network gives.</summary>
    public NetworkOutputs Outputs => IsBackbone ? NetworkOutputs.Stages : NetworkOutputs.Logits;

    /// <summary>Whether the output is feature maps instead of classes.</summary>
    internal bool IsBackbone => _outputStages.Count > 0;

    /// <summary>Whether the classifier adds a bias.</summary>
    public bool ClassifierBias { get; init; }

    /// <summary>Whether the output is the softmax of the logits.</summary>
    public bool Softmax { get; init; }

    /// <summary>Whether units shuffle their channels.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Channels of the bottleneck.</summary>
    public BottleneckRule Bottleneck { get; init; }

    /// <summary>Where the shuffle stands.</summary>
    public ShufflePosition ShufflePosition { get; init; }

    /// <summary>Which of two inverse permutations the shuffle is.</summary>
    public ShuffleDirection ShuffleDirection { get; init; }

    /// <summary>Kernel of the average pool on the shortcut of a stride-2 unit.</summary>
    public int ShortcutPoolKernel { get; init; } = 3;

    /// <summary>Padding of that pool.</summary>
    public int ShortcutPoolPadding { get; init; }

    /// <summary>Rounding of that pool's output size.</summary>
    public PoolRounding ShortcutPoolRounding { get; init; }

    /// <summary>What that pool's average divides by at the border.</summary>
    public AverageDivisor ShortcutPoolDivisor { get; init; }

    /// <summary>Order of the concatenation in a stride-2 unit.</summary>
    public ConcatOrder ConcatOrder { get; init; }

    /// <summary>Shortcut and branch in the order in which a V1 unit concatenates them.</summary>
    internal (T First, T Second) InConcatOrder<T>(T shortcut, T branch) =>
        ConcatOrder == ConcatOrder.ShortcutFirst ? (shortcut, branch) : (branch, shortcut);

    /// <summary>Place of the last ReLU of a stride-2 unit.</summary>
    public StridedReluPlacement StridedRelu { get; init; }

    /// <summary>Whether the first pointwise convolution of the first unit is grouped too.</summary>
    public bool FirstUnitGrouped { get; init; }
}
