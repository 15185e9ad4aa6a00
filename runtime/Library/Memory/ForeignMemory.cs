namespace ShuffleNet.Compiler;

/// <summary>Floats outside the garbage collector's heap, in memory that an owner keeps.</summary>
/// <param name="owner">Releases the memory when it is collected: a mapping of a file, or an assembly.</param>
/// <param name="address">The first float, at a multiple of four bytes.</param>
/// <param name="length">Floats.</param>
internal sealed class ForeignMemory(object owner, nint address, int length) : IWeightMemory
{
    // Held for as long as this object is.
    private readonly object _owner = owner;

    public unsafe ReadOnlySpan<float> Span
    {
        get
        {
            ReadOnlySpan<float> floats = new((void*)address, length);
            GC.KeepAlive(_owner);
            return floats;
        }
    }
}
