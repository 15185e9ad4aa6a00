using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler;

/// <summary>
/// The activations of one instance, and its guard: one thread at a time, and none after disposal. Used by generated code.
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
            throw new ArgumentException("The span shares memory with that of an earlier stage.", parameter);
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

    /// <summary>Begins an inference; the first float of the arena, at a multiple of 64 bytes.</summary>
    /// <exception cref="InvalidOperationException">Another inference is under way.</exception>
    /// <exception cref="ObjectDisposedException">The instance is disposed.</exception>
    public ref float Enter()
    {
        int state = Interlocked.CompareExchange(ref _state, Running, Idle);
        if (state != Idle)
        {
            ThrowBusy(state);
        }

        return ref MemoryMarshal.GetReference(_arena.Span);
    }

    /// <summary>Ends an inference.</summary>
    public void Exit() => Interlocked.CompareExchange(ref _state, Idle, Running);

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
