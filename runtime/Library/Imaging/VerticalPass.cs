using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler;

/// <summary>
/// The rows of the source that one row of the crop needs, blended into one row of floats, still interleaved. It comes before
/// the horizontal pass because its vectors run along the bytes of a row whatever the format, and one row is all it keeps.
/// </summary>
internal static class VerticalPass
{
    /// <param name="source">Bytes from the first column needed of the first row blended.</param>
    /// <param name="stride">Bytes from a row to the next.</param>
    /// <param name="taps">A weight per row blended.</param>
    /// <param name="row">As many values as bytes of a row are needed.</param>
    // Not through the JIT's first tier, in which the first images after start would take several times as long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<byte> source, int stride, ReadOnlySpan<float> taps, Span<float> row)
    {
        int last = row.Length - Vector<byte>.Count;
        if (last < 0)
        {
            Scalar(source, stride, taps, row);
            return;
        }

        ref byte from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(row);
        for (int column = 0; column < last; column += Vector<byte>.Count)
        {
            Block(ref Unsafe.Add(ref from, column), stride, taps, ref Unsafe.Add(ref to, column));
        }

        // The last block ends where the row ends. It may overlap the one before and then stores the same values again.
        Block(ref Unsafe.Add(ref from, last), stride, taps, ref Unsafe.Add(ref to, last));
    }

    // A vector of bytes is four vectors of floats, whose sums stay in registers over all rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block(ref byte source, nint stride, ReadOnlySpan<float> taps, ref float row)
    {
        Vector<float> sum0 = default;
        Vector<float> sum1 = default;
        Vector<float> sum2 = default;
        Vector<float> sum3 = default;
        foreach (float tap in taps)
        {
            Vector<float> weight = new(tap);
            Vector.Widen(Vector.LoadUnsafe(ref source), out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low, out Vector<uint> value0, out Vector<uint> value1);
            Vector.Widen(high, out Vector<uint> value2, out Vector<uint> value3);

            // Through int: below AVX-512 there is no conversion from uint, and bytes are the same in both.
            sum0 = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(value0)), weight, sum0);
            sum1 = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(value1)), weight, sum1);
            sum2 = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(value2)), weight, sum2);
            sum3 = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(value3)), weight, sum3);
            source = ref Unsafe.Add(ref source, stride);
        }

        sum0.StoreUnsafe(ref row);
        sum1.StoreUnsafe(ref row, (nuint)Vector<float>.Count);
        sum2.StoreUnsafe(ref row, (nuint)(2 * Vector<float>.Count));
        sum3.StoreUnsafe(ref row, (nuint)(3 * Vector<float>.Count));
    }

    private static void Scalar(ReadOnlySpan<byte> source, int stride, ReadOnlySpan<float> taps, Span<float> row)
    {
        for (int column = 0; column < row.Length; column++)
        {
            float sum = 0;
            for (int tap = 0; tap < taps.Length; tap++)
            {
                sum += taps[tap] * source[(tap * stride) + column];
            }

            row[column] = sum;
        }
    }
}
