namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Everything that a kernel's code depends on. Layers with equal kernels share one emitted method, called with other
/// offsets.
/// </summary>
internal abstract record Kernel
{
    /// <summary>The kernels that its code calls.</summary>
    public virtual IEnumerable<Kernel> Parts => [];
}
