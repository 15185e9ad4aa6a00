using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler;

/// <content>What detectors make of the channels of a pixel.</content>
public static partial class Simd
{
    /// <summary>
    /// Softmax in place over the channels of each pixel: exp(x - max) over the sum of them. Lanes are pixels; where a value is infinite
    /// or not a number, no result of its pixel is a number.
    /// </summary>
    public static void SoftmaxOfPixels(ref float planes, int channels, int pixels)
    {
        int whole = pixels / Vector128<float>.Count * Vector128<float>.Count;
        for (int pixel = 0; pixel < whole; pixel += Vector128<float>.Count)
        {
            Vector128<float> most = Vector128.Create(float.NegativeInfinity);
            for (int channel = 0; channel < channels; channel++)
            {
                most = Vector128.Max(most, Vector128.LoadUnsafe(ref planes, (nuint)((channel * pixels) + pixel)));
            }

            Vector128<float> sum = Vector128<float>.Zero;
            for (int channel = 0; channel < channels; channel++)
            {
                nuint at = (nuint)((channel * pixels) + pixel);
                Vector128<float> power = Exp(Vector128.LoadUnsafe(ref planes, at) - most);
                power.StoreUnsafe(ref planes, at);
                sum += power;
            }

            // The difference is zero, or no number where the largest value is none.
            Vector128<float> factor = (Vector128<float>.One / sum) + (most - most);
            for (int channel = 0; channel < channels; channel++)
            {
                nuint at = (nuint)((channel * pixels) + pixel);
                (Vector128.LoadUnsafe(ref planes, at) * factor).StoreUnsafe(ref planes, at);
            }
        }

        for (int pixel = whole; pixel < pixels; pixel++)
        {
            SoftmaxOfPixel(ref Unsafe.Add(ref planes, pixel), channels, pixels);
        }
    }

    /// <summary>Planes as the rows of a matrix, transposed: afterwards the channels of a pixel are neighbours.</summary>
    /// <param name="source">Channels times pixels floats.</param>
    /// <param name="destination">As many; other memory.</param>
    /// <param name="channels">Rows of the source.</param>
    /// <param name="pixels">Columns of the source.</param>
    public static void Transpose(ref float source, ref float destination, int channels, int pixels)
    {
        // Of a few channels at a time, so that the lines that are written stay in the cache.
        const int Block = 16;
        for (int first = 0; first < channels; first += Block)
        {
            int end = Math.Min(channels, first + Block);
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                for (int channel = first; channel < end; channel++)
                {
                    Unsafe.Add(ref destination, (pixel * channels) + channel) = Unsafe.Add(ref source, (channel * pixels) + pixel);
                }
            }
        }
    }

    private static void SoftmaxOfPixel(ref float first, int channels, int step)
    {
        float max = float.NegativeInfinity;
        for (int channel = 0; channel < channels; channel++)
        {
            max = MathF.Max(max, Unsafe.Add(ref first, channel * step));
        }

        float sum = 0;
        for (int channel = 0; channel < channels; channel++)
        {
            float power = Exp(Vector128.Create(Unsafe.Add(ref first, channel * step) - max)).ToScalar();
            Unsafe.Add(ref first, channel * step) = power;
            sum += power;
        }

        float factor = (1 / sum) + (max - max);
        for (int channel = 0; channel < channels; channel++)
        {
            Unsafe.Add(ref first, channel * step) *= factor;
        }
    }
}
