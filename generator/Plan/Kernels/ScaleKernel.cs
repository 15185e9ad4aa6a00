namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>The activation of every plane times a factor of its own.</summary>
/// <param name="Pixels">Elements of a plane.</param>
internal sealed record ScaleKernel(int Channels, int Pixels, Activation Activation) : Kernel
{
    public override bool Calls => Activation.IsCall;
}
