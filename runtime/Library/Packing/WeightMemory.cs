using System.Reflection;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler;

/// <summary>
/// Memory that holds packed weights, and the count of those who use it. It is given back when it has been disposed, or collected,
/// and nobody uses it any more. Where the floats stand is told only to whoever is counted: a <see cref="WeightLease"/> for as
/// long as it lasts, an <see cref="InferenceLease"/> for an inference.
/// </summary>
/// <remarks>
/// The count is that of <see cref="SafeHandle"/>: without a lock or an allocation, and it holds the memory against a finaliser,
/// too, so that nobody has to keep this object reachable.
/// </remarks>
internal sealed class WeightMemory : SafeHandle
{
    // What the memory is part of: a mapping, in which this object is counted, or what the garbage collector looks after.
    private object? _owner;
    private volatile bool _disposed;

    private WeightMemory(object owner, nint first, int length)
        : base(first, ownsHandle: true) => (_owner, Length) = (owner, length);

    /// <summary>Floats.</summary>
    public int Length { get; }

    /// <summary>Whether it refuses further users; those there are end undisturbed.</summary>
    public bool IsDisposed => _disposed;

    // No address is invalid: an empty network's is as good as any.
    public override bool IsInvalid => false;

    /// <summary>Memory of the garbage collector.</summary>
    public static WeightMemory Of(AlignedBuffer buffer) => new(buffer, buffer.Address, buffer.Length);

    /// <summary>A part of a mapping, which the caller may dispose: it lasts as long as this object.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="offset">The byte of the mapping where the first float stands, a multiple of four.</param>
    /// <param name="length">Floats.</param>
    public static WeightMemory OfMapping(SafeBuffer mapping, nint offset, int length)
    {
        bool counted = false;
        mapping.DangerousAddRef(ref counted);
        return new WeightMemory(mapping, mapping.DangerousGetHandle() + offset, length);
    }

    /// <summary>A resource of an assembly, which stays in memory as long as its object is reachable.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="first">The first float.</param>
    /// <param name="length">Floats.</param>
    public static WeightMemory OfResource(Assembly assembly, nint first, int length) => new(assembly, first, length);

    /// <summary>Counts a user, who must call <see cref="EndUse"/>.</summary>
    /// <returns>The address of the first float, which stands until then.</returns>
    /// <exception cref="ObjectDisposedException">The weights are disposed.</exception>
    public nint BeginUse()
    {
        bool counted = false;
        try
        {
            // The count alone would let others in as long as one is there.
            if (!_disposed)
            {
                DangerousAddRef(ref counted);
            }
        }
        catch (ObjectDisposedException)
        {
            // Since the look at the flag; said below, of the weights.
        }

        ObjectDisposedException.ThrowIf(!counted, typeof(PackedWeights));
        return handle;
    }

    /// <summary>Ends a use; the last one after the disposal gives the memory back.</summary>
    public void EndUse() => DangerousRelease();

    protected override void Dispose(bool disposing)
    {
        _disposed = true;
        base.Dispose(disposing);
    }

    protected override bool ReleaseHandle()
    {
        (_owner as SafeBuffer)?.DangerousRelease();
        _owner = null;
        return true;
    }
}
