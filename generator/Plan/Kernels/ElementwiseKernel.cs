namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>The activation of the sum of as many tensors; of one, of its elements.</summary>
/// <param name="Length">Elements of each.</param>
internal sealed record ElementwiseKernel(int Operands, int Length, Activation Activation) : Kernel
{
    public override bool Calls => Activation.IsCall;
}
