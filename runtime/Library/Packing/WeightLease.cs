using System.Diagnostics.CodeAnalysis;

namespace ShuffleNet.Compiler;

/// <summary>A use of weights for the length of a block: <c>using WeightLease lease = weights.Lease();</c>.</summary>
internal readonly ref struct WeightLease(WeightMemory memory) : IDisposable
{
    private readonly nint _first = memory.BeginUse();

    /// <summary>The floats. The compiler lets nobody carry them out of the block in which the lease was declared.</summary>
    [UnscopedRef]
    public unsafe ReadOnlySpan<float> Span => new((void*)_first, memory.Length);

    public void Dispose() => memory.EndUse();
}
