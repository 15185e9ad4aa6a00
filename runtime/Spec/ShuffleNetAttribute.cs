namespace ShuffleNet.Compiler;

/// <summary>
/// Makes a partial class a ShuffleNet: the generator reads the properties at build time and emits specialised C#
/// for exactly that network. Properties that are not set take the value of <see cref="Dialect"/>'s preset.
/// </summary>
/// <param name="version">The member of the ShuffleNet family.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ShuffleNetAttribute(ShuffleNetVersion version) : Attribute
{
    /// <summary>The member of the ShuffleNet family.</summary>
    public ShuffleNetVersion Version { get; } = version;

    /// <summary>The preset of all properties that are not set here. Default: <see cref="ShuffleNetDialect.Paper"/>.</summary>
    public ShuffleNetDialect Dialect { get; set; }

    /// <summary>
    /// Groups of the pointwise convolutions. 1, 2, 3, 4 and 8 have the stage channels of the paper's Table 1; any other
    /// number needs <see cref="StageChannels"/>. Default: 3.
    /// </summary>
    public int Groups { get; set; } = 3;

    /// <summary>
    /// The factor s of "ShuffleNet s x" (paper, section 4): Table 1's channels times s, rounded to the nearest multiple of
    /// <see cref="Groups"/>, halves up, and at least one multiple. No effect on what <see cref="StageChannels"/> or
    /// <see cref="StemChannels"/> sets. Default: 1.
    /// </summary>
    public double Scale { get; set; } = 1;

    /// <summary>Output channels of each stage, instead of Table 1's; one entry per stage.</summary>
    public int[]? StageChannels { get; set; }

    /// <summary>Units of each stage, the first one included. Default: 4, 8, 4 (paper, Table 1).</summary>
    public int[]? StageRepeats { get; set; }

    /// <summary>
    /// Stride (1 or 2) of the first unit of each stage. Default: 2 for each. With stride 1 a first unit that changes the
    /// channels concatenates its input unpooled; one that keeps them is an ordinary residual unit.
    /// </summary>
    public int[]? StageStrides { get; set; }

    /// <summary>
    /// Output channels of the first convolution. Default: 24 times <see cref="Scale"/>, rounded as the stages' channels are;
    /// two exceptions: 24 at Scale 1.5 in the dialect Megvii (the authors' table), and always 24 in OnnxZoo.
    /// </summary>
    public int StemChannels { get; set; }

    /// <summary>Stride, 1 or 2, of the first convolution (3x3, padding 1). Default: 2.</summary>
    public int StemStride { get; set; } = 2;

    /// <summary>Whether a 3x3 maximum pool of stride 2 follows the first convolution. Default: true.</summary>
    public bool StemPool { get; set; } = true;

    /// <summary>Rows of the input. Default: 224.</summary>
    public int InputHeight { get; set; } = 224;

    /// <summary>Columns of the input. Default: 224.</summary>
    public int InputWidth { get; set; } = 224;

    /// <summary>Channels of the input. Default: 3.</summary>
    public int InputChannels { get; set; } = 3;

    /// <summary>Number of classes, the length of the output. Default: 1000.</summary>
    public int Classes { get; set; } = 1000;

    /// <summary>Whether the classifier adds a bias. Default: true in Paper and OnnxZoo, false in Megvii.</summary>
    public bool ClassifierBias { get; set; }

    /// <summary>Whether the output is the softmax of the logits instead of the logits. Default: true in OnnxZoo, else false.</summary>
    public bool Softmax { get; set; }

    /// <summary>Whether units shuffle their channels; false is the ablation of the paper's section 4.1.2. Default: true.</summary>
    public bool Shuffle { get; set; } = true;

    /// <summary>Channels of the bottleneck. Default: QuarterOfBranch in Paper, QuarterOfUnit in Megvii, Branch in OnnxZoo.</summary>
    public BottleneckRule Bottleneck { get; set; }

    /// <summary>Where the shuffle stands. Default: AfterDepthwise in Megvii, else BeforeDepthwise.</summary>
    public ShufflePosition ShufflePosition { get; set; }

    /// <summary>Which of two inverse permutations the shuffle is. Default: ChannelsToGroups in Megvii, else GroupsToChannels.</summary>
    public ShuffleDirection ShuffleDirection { get; set; }

    /// <summary>Padding, 0 or 1, of the maximum pool after the first convolution. Default: 0 in Paper, else 1.</summary>
    public int StemPoolPadding { get; set; }

    /// <summary>Rounding of the maximum pool's output size. Default: Ceiling in Paper, else Floor.</summary>
    public PoolRounding StemPoolRounding { get; set; }

    /// <summary>Kernel, 2 or 3, of the average pool on the shortcut of a stride-2 unit. Default: 3.</summary>
    public int ShortcutPoolKernel { get; set; } = 3;

    /// <summary>Padding of the average pool on the shortcut: 0, or 1 with a kernel of 3. Default: 0 in Paper, else 1.</summary>
    public int ShortcutPoolPadding { get; set; }

    /// <summary>Rounding of the average pool's output size. Default: Ceiling in Paper, else Floor.</summary>
    public PoolRounding ShortcutPoolRounding { get; set; }

    /// <summary>What the average at the border divides by. Default: WindowSize in Megvii, else ValidElements.</summary>
    public AverageDivisor ShortcutPoolDivisor { get; set; }

    /// <summary>Order of the concatenation in a stride-2 unit. Default: BranchFirst in OnnxZoo, else ShortcutFirst.</summary>
    public ConcatOrder ConcatOrder { get; set; }

    /// <summary>Place of the last ReLU of a stride-2 unit. Default: OnBranch in Megvii, else AfterConcat.</summary>
    public StridedReluPlacement StridedRelu { get; set; }

    /// <summary>Whether the first pointwise convolution of the first unit is grouped too. Default: true in OnnxZoo, else false (paper, section 3.2).</summary>
    public bool FirstUnitGrouped { get; set; }

    /// <summary>
    /// Whether the class times its layers: it gets a property <c>Profile</c>, a <see cref="NetworkProfile"/> of the instance.
    /// For development; a class without it has no trace of it. No effect on the answer. Default: false.
    /// </summary>
    public bool Profile { get; set; }
}
