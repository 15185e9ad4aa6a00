using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler.Fuzz.Targets;

/// <summary>Memory between two pages that nobody may touch.</summary>
internal sealed unsafe partial class GuardedMemory
{
    private const int ReadWrite = 3, None = 0, PrivateAnonymous = 0x22;

    private readonly byte* _start;
    private readonly int _length;

    /// <param name="length">Bytes, rounded up to whole pages.</param>
    public GuardedMemory(int length)
    {
        int page = Environment.SystemPageSize;
        _length = (length + page - 1) / page * page;
        byte* all = (byte*)Map(null, (nuint)(_length + (2 * page)), None, PrivateAnonymous, -1, 0);
        _start = all + page;
        if ((nint)all == -1 || Protect(_start, (nuint)_length, ReadWrite) != 0)
        {
            throw new InvalidOperationException("the pages could not be mapped");
        }
    }

    /// <summary>Bytes that end at the page behind, or begin after the page before.</summary>
    public Span<byte> Take(int length, bool atEnd) => new(atEnd ? _start + _length - length : _start, length);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(void* address, nuint length, int protection);
}
