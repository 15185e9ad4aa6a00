namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// The first convolution and the maximum pool behind it, by bands: the rows under some rows of the pool's output are convolved
/// into memory that every band uses again, and pooled.
/// </summary>
/// <param name="Convolution">Of a band.</param>
/// <param name="Pool">Of a band.</param>
internal sealed record StemKernel(ConvolutionKernel Convolution, DepthwiseKernel Pool) : Kernel
{
    /// <summary>The first row of the pool's output that is computed.</summary>
    public int FirstRow { get; init; }

    /// <summary>How many are; fewer than the output has where threads divide the bands.</summary>
    public int Rows { get; init; } = Pool.Output.Height;

    /// <summary>Rows of the pool's output that a band computes; the last band may have fewer.</summary>
    public int BandRows => Pool.Rows;

    /// <summary>The pool of the last band where the rows do not divide into equal bands; null where they do.</summary>
    public DepthwiseKernel? LastPool => Rows % BandRows == 0 ? null : Pool with { Rows = Rows % BandRows };

    /// <summary>Floats of a band.</summary>
    public int BandLength => Pool.Input.Length;

    /// <summary>The first row of the convolution's output under the first window, -1 where that lies above it.</summary>
    public int FirstConvolved => (FirstRow * Pool.Stride) - Pool.Padding;

    /// <summary>One beyond the last row of the convolution's output that is under a window.</summary>
    public int EndConvolved => Math.Min(Convolution.Output.Height, EndOfWindows);

    /// <summary>Whether the rounding of the pool's size puts the last window beyond the last row.</summary>
    public bool EndsBelow => EndOfWindows > Convolution.Output.Height;

    private int EndOfWindows => FirstConvolved + (Rows * Pool.Stride) + 1;

    public override IEnumerable<Kernel> Methods => LastPool is null
        ? [this, Convolution, Pool]
        : Rows < BandRows ? [this, Convolution, LastPool] : [this, Convolution, Pool, LastPool];
}
