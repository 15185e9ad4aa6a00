using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler;

/// <summary>
/// The activations of one instance, its guard, and the weights of the inference that is under way: one thread at a time, and none
/// after disposal. Used by generated code.
/// </summary>
/// <param name="length">Floats.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Workspace(int length) : IDisposable
{
    private const int Idle = 0;
    private const int Running = 1;
    private const int Disposed = 2;

    private readonly AlignedBuffer _arena = new(length);
    private int _state;

    // Of the inference that is under way, which is counted among their users.
    private WeightMemory? _weights;
    private nint _firstWeight;

    /// <summary>
    /// The first float of the weights that the inference began with. They stand until <see cref="Exit"/>, whatever becomes of their
    /// object.
    /// </summary>
    public unsafe ref float Weights => ref *(float*)_firstWeight;

    /// <summary>The activations.</summary>
    internal Span<float> Arena => _arena.Span;

    /// <summary>Floats of the weights.</summary>
    internal int WeightLength => _weights!.Length;

    /// <summary>Throws when a span does not fit the network.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void CheckLength(int actual, int expected, string parameter)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"The span has {actual} floats; the network takes {expected}.", parameter);
        }
    }

    /// <summary>Throws when two outputs share memory: each would be written over the other.</summary>
    /// <exception cref="ArgumentException">They overlap.</exception>
    public static void CheckApart(ReadOnlySpan<float> first, ReadOnlySpan<float> second, string parameter)
    {
        if (first.Overlaps(second))
        {
            throw new ArgumentException("The span shares memory with that of an earlier output.", parameter);
        }
    }

    /// <summary>Throws when an output that is written before the input has been read shares memory with it.</summary>
    /// <exception cref="ArgumentException">They overlap.</exception>
    public static void CheckApartFromInput(ReadOnlySpan<float> input, ReadOnlySpan<float> output, string parameter)
    {
        if (input.Overlaps(output))
        {
            throw new ArgumentException(
                "The span shares memory with the input, which is read after this output has been written.", parameter);
        }
    }

    /// <summary>Throws when there are more or fewer outputs than the network has.</summary>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    public static void CheckCount(int actual, int expected, string parameter)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"There are {actual} outputs; the network has {expected}.", parameter);
        }
    }

    /// <summary>
    /// Begins an inference, which must end with <see cref="Exit"/>; the first float of the arena, at a multiple of 64 bytes.
    /// </summary>
    /// <param name="weights">Are held until it ends.</param>
    /// <exception cref="InvalidOperationException">Another inference is under way.</exception>
    /// <exception cref="ObjectDisposedException">The instance or the weights are disposed.</exception>
    public ref float Enter(PackedWeights weights)
    {
        WeightMemory memory = weights.Memory;
        nint first = memory.BeginUse();
        int state = Interlocked.CompareExchange(ref _state, Running, Idle);
        if (state != Idle)
        {
            memory.EndUse();
            ThrowBusy(state);
        }

        (_weights, _firstWeight) = (memory, first);
        return ref MemoryMarshal.GetReference(_arena.Span);
    }

    /// <summary>Ends an inference.</summary>
    public void Exit()
    {
        WeightMemory? memory = _weights;
        (_weights, _firstWeight) = (null, 0);
        Interlocked.CompareExchange(ref _state, Idle, Running);
        memory?.EndUse();
    }

    /// <summary>Refuses further inferences; one that is under way ends undisturbed, for the memory is the collector's.</summary>
    public void Dispose() => Interlocked.Exchange(ref _state, Disposed);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowBusy(int state)
    {
        ObjectDisposedException.ThrowIf(state == Disposed, typeof(Workspace));
        throw new InvalidOperationException(
            "Run is under way on this instance. An instance serves one thread at a time; give each thread its own with Create(Weights).");
    }
}
