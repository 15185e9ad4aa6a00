namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>A 3x3 convolution with padding 1 over all channels: the stem.</summary>
internal sealed record ConvolutionKernel(
    TensorShape Input, TensorShape Output, int Stride, Activation Activation, EquatableArray<int> Blocks) : Kernel
{
    public override bool Calls => Activation.IsCall;

    /// <summary>The first row of the output that is computed.</summary>
    public int FirstRow { get; init; }

    /// <summary>How many are; fewer than the output has where threads divide them.</summary>
    public int Rows { get; init; } = Output.Height;

    /// <summary>
    /// Rows that the destination has room for, if it is a band of the output; its first and last row are then arguments.
    /// </summary>
    public int BufferedRows { get; init; }

    /// <summary>Whether the destination is a band of the output.</summary>
    public bool IsBand => BufferedRows > 0;

    /// <summary>Floats from one channel of the destination to the next.</summary>
    public int DestinationPlane => IsBand ? BufferedRows * Output.Width : Output.Plane;
}
