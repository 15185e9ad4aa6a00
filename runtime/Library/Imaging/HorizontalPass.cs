using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler;

/// <summary>One row of blended pixels, resampled along the row, mapped to the planes' values and split into planes.</summary>
internal static class HorizontalPass
{
    /// <summary>
    /// Floats that <c>row</c> holds after its last pixel: a pixel is read as a vector of four whatever its bytes. What lies
    /// in the lanes beyond them is multiplied by 0 or dropped, so it only has to be finite.
    /// </summary>
    public const int Padding = 3;

    /// <param name="row">Interleaved pixels from column <c>axis.First</c> on, and <see cref="Padding"/>.</param>
    /// <param name="pixelFloats">Floats per pixel.</param>
    /// <param name="axis">The columns.</param>
    /// <param name="colour">From pixels to planes.</param>
    /// <param name="destination">From the first value of this row in the first plane to its last in the last plane.</param>
    /// <param name="planeLength">Values from a plane to the next; 0 when there is one plane.</param>
    // Not through the JIT's first tier, in which the first images after start would take several times as long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        ReadOnlySpan<float> row,
        int pixelFloats,
        ResampleAxis axis,
        in ColourMatrix colour,
        Span<float> destination,
        int planeLength)
    {
        ref float from = ref MemoryMarshal.GetReference(row);
        ColourMatrix matrix = colour;
        for (int column = axis.Begin; column < axis.Stop; column++)
        {
            ReadOnlySpan<float> taps = axis.Taps(column, out int start);
            nuint pixel = (nuint)((start - axis.First) * pixelFloats);
            Vector128<float> sum = default;
            foreach (float tap in taps)
            {
                sum = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref from, pixel), Vector128.Create(tap), sum);
                pixel += (nuint)pixelFloats;
            }

            Vector128<float> planes = matrix.Apply(sum);
            destination[column] = planes.GetElement(0);
            if (planeLength != 0)
            {
                destination[planeLength + column] = planes.GetElement(1);
                destination[(2 * planeLength) + column] = planes.GetElement(2);
            }
        }
    }
}
