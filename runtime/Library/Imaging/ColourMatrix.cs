using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler;

/// <summary>
/// From the bytes of a pixel to the values of the planes: channel order, luma, scale, mean and deviation are one affine map.
/// Lane p of a vector belongs to plane p; each of the first three bytes has a column.
/// </summary>
internal readonly record struct ColourMatrix(
    Vector128<float> First,
    Vector128<float> Second,
    Vector128<float> Third,
    Vector128<float> Offset)
{
    public static ColourMatrix Of(PixelFormat format, PreprocessOptions options)
    {
        // Rows are planes, columns are red, green, blue.
        float[][] planes = options.Channels switch
        {
            ChannelOrder.Rgb => [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
            ChannelOrder.Bgr => [[0, 0, 1], [0, 1, 0], [1, 0, 0]],
            _ => [[0.299f, 0.587f, 0.114f]],
        };
        int[] colourOfByte = format is PixelFormat.Bgr or PixelFormat.Bgra ? [2, 1, 0] : [0, 1, 2];

        Span<float> first = stackalloc float[4];
        Span<float> second = stackalloc float[4];
        Span<float> third = stackalloc float[4];
        Span<float> offset = stackalloc float[4];
        for (int plane = 0; plane < planes.Length; plane++)
        {
            double deviation = options.StandardDeviation.Count == 0 ? 1 : options.StandardDeviation[plane];
            double mean = options.Mean.Count == 0 ? 0 : options.Mean[plane];
            double scale = options.Scale / deviation;
            offset[plane] = (float)(-mean / deviation);
            if (format == PixelFormat.Gray)
            {
                // A plane's row sums to 1, so gray is its own luma.
                first[plane] = (float)scale;
                continue;
            }

            first[plane] = (float)(planes[plane][colourOfByte[0]] * scale);
            second[plane] = (float)(planes[plane][colourOfByte[1]] * scale);
            third[plane] = (float)(planes[plane][colourOfByte[2]] * scale);
        }

        return new(
            Vector128.Create<float>(first),
            Vector128.Create<float>(second),
            Vector128.Create<float>(third),
            Vector128.Create<float>(offset));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Apply(Vector128<float> pixel)
    {
        Vector128<float> sum = Vector128.MultiplyAddEstimate(Vector128.Shuffle(pixel, Vector128.Create(0, 0, 0, 0)), First, Offset);
        sum = Vector128.MultiplyAddEstimate(Vector128.Shuffle(pixel, Vector128.Create(1, 1, 1, 1)), Second, sum);
        return Vector128.MultiplyAddEstimate(Vector128.Shuffle(pixel, Vector128.Create(2, 2, 2, 2)), Third, sum);
    }
}
