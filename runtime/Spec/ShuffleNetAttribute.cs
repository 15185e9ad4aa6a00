namespace ShuffleNet.Compiler;

/// <summary>
/// Makes a partial class a ShuffleNet: the generator reads the properties at build time and emits specialised C#
/// for exactly that network. Properties that are not set take the value of <see cref="Dialect"/>'s preset.
/// </summary>
/// <param name="version">The member of the ShuffleNet family.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ShuffleNetAttribute(ShuffleNetVersion version) : Attribute
{
    // Without a preset: what the dialects agree on.
    private static readonly NetworkSpec s_defaults = new();

    /// <summary>The member of the ShuffleNet family.</summary>
    public ShuffleNetVersion Version { get; } = version;

    /// <summary>
    /// The preset of all properties that are not set here. Default: <see cref="ShuffleNetDialect.Paper"/> for V1,
    /// <see cref="ShuffleNetDialect.Torchvision"/> for V2, <see cref="ShuffleNetDialect.Megvii"/> for V2Plus and OneShot. Megvii is of
    /// every version, any other dialect of one.
    /// </summary>
    public ShuffleNetDialect Dialect { get; set; }

    /// <summary>
    /// V1: groups of the pointwise convolutions and of the shuffle. 1, 2, 3, 4 and 8 have the stage channels of the paper's Table 1;
    /// any other number needs <see cref="StageChannels"/>. Default: 3.
    /// </summary>
    public int Groups { get; set; } = s_defaults.Groups;

    /// <summary>
    /// V1: groups of the second pointwise convolution of a unit, after the shuffle, which is by <see cref="Groups"/>. With another
    /// number than that, both divide the channels of the stem and of every stage. Default: <see cref="Groups"/>.
    /// </summary>
    public int SecondGroups { get; set; } = s_defaults.SecondGroups;

    /// <summary>
    /// The factor s of "ShuffleNet s x". V1 (paper, section 4): Table 1's channels times s, rounded to the nearest multiple
    /// of <see cref="Groups"/> (and <see cref="SecondGroups"/>), halves up, and at least one multiple. V2: 0.5, 1, 1.5 or 2, which
    /// have published channels
    /// that are no multiples of each other; any other needs <see cref="StageChannels"/>. No effect on what
    /// <see cref="StageChannels"/>, <see cref="StemChannels"/> or <see cref="HeadChannels"/> sets. Default: 1.
    /// </summary>
    public double Scale { get; set; } = 1;

    /// <summary>
    /// V2Plus: the published network whose stage channels it has. No effect where <see cref="StageChannels"/> is set. Default: Medium.
    /// </summary>
    public NetworkSize Size { get; set; } = PublishedSize.Default.Size;

    /// <summary>
    /// Output channels of each stage, instead of the published ones; one entry per stage. They are even in all versions but V1.
    /// </summary>
    public int[]? StageChannels { get; set; }

    /// <summary>Units of each stage, the first one included. Default: 4, 8, 4 (paper, Table 1); 4, 4, 8, 4 in V2Plus and OneShot.</summary>
    public int[]? StageRepeats { get; set; }

    /// <summary>
    /// Stride (1 or 2) of the first unit of each stage. Default: 2 for each. With stride 1 a first unit that changes the
    /// channels concatenates (V1: its input unpooled; V2: as a strided unit does, at stride 1); one that keeps them is an
    /// ordinary unit.
    /// </summary>
    public int[]? StageStrides { get; set; }

    /// <summary>
    /// Kernel (3, 5 or 7) of the units' depthwise convolutions, whose padding is half of it: one entry for the whole network,
    /// one per stage, or one per unit in the order in which they run. Not together with <see cref="UnitKinds"/>. Default: 3; in V2Plus
    /// and OneShot as <see cref="UnitKinds"/> says.
    /// </summary>
    public int[]? DepthwiseKernels { get; set; }

    /// <summary>
    /// All versions but V1: what the units' branches are, by the numbers of the authors' search. 0, 1 and 2 have one depthwise convolution,
    /// of 3x3, 5x5 and 7x7, between two pointwise ones; 3 (Xception) has three of 3x3, a pointwise one behind each. One entry for the
    /// whole network, one per stage, or one per unit in the order in which they run. Default: 0; in V2Plus and OneShot with stages of
    /// 4, 4, 8 and 4 units what the search found.
    /// </summary>
    public int[]? UnitKinds { get; set; }

    /// <summary>
    /// All versions but V1: channels between the convolutions of the units' branches, 1 to 8192: one entry per stage, or one per unit in
    /// the order in which they run; an empty list stands for half of what each unit puts out. Default: that; in OneShot with stages of
    /// 4, 4, 8 and 4 units what the search found, which is 0.6 to 1.6 times that, rounded down.
    /// </summary>
    public int[]? MiddleChannels { get; set; }

    /// <summary>
    /// All versions but V1: the stages with hard-swish, x clamp(x + 3, 0, 6) / 6, where others have ReLU; ascending. 1 is the stem; the
    /// layers behind the stages are as the last stage. Default: none; in V2Plus all but 2.
    /// </summary>
    public int[]? HardSwishStages { get; set; }

    /// <summary>
    /// All versions but V1: the stages whose branches end in squeeze-and-excitation; from 2 on, ascending. A quarter of the channels,
    /// batch normalisation and ReLU between its matrices, clamp(x + 3, 0, 6) / 6 behind them. Default: none; in V2Plus from 4 on.
    /// </summary>
    public int[]? SqueezeExcitationStages { get; set; }

    /// <summary>
    /// Output channels of the first convolution. Default: 24 times <see cref="Scale"/>, rounded as the stages' channels are;
    /// three exceptions: 24 at Scale 1.5 in the dialect Megvii (the authors' table), always 24 in OnnxZoo, always 24 in V2. 16 in
    /// V2Plus and OneShot.
    /// </summary>
    public int StemChannels { get; set; }

    /// <summary>Stride, 1 or 2, of the first convolution (3x3, padding 1). Default: 2.</summary>
    public int StemStride { get; set; } = s_defaults.StemStride;

    /// <summary>Whether a 3x3 maximum pool of stride 2 follows the first convolution. Default: true; false in V2Plus and OneShot.</summary>
    public bool StemPool { get; set; } = s_defaults.StemPool;

    /// <summary>Rows of the input. Default: 224.</summary>
    public int InputHeight { get; set; } = s_defaults.InputHeight;

    /// <summary>Columns of the input. Default: 224.</summary>
    public int InputWidth { get; set; } = s_defaults.InputWidth;

    /// <summary>Channels of the input. Default: 3.</summary>
    public int InputChannels { get; set; } = s_defaults.InputChannels;

    /// <summary>Number of classes, the length of the output. Default: 1000.</summary>
    public int Classes { get; set; } = s_defaults.Classes;

    /// <summary>
    /// All versions but V1: output channels of the last pointwise convolution (conv5); V2Plus has as many in the squeeze-and-excitation
    /// and the matrix behind the average. Default: 2048 at <see cref="Scale"/> 2, 1280 in V2Plus, else 1024.
    /// </summary>
    public int HeadChannels { get; set; } = Table5.Instance.Head(PublishedSize.Default);

    /// <summary>
    /// What the network gives. With <see cref="NetworkOutputs.Stages"/> the class is a backbone: it has no classifier (nor
    /// V2's conv5), and Run fills one span per stage. Default: <see cref="NetworkOutputs.Logits"/>.
    /// </summary>
    public NetworkOutputs Outputs { get; set; }

    /// <summary>
    /// The stages that a backbone gives, ascending; the paper counts from 2, since the stem is stage 1. What follows the last
    /// of them is not computed. Default: every stage.
    /// </summary>
    public int[]? OutputStages { get; set; }

    /// <summary>Whether the classifier adds a bias. Default: false in Megvii, else true.</summary>
    public bool ClassifierBias { get; set; }

    /// <summary>Whether the output is the softmax of the logits instead of the logits. Default: true in OnnxZoo, else false.</summary>
    public bool Softmax { get; set; }

    /// <summary>V1: whether units shuffle their channels; false is the ablation of the paper's section 4.1.2. Default: true.</summary>
    public bool Shuffle { get; set; } = s_defaults.Shuffle;

    /// <summary>V1: channels of the bottleneck. Default: QuarterOfBranch in Paper, QuarterOfUnit in Megvii, Branch in OnnxZoo.</summary>
    public BottleneckRule Bottleneck { get; set; }

    /// <summary>V1: where the shuffle stands. Default: AfterDepthwise in Megvii, else BeforeDepthwise.</summary>
    public ShufflePosition ShufflePosition { get; set; }

    /// <summary>V1: which of two inverse permutations the shuffle is. Default: ChannelsToGroups in Megvii, else GroupsToChannels.</summary>
    public ShuffleDirection ShuffleDirection { get; set; }

    /// <summary>Padding, 0 or 1, of the maximum pool after the first convolution. Default: 0 in Paper, else 1.</summary>
    public int StemPoolPadding { get; set; }

    /// <summary>Rounding of the maximum pool's output size. Default: Ceiling in Paper, else Floor.</summary>
    public PoolRounding StemPoolRounding { get; set; }

    /// <summary>V1: kernel, 2 or 3, of the average pool on the shortcut of a stride-2 unit. Default: 3.</summary>
    public int ShortcutPoolKernel { get; set; } = s_defaults.ShortcutPoolKernel;

    /// <summary>V1: padding of the average pool on the shortcut: 0, or 1 with a kernel of 3. Default: 0 in Paper, else 1.</summary>
    public int ShortcutPoolPadding { get; set; }

    /// <summary>V1: rounding of the average pool's output size. Default: Ceiling in Paper, else Floor.</summary>
    public PoolRounding ShortcutPoolRounding { get; set; }

    /// <summary>V1: what the average at the border divides by. Default: WindowSize in Megvii, else ValidElements.</summary>
    public AverageDivisor ShortcutPoolDivisor { get; set; }

    /// <summary>V1: order of the concatenation in a stride-2 unit. Default: BranchFirst in OnnxZoo, else ShortcutFirst.</summary>
    public ConcatOrder ConcatOrder { get; set; }

    /// <summary>V1: place of the last ReLU of a stride-2 unit. Default: OnBranch in Megvii, else AfterConcat.</summary>
    public StridedReluPlacement StridedRelu { get; set; }

    /// <summary>
    /// V1: whether the first pointwise convolution of the first unit is grouped too. Default: true in OnnxZoo, else false (paper,
    /// section 3.2).
    /// </summary>
    public bool FirstUnitGrouped { get; set; }

    /// <summary>
    /// Threads that compute one inference together, 1 to 8: the one that calls <c>Run</c> and workers of the instance's own,
    /// which start with its first inference and sleep between inferences. Each layer is divided when the class is compiled. No
    /// effect on the answer, not in its last bit, nor on the weights. Default: 1.
    /// </summary>
    public int Threads { get; set; } = 1;

    /// <summary>
    /// Whether the class times its layers: it gets a property <c>Profile</c>, a <c>NetworkProfile</c> of the instance.
    /// For development; a class without it has no trace of it. No effect on the answer. Default: false.
    /// </summary>
    public bool Profile { get; set; }

    /// <summary>
    /// Whether every load and store of the class is checked while it runs, against what the layer may read and write, and a
    /// <c>MemoryCheckException</c> says where one leaves it. For finding faults of the compiler; such a class is many times
    /// slower and needs a larger workspace, and a class without it has no trace of it. No effect on the answer. Default: false.
    /// </summary>
    public bool Checked { get; set; }
}
