namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// A convolution of any window in any groups. Lanes are columns; weights are packed as those of the first convolution, for each
/// group.
/// </summary>
/// <param name="Input">All channels.</param>
/// <param name="Output">All channels.</param>
/// <param name="Blocks">Output channels of a group that are computed together; they add up to those of a group.</param>
internal sealed record GroupedConvolutionKernel(
    TensorShape Input, TensorShape Output, int Kernel, int Stride, Padding Padding, int Groups, Activation Activation,
    EquatableArray<int> Blocks) : Kernel
{
    /// <summary>The first row of the output that is computed.</summary>
    public int FirstRow { get; init; }

    /// <summary>How many are; fewer than the output has where threads divide them.</summary>
    public int Rows { get; init; } = Output.Height;

    public int InputsPerGroup => Input.Channels / Groups;

    /// <summary>Floats of a group's weights and biases.</summary>
    public int GroupWeights => Output.Channels / Groups * ((InputsPerGroup * Kernel * Kernel) + 1);

    public override bool Calls => Activation.IsCall;

    public override bool LoadsBeyondPlanes => true;
}
