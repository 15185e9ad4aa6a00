using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ShuffleNet.Compiler;

/// <summary>
/// The activations of one instance and its guard: one inference at a time, and none after disposal. Used by generated code.
/// </summary>
/// <param name="length">Floats.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Workspace(int length) : IDisposable
{
    // Of the state: all other bits count how often an inference began or ended, so that an odd number is one that is under way.
    private const long Disposed = long.MinValue;

    private readonly AlignedBuffer _arena = new(length);
    private long _state;

    /// <summary>The activations.</summary>
    internal Span<float> Arena => _arena.Span;

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

    /// <summary>Begins an inference, which lasts until the lease is disposed.</summary>
    /// <param name="weights">Are held until it ends.</param>
    /// <exception cref="InvalidOperationException">Another inference is under way.</exception>
    /// <exception cref="ObjectDisposedException">The instance or the weights are disposed.</exception>
    public InferenceLease Enter(PackedWeights weights)
    {
        WeightMemory memory = weights.Memory;
        nint first = memory.BeginUse();
        long state = Volatile.Read(ref _state);
        long number = state + 1;
        if (!IsIdle(state) || Interlocked.CompareExchange(ref _state, number, state) != state)
        {
            memory.EndUse();
            ThrowBusy();
        }

        return new InferenceLease(this, number, memory, first);
    }

    /// <summary>Refuses further inferences; one that is under way ends undisturbed, for the memory is the collector's.</summary>
    public void Dispose() => Interlocked.Or(ref _state, Disposed);

    /// <summary>Ends the inference of that number; false where it has ended. A disposed workspace stays disposed.</summary>
    internal bool TryExit(long number) =>
        Interlocked.CompareExchange(ref _state, number + 1, number) == number
        || Interlocked.CompareExchange(ref _state, Disposed | (number + 1), Disposed | number) == (Disposed | number);

    private static bool IsIdle(long state) => state >= 0 && state % 2 == 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowBusy()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _state) < 0, this);
        throw new InvalidOperationException(
            "Run is under way on this instance. An instance serves one thread at a time; give each thread its own with Create(Weights).");
    }
}
