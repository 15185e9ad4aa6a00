using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace ShuffleNet.Compiler;

/// <summary>
/// An inference that several threads compute, as one of them sees it while it does its part. The C# compiler lets nobody carry a
/// reference to its memories out of the part. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ParallelInference
{
    private readonly ParallelState _state;

    internal ParallelInference(ParallelState state) => _state = state;

    /// <summary>The first float of the input.</summary>
    [UnscopedRef]
    public ref float Input => ref _state.Input;

    /// <summary>The first float of the arena.</summary>
    [UnscopedRef]
    public ref float Arena => ref _state.Arena;

    /// <summary>The first float of the packed weights.</summary>
    [UnscopedRef]
    public ref float Weights => ref _state.Weights;

    /// <summary>Takes the time of each layer; null where nobody asks.</summary>
    public NetworkProfile? Profile => _state.Profile;

    /// <summary>The first float of an output.</summary>
    [UnscopedRef]
    public ref float Output(int index) => ref _state.Output(index);

    /// <summary>Returns when every thread has called it; what each wrote before is then seen by all.</summary>
    public void Barrier() => _state.Barrier();
}
