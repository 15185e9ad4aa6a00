namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// What the methods of 1x1 convolutions depend on. Counts and distances are arguments, so layers of different sizes share them; the
/// register tiles, the input channels a turn and the epilogue are code.
/// </summary>
/// <param name="Isa">The vectors.</param>
/// <param name="Blocks">The blocks of output channels that it has code for, from the largest to the smallest.</param>
/// <param name="Steps">Input channels of a turn of the loop over them.</param>
/// <param name="StepsAfter">Input channels of a turn of the loop behind it; 0 without one.</param>
internal abstract record PointwiseMethod(
    VectorIsa Isa, EquatableArray<PointwiseBlock> Blocks, int Steps, int StepsAfter, ResidualMode Residual, Activation Activation,
    bool LoadIsIndexed, bool StoreIsIndexed)
    : KernelMethod
{
    // More would take a method beyond the locals that the JIT keeps in registers.
    private const int MaxBlocks = 3;

    public override IEnumerable<string> Numbers =>
    [
        PointwiseNumbers.Groups,
        PointwiseNumbers.Tiles,
        .. Blocks.Select(block => PointwiseNumbers.Blocks(block.Channels)),
        PointwiseNumbers.Turns,
        .. StepsAfter == 0 ? [] : new[] { PointwiseNumbers.LastInputs },
        .. LoadIsIndexed ? [] : new[] { PointwiseNumbers.SourceStep, PointwiseNumbers.SourceGroup },
        .. StoreIsIndexed ? [] : new[] { PointwiseNumbers.DestinationStep, PointwiseNumbers.DestinationGroup },
    ];

    /// <summary>Without the blocks, the input channels behind the last turn, and what a tile asks for ahead.</summary>
    public override KernelMethod Bare => this with { Blocks = new([]), StepsAfter = 0 };

    public override KernelMethod? With(KernelMethod other)
    {
        PointwiseMethod method = (PointwiseMethod)other;
        PointwiseBlock[] blocks = [.. Blocks.Concat(method.Blocks).Distinct().OrderByDescending(block => block.Channels)];
        return blocks.Length > MaxBlocks ? null
            : this with { Blocks = new(blocks), StepsAfter = GreatestCommonDivisor(StepsAfter, method.StepsAfter) };
    }

    /// <summary>The vectors whose lanes are a block's output channels.</summary>
    public VectorIsa LanesOf(PointwiseBlock block) => Isa.NarrowestFor(ChannelBlocks.Max).NarrowestFor(block.Channels);

    /// <summary>Whether a shortcut stands elsewhere than the results.</summary>
    public bool HasSeparateShortcut => Residual == ResidualMode.Separate;

    private static int GreatestCommonDivisor(int left, int right) => right == 0 ? left : GreatestCommonDivisor(right, left % right);
}
