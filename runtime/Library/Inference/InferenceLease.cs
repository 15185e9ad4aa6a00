using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler;

/// <summary>
/// An inference that is under way on one instance, for the length of a block: <c>using InferenceLease lease =
/// workspace.Enter(weights);</c>. The weights that it began with stand until then, whatever becomes of their object. Used by
/// generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct InferenceLease : IDisposable
{
    private readonly Workspace _workspace;
    private readonly long _number;
    private readonly WeightMemory _weights;
    private readonly nint _firstWeight;

    internal InferenceLease(Workspace workspace, long number, WeightMemory weights, nint firstWeight) =>
        (_workspace, _number, _weights, _firstWeight) = (workspace, number, weights, firstWeight);

    /// <summary>
    /// The first float of the activations, at a multiple of 64 bytes. The C# compiler lets nobody carry it out of the block in which
    /// the lease was declared.
    /// </summary>
    [UnscopedRef]
    public ref float Arena => ref MemoryMarshal.GetReference(_workspace.Arena);

    /// <summary>The first float of the weights. The C# compiler lets nobody carry it out of the block either.</summary>
    [UnscopedRef]
    public unsafe ref float Weights => ref *(float*)_firstWeight;

    /// <summary>The activations.</summary>
    internal Workspace Workspace => _workspace;

    /// <summary>Floats of the weights.</summary>
    internal int WeightLength => _weights.Length;

    /// <summary>Ends the inference; once, whoever else has a copy of the lease.</summary>
    public void Dispose()
    {
        if (_workspace.TryExit(_number))
        {
            _weights.EndUse();
        }
    }
}
