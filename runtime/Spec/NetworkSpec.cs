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
    private readonly EquatableArray<int> _unitKinds = new([0]);
    private readonly EquatableArray<int> _middleChannels;
    private readonly EquatableArray<int> _hardSwishStages;
    private readonly EquatableArray<int> _squeezeExcitationStages;
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
    /// which they run. Entries that are all the same become one. Setting it sets <see cref="UnitKinds"/>.
    /// </summary>
    public IReadOnlyList<int> DepthwiseKernels
    {
        get => Shortest(_unitKinds.Select(UnitKind.Kernel));
        init => _unitKinds = Shortest(value.Select(UnitKind.OfKernel));
    }

    /// <summary>
    /// What the units' branches are, as numbers of the authors' search: 0, 1 and 2 have one depthwise convolution of 3x3, 5x5 and 7x7,
    /// 3 (Xception) has three of 3x3. One entry where all units are the same, else one for each unit in the order in which they run.
    /// Setting it sets <see cref="DepthwiseKernels"/>.
    /// </summary>
    public IReadOnlyList<int> UnitKinds
    {
        get => _unitKinds;
        init => _unitKinds = Shortest(value);
    }

    /// <summary>
    /// Channels between the convolutions of the units' branches, one entry for each unit in the order in which they run; empty where
    /// every unit has half of what it puts out.
    /// </summary>
    public IReadOnlyList<int> MiddleChannels
    {
        get => _middleChannels;
        init => _middleChannels = new(value);
    }

    /// <summary>
    /// The stages whose activation is hard-swish, ascending; 1 is the stem, and the layers behind the stages are as the last stage. All
    /// others have ReLU.
    /// </summary>
    public IReadOnlyList<int> HardSwishStages
    {
        get => _hardSwishStages;
        init => _hardSwishStages = new(value);
    }

    /// <summary>The stages whose branches end in squeeze-and-excitation, counted from 2, ascending.</summary>
    public IReadOnlyList<int> SqueezeExcitationStages
    {
        get => _squeezeExcitationStages;
        init => _squeezeExcitationStages = new(value);
    }

    /// <summary>The kernel of a unit's depthwise convolutions.</summary>
    /// <param name="unit">Counts the units of the network, from 0.</param>
    internal int DepthwiseKernel(int unit) => UnitKind.Kernel(Kind(unit));

    /// <summary>Whether a unit has three depthwise convolutions.</summary>
    /// <param name="unit">Counts the units of the network, from 0.</param>
    internal bool IsXception(int unit) => Kind(unit) == UnitKind.Xception;

    /// <summary>Channels between the convolutions of a unit's branch.</summary>
    /// <param name="unit">Counts the units of the network, from 0.</param>
    /// <param name="outputs">Channels that the unit puts out.</param>
    internal int Middle(int unit, int outputs) => _middleChannels.Count == 0 ? outputs / 2 : _middleChannels[unit];

    /// <summary>Whether the activation of a stage is hard-swish; 1 is the stem.</summary>
    internal bool IsHardSwish(int stage) => _hardSwishStages.Contains(stage);

    /// <summary>Whether that of the layers behind the stages is.</summary>
    internal bool IsHeadHardSwish => IsHardSwish(_stageChannels.Count + 1);

    /// <summary>Whether the branches of a stage end in squeeze-and-excitation.</summary>
    internal bool Squeezes(int stage) => _squeezeExcitationStages.Contains(stage);

    /// <summary>Whether squeeze-and-excitation and a matrix stand between the average and the classifier, as in V2+.</summary>
    internal bool HasLastSqueeze => Version == ShuffleNetVersion.V2Plus && HeadChannels > 0;

    private int Kind(int unit) => _unitKinds[_unitKinds.Count == 1 ? 0 : unit];

    private static EquatableArray<int> Shortest(IEnumerable<int> values) =>
        values.Distinct().Count() == 1 ? new(values.Take(1)) : new(values);

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

    /// <summary>
    /// V2, V2+ and OneShot: output channels of the pointwise convolution before the average (conv5); 0 where there is none.
    /// </summary>
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
