namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>The activation of every plane times a factor of its own.</summary>
/// <param name="Pixels">Elements of a plane.</param>
internal sealed record ScaleKernel(int Channels, int Pixels, Activation Activation) : Kernel
{
    /// <summary>Whether the step lists the planes that it writes; otherwise they are neighbours, in the order of those it reads.</summary>
    public bool StoresListed { get; init; }

    public override bool Calls => Activation.IsCall;
}
