namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>A window that slides over each plane by itself: depthwise convolution and pools.</summary>
/// <param name="Divisor">What an average at the border divides by.</param>
internal sealed record DepthwiseKernel(
    DepthwiseOperation Operation, TensorShape Input, TensorShape Output, int Kernel, int Stride, int Padding, Activation Activation,
    AverageDivisor Divisor)
    : Kernel
{
    public override bool Calls => Activation.IsCall;

    public override bool LoadsBeyondPlanes => true;

    /// <summary>The first row of the output that is computed.</summary>
    public int FirstRow { get; init; }

    /// <summary>How many are; fewer than the output has where threads divide them.</summary>
    public int Rows { get; init; } = Output.Height;

    /// <summary>
    /// Whether a maximum takes part of values that may be negative, so that nothing stands for what a window covers beyond the
    /// input; of others zero does.
    /// </summary>
    public bool MayBeNegative { get; init; }

    /// <summary>Whether the input is a band of rows that begins with the first one under the first window.</summary>
    public bool IsBand { get; init; }

    /// <summary>Whether a window covers columns left or right of the input.</summary>
    public bool CrossesSides => Padding > 0 || ((Output.Width - 1) * Stride) - Padding + Kernel > Input.Width;

    /// <summary>
    /// Rows of padding above; the padding of the record is that on the left. On the other sides the output's size tells it.
    /// </summary>
    public int Above { get; init; } = Padding;

    /// <summary>Rows above the input.</summary>
    public int TopPadding => IsBand ? 0 : Above;
}
