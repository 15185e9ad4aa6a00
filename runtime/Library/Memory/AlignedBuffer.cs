using System.Runtime.CompilerServices;

namespace ShuffleNet.Compiler;

/// <summary>
/// Floats that begin at a multiple of 64 bytes, a cache line and the widest vector, and never move. The memory belongs to
/// the garbage collector, so that a reference held too long is a leak at worst and never a dangling pointer.
/// </summary>
internal sealed class AlignedBuffer
{
    private const int Alignment = 64;

    private readonly float[] _array;
    private readonly int _start;

    public AlignedBuffer(int length)
    {
        // Pinned, so the address that is aligned now stays aligned.
        _array = GC.AllocateArray<float>(length + (Alignment / sizeof(float)), pinned: true);
        nint address = AddressOf(ref _array[0]);
        _start = (int)((Alignment - (address & (Alignment - 1))) & (Alignment - 1)) / sizeof(float);
        Length = length;
    }

    public int Length { get; }

    /// <summary>The floats; the span keeps them.</summary>
    public Span<float> Span => _array.AsSpan(_start, Length);

    /// <summary>Where they stand as long as this object is reachable.</summary>
    public nint Address => AddressOf(ref _array[_start]);

    private static unsafe nint AddressOf(ref float first) => (nint)Unsafe.AsPointer(ref first);
}
