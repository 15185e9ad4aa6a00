using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ShuffleNet.Compiler;

/// <summary>
/// The few vector operations that kernels need and System.Runtime.Intrinsics has no portable name for. Every method is
/// inlined into the kernel; branches on the instruction set are constants to the compiler. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Simd
{
    /// <summary>Copies floats to where others stand.</summary>
    public static void Copy(ref float source, ref float destination, int count) =>
        MemoryMarshal.CreateReadOnlySpan(ref source, count).CopyTo(MemoryMarshal.CreateSpan(ref destination, count));

    /// <summary>Makes floats zero.</summary>
    public static void Clear(ref float destination, int count) => MemoryMarshal.CreateSpan(ref destination, count).Clear();

    /// <summary>
    /// Asks for the cache line of an element that will be loaded or stored later. The element need not exist: nothing is read, and
    /// an address that is none is passed over. Nothing on ARM64, for which the framework has no such instruction.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(ref float source, int offset)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0((float*)Unsafe.AsPointer(ref source) + offset);
        }
    }

    /// <summary>Asks for the cache lines of some neighbouring planes' floats that will be stored to.</summary>
    /// <param name="first">The first of the first plane's.</param>
    /// <param name="step">Bytes from one plane to the next.</param>
    /// <param name="planes">How many there are.</param>
    /// <param name="floats">Of each plane, up to three cache lines.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchRows(ref float first, nint step, int planes, int floats)
    {
        for (int plane = planes; plane > 0; plane--)
        {
            Prefetch(ref first, 0);
            if (floats > 16)
            {
                Prefetch(ref first, 16);
            }

            if (floats > 32)
            {
                Prefetch(ref first, 32);
            }

            first = ref Unsafe.AddByteOffset(ref first, step);
        }
    }

    /// <summary>Elements 0, 2, 4, … of the 32 in both vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Even(Vector512<float> low, Vector512<float> high) =>
        Avx512F.PermuteVar16x32x2(low, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), high);

    /// <summary>Elements 1, 3, 5, … of the 32 in both vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Odd(Vector512<float> low, Vector512<float> high) =>
        Avx512F.PermuteVar16x32x2(low, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), high);

    /// <summary>Elements 0, 2, 4, … of the 16 in both vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Even(Vector256<float> low, Vector256<float> high) =>
        Avx2.Permute4x64(Avx.Shuffle(low, high, 0b10_00_10_00).AsDouble(), 0b11_01_10_00).AsSingle();

    /// <summary>Elements 1, 3, 5, … of the 16 in both vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Odd(Vector256<float> low, Vector256<float> high) =>
        Avx2.Permute4x64(Avx.Shuffle(low, high, 0b11_01_11_01).AsDouble(), 0b11_01_10_00).AsSingle();

    /// <summary>Elements 0, 2, 4, 6 of the 8 in both vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Even(Vector128<float> low, Vector128<float> high) =>
        AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipEven(low, high)
        : Sse.IsSupported ? Sse.Shuffle(low, high, 0b10_00_10_00)
        : Vector128.Create(low.GetElement(0), low.GetElement(2), high.GetElement(0), high.GetElement(2));

    /// <summary>Elements 1, 3, 5, 7 of the 8 in both vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Odd(Vector128<float> low, Vector128<float> high) =>
        AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipOdd(low, high)
        : Sse.IsSupported ? Sse.Shuffle(low, high, 0b11_01_11_01)
        : Vector128.Create(low.GetElement(1), low.GetElement(3), high.GetElement(1), high.GetElement(3));

    /// <summary>Lane i becomes lane i + 1; lane 0 becomes zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ShiftUp(Vector512<float> vector) =>
        Vector512.Shuffle(vector, Vector512.Create(-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));

    /// <inheritdoc cref="ShiftUp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ShiftUp(Vector256<float> vector) =>
        Vector256.Shuffle(vector, Vector256.Create(-1, 0, 1, 2, 3, 4, 5, 6));

    /// <inheritdoc cref="ShiftUp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ShiftUp(Vector128<float> vector) => ShiftIn(Vector128<float>.Zero, vector);

    /// <summary>Lane i becomes lane i + 1; lane 0 becomes the last one of the vector before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ShiftIn(Vector512<float> before, Vector512<float> vector) =>
        Avx512F.AlignRight32(vector.AsInt32(), before.AsInt32(), 15).AsSingle();

    /// <inheritdoc cref="ShiftIn(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ShiftIn(Vector256<float> before, Vector256<float> vector)
    {
        // Both halves need the 128 bits before them: the upper half of one vector and the lower half of the other.
        Vector256<float> halves = Avx.Permute2x128(before, vector, 0x21);
        return Avx2.AlignRight(vector.AsByte(), halves.AsByte(), 12).AsSingle();
    }

    /// <inheritdoc cref="ShiftIn(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ShiftIn(Vector128<float> before, Vector128<float> vector) =>
        AdvSimd.IsSupported ? AdvSimd.ExtractVector128(before, vector, 3)
        : Sse.IsSupported ? Sse.Shuffle(Sse.Shuffle(before, vector, 0b00_00_11_11), vector, 0b10_01_10_00)
        : Vector128.Create(before.GetElement(3), vector.GetElement(0), vector.GetElement(1), vector.GetElement(2));

    /// <summary>Lane i + 1 becomes lane i; the last lane becomes the first one of the vector after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ShiftOut(Vector512<float> vector, Vector512<float> after) =>
        Avx512F.AlignRight32(after.AsInt32(), vector.AsInt32(), 1).AsSingle();

    /// <inheritdoc cref="ShiftOut(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ShiftOut(Vector256<float> vector, Vector256<float> after)
    {
        // Both halves need the 128 bits after them: the upper half of one vector and the lower half of the other.
        Vector256<float> halves = Avx.Permute2x128(vector, after, 0x21);
        return Avx2.AlignRight(halves.AsByte(), vector.AsByte(), 4).AsSingle();
    }

    /// <inheritdoc cref="ShiftOut(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ShiftOut(Vector128<float> vector, Vector128<float> after) =>
        AdvSimd.IsSupported ? AdvSimd.ExtractVector128(vector, after, 1)
        : Sse.IsSupported ? Sse.Shuffle(vector, Sse.Shuffle(vector, after, 0b00_00_11_11), 0b10_00_10_01)
        : Vector128.Create(vector.GetElement(1), vector.GetElement(2), vector.GetElement(3), after.GetElement(0));
}
