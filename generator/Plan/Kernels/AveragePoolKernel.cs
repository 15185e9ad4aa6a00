namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>An average pool of any window and padding; those that the published networks have are window kernels.</summary>
/// <param name="Divisor">What an average at the border divides by.</param>
internal sealed record AveragePoolKernel(
    TensorShape Input, TensorShape Output, int Kernel, int Stride, Padding Padding, AverageDivisor Divisor, Activation Activation) : Kernel
{
    /// <summary>The first row of the output that is computed.</summary>
    public int FirstRow { get; init; }

    /// <summary>How many are; fewer than the output has where threads divide them.</summary>
    public int Rows { get; init; } = Output.Height;

    public override bool Calls => Activation.IsCall;

    public override bool LoadsBeyondPlanes => true;
}
