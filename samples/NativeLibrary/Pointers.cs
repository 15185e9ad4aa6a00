using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler.Samples.NativeLibrary;

/// <summary>What can be told of a caller's pointer without following it.</summary>
internal static unsafe class Pointers
{
    /// <exception cref="CallException">The pointer is null, or no multiple of the type's size.</exception>
    public static ref T Reference<T>(T* pointer, string name)
        where T : unmanaged
    {
        if (pointer is null)
        {
            throw new CallException(Status.NullPointer, $"{name} is NULL");
        }

        if ((nuint)pointer % (nuint)sizeof(T) != 0)
        {
            throw new CallException(Status.Misaligned, $"{name} is {(nuint)pointer:x}, no multiple of {sizeof(T)}");
        }

        return ref *pointer;
    }

    /// <exception cref="CallException">The pointer is null or misaligned, or the length is not what is expected.</exception>
    public static Span<float> Floats(float* pointer, long length, int expected, string name)
    {
        ref float first = ref Reference(pointer, name);
        return length == expected
            ? MemoryMarshal.CreateSpan(ref first, expected)
            : throw new CallException(Status.WrongLength, $"{name} has {length} floats; the network takes {expected}");
    }

    /// <exception cref="CallException">The pointer is null, or the length is negative.</exception>
    public static UnmanagedMemoryStream Bytes(byte* pointer, long length, string name)
    {
        _ = ref Reference(pointer, name);
        return length >= 0
            ? new(pointer, length)
            : throw new CallException(Status.WrongLength, $"{name} has {length} bytes");
    }
}
