using System.Numerics;

namespace ShuffleNet.Compiler.Import;

/// <summary>
/// A group of a convolution as a product of matrices: its weights, outputs times taps, and the patches of its input, taps times pixels.
/// Every pixel is summed up in the order of the taps, so results are the same on every machine.
/// </summary>
internal static class LayerPatches
{
    /// <summary>The patches: for each input channel and tap what it is multiplied with, over the pixels of the result.</summary>
    /// <param name="layer">The convolution.</param>
    /// <param name="group">Which of its groups.</param>
    /// <param name="values">The results of the layers before it.</param>
    /// <param name="outside">What is around the planes.</param>
    public static T[] Gather<T>(ConvolutionLayer layer, int group, T[][] values, T outside)
        where T : unmanaged
    {
        LayerWindow window = layer.Window;
        int taps = window.Kernel * window.Kernel;
        T[] patches = new T[layer.RowLength * layer.Area];
        for (int row = 0; row < layer.RowLength; row++)
        {
            ChannelPlane plane = layer.Input[(group * layer.GroupInputs) + (row / taps)];
            int area = window.Height * window.Width;
            ReadOnlySpan<T> source = values[plane.Layer].AsSpan(plane.Channel * area, area);
            Span<T> destination = patches.AsSpan(row * layer.Area, layer.Area);
            if (taps == 1 && window.Stride == 1)
            {
                source.CopyTo(destination);
            }
            else
            {
                int tap = row % taps;
                Move(window, (tap / window.Kernel) - window.Padding, (tap % window.Kernel) - window.Padding, source, outside, destination,
                    layer.Shape.Width);
            }
        }

        return patches;
    }

    /// <summary>Adds the product to sums, outputs times pixels.</summary>
    public static void Multiply<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> patches, int area, Span<T> sums)
        where T : unmanaged, INumber<T>
    {
        int rows = sums.Length / area;
        int depth = weights.Length / rows;
        int row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            FourRows(weights.Slice(row * depth, 4 * depth), patches, area, sums.Slice(row * area, 4 * area));
        }

        for (; row < rows; row++)
        {
            Row(weights.Slice(row * depth, depth), patches, area, 0, sums.Slice(row * area, area));
        }
    }

    private static void FourRows<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> patches, int area, Span<T> sums)
        where T : unmanaged, INumber<T>
    {
        int depth = weights.Length / 4;
        int pixel = 0;
        for (; pixel + Vector<T>.Count <= area; pixel += Vector<T>.Count)
        {
            Vector<T> sum0 = new(sums[pixel..]);
            Vector<T> sum1 = new(sums[(area + pixel)..]);
            Vector<T> sum2 = new(sums[((2 * area) + pixel)..]);
            Vector<T> sum3 = new(sums[((3 * area) + pixel)..]);
            for (int tap = 0; tap < depth; tap++)
            {
                Vector<T> patch = new(patches[((tap * area) + pixel)..]);
                sum0 += patch * weights[tap];
                sum1 += patch * weights[depth + tap];
                sum2 += patch * weights[(2 * depth) + tap];
                sum3 += patch * weights[(3 * depth) + tap];
            }

            sum0.CopyTo(sums[pixel..]);
            sum1.CopyTo(sums[(area + pixel)..]);
            sum2.CopyTo(sums[((2 * area) + pixel)..]);
            sum3.CopyTo(sums[((3 * area) + pixel)..]);
        }

        for (int row = 0; row < 4; row++)
        {
            Row(weights.Slice(row * depth, depth), patches, area, pixel, sums.Slice(row * area, area));
        }
    }

    private static void Row<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> patches, int area, int pixel, Span<T> sums)
        where T : unmanaged, INumber<T>
    {
        for (; pixel + Vector<T>.Count <= area; pixel += Vector<T>.Count)
        {
            Vector<T> sum = new(sums[pixel..]);
            for (int tap = 0; tap < weights.Length; tap++)
            {
                sum += new Vector<T>(patches[((tap * area) + pixel)..]) * weights[tap];
            }

            sum.CopyTo(sums[pixel..]);
        }

        for (; pixel < area; pixel++)
        {
            T sum = sums[pixel];
            for (int tap = 0; tap < weights.Length; tap++)
            {
                sum += patches[(tap * area) + pixel] * weights[tap];
            }

            sums[pixel] = sum;
        }
    }

    /// <summary>A plane as one tap of the window sees it.</summary>
    private static void Move<T>(
        LayerWindow window, int down, int right, ReadOnlySpan<T> source, T outside, Span<T> destination, int width)
    {
        for (int pixel = 0; pixel < destination.Length; pixel++)
        {
            int row = (pixel / width * window.Stride) + down;
            int column = (pixel % width * window.Stride) + right;
            destination[pixel] = row >= 0 && row < window.Height && column >= 0 && column < window.Width
                ? source[(row * window.Width) + column]
                : outside;
        }
    }
}
