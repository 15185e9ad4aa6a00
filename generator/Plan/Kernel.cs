namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Everything that a kernel's code depends on. Layers with equal kernels share one emitted method, called with other
/// offsets.
/// </summary>
internal abstract record Kernel
{
    /// <summary>It and the kernels that its code calls: each is a method.</summary>
    public virtual IEnumerable<Kernel> Methods => [this];
}
