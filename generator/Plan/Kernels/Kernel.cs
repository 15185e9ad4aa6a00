namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Everything that a kernel's code depends on. Layers with equal kernels share one emitted method, called with other
/// offsets.
/// </summary>
internal abstract record Kernel
{
    /// <summary>
    /// Whether its code calls the runtime for an activation. No register holds a value across a call, which ARM's loads and stores of
    /// several vectors want (<c>Simd.OpaqueConstant</c>), so that it has none of them.
    /// </summary>
    public virtual bool Calls => false;

    /// <summary>
    /// Whether it loads what lies beside the planes of its source, within the margin of the workspace, and makes nothing of it.
    /// </summary>
    public virtual bool LoadsBeyondPlanes => false;

    /// <summary>It and the kernels that its code calls: each is a method.</summary>
    public virtual IEnumerable<Kernel> Methods => [this];
}
