using System.Numerics;

namespace ShuffleNet.Compiler.Import;

/// <summary>
/// What the inputs of a group of weights are like over the images: means, before and after quantisation, and second moments after it.
/// Of whole numbers, so that the order in which images are done changes nothing.
/// </summary>
internal sealed class InputMoments(int taps)
{
    // Pixels of an image that the second moments are taken of.
    private const int MostPixels = 256;

    private readonly long[] _sums = new long[taps];
    private readonly long[] _products = new long[taps * taps];
    private long _count;
    private long _samples;

    public int Taps => taps;

    /// <summary>The mean of an input's codes, less the code of 0.</summary>
    public double Mean(int tap) => (double)_sums[tap] / _count;

    /// <summary>The means of the products of any two inputs' codes, less the code of 0: a symmetric matrix.</summary>
    public double[] Products() => Array.ConvertAll(_products, product => (double)product / _samples);

    /// <summary>Adds an image.</summary>
    /// <param name="patches">Taps times pixels.</param>
    /// <param name="width">Of the rows of pixels.</param>
    /// <param name="zero">The code of 0.</param>
    public void Add(ReadOnlySpan<int> patches, int width, int zero)
    {
        int area = patches.Length / taps;
        int[] samples = Samples(patches, area, width, zero);
        int count = samples.Length / taps;
        long[] products = new long[taps * taps];
        for (int row = 0; row < taps; row++)
        {
            for (int column = row; column < taps; column++)
            {
                products[(row * taps) + column] = Dot(samples.AsSpan(row * count, count), samples.AsSpan(column * count, count));
            }
        }

        long[] sums = new long[taps];
        for (int tap = 0; tap < taps; tap++)
        {
            foreach (int code in patches.Slice(tap * area, area))
            {
                sums[tap] += code - zero;
            }
        }

        lock (_sums)
        {
            _count += area;
            _samples += count;
            for (int tap = 0; tap < taps; tap++)
            {
                _sums[tap] += sums[tap];
                for (int column = tap; column < taps; column++)
                {
                    _products[(tap * taps) + column] += products[(tap * taps) + column];
                    _products[(column * taps) + tap] = _products[(tap * taps) + column];
                }
            }
        }
    }

    /// <summary>Pixels at a distance that is no divisor of the rows' width, so that they are of all columns.</summary>
    private int[] Samples(ReadOnlySpan<int> patches, int area, int width, int zero)
    {
        int step = (area + MostPixels - 1) / MostPixels;
        while (step > 1 && BigInteger.GreatestCommonDivisor(step, width) > 1)
        {
            step++;
        }

        int count = (area + step - 1) / step;
        int[] samples = new int[taps * count];
        for (int index = 0; index < samples.Length; index++)
        {
            samples[index] = patches[(index / count * area) + (index % count * step)] - zero;
        }

        return samples;
    }

    private static long Dot(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        // 256 products of 8 bits, or one of the classifier's 12, stay within 32.
        Vector<int> sums = Vector<int>.Zero;
        int index = 0;
        for (; index + Vector<int>.Count <= left.Length; index += Vector<int>.Count)
        {
            sums += new Vector<int>(left[index..]) * new Vector<int>(right[index..]);
        }

        int sum = Vector.Sum(sums);
        for (; index < left.Length; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }
}
