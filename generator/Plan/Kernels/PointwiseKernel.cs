namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>A 1x1 convolution in groups, with its epilogue.</summary>
/// <param name="Inputs">Input channels of one group.</param>
/// <param name="Outputs">Output channels of one group.</param>
/// <param name="Pixels">Elements of a plane that are computed.</param>
/// <param name="Load">Where a group's input planes stand.</param>
/// <param name="Store">Where a group's output planes stand.</param>
/// <param name="Blocks">Output channels that are computed together, a register tile each; they add up to the outputs.</param>
internal sealed record PointwiseKernel(
    int Inputs, int Outputs, int Groups, int Pixels, PlaneAccess Load, PlaneAccess Store, ResidualMode Residual, Activation Activation,
    EquatableArray<int> Blocks)
    : Kernel
{
    public override bool Calls => Activation.IsCall;

    /// <summary>Elements from one plane to the next; more than are computed where threads divide the planes.</summary>
    public int Plane { get; init; } = Pixels;
}
