namespace ShuffleNet.Compiler;

/// <summary>
/// One axis of an antialiased bilinear resize and crop: for each pixel of the crop, the source pixels that it is a weighted
/// mean of. The filter is a triangle around the pixel's centre whose half width is one source pixel when the image grows and
/// one resized pixel when it shrinks (Pillow's BILINEAR, torchvision's antialias); at the borders it is cut and its weights
/// are normalised again.
/// </summary>
/// <param name="length">Pixels of the crop along the axis.</param>
internal sealed class ResampleAxis(int length)
{
    private readonly int[] _starts = new int[length];

    // Taps of pixel i are _weights[_offsets[i] .. _offsets[i + 1]].
    private readonly int[] _offsets = new int[length + 1];
    private float[] _weights = [];

    public int Length => length;

    /// <summary>The first source pixel that any pixel of the crop needs.</summary>
    public int First => _starts[0];

    /// <summary>One past the last source pixel that any pixel of the crop needs.</summary>
    public int End => _starts[^1] + _offsets[^1] - _offsets[^2];

    /// <summary>Weights of the source pixels from <paramref name="start"/> on; they sum to 1.</summary>
    public ReadOnlySpan<float> Taps(int index, out int start)
    {
        start = _starts[index];
        int offset = _offsets[index];
        return _weights.AsSpan(offset, _offsets[index + 1] - offset);
    }

    /// <summary>Makes room for the taps of every source up to <paramref name="source"/> pixels.</summary>
    public void Reserve(int source)
    {
        // A pixel has at most 2 max(scale, 1) + 1 taps, and scale * length <= source because the crop lies in the image.
        long taps = (2L * source) + (3L * length);
        if (_weights.Length < taps)
        {
            _weights = new float[taps];
        }
    }

    /// <param name="source">Pixels of the source.</param>
    /// <param name="resized">Pixels after the resize.</param>
    /// <param name="margin">Pixels of the resized image before the crop.</param>
    public void Prepare(int source, long resized, long margin)
    {
        double scale = (double)source / resized;
        double support = Math.Max(scale, 1);
        int offset = 0;
        for (int index = 0; index < length; index++)
        {
            double centre = (margin + index + 0.5) * scale;
            int start = Math.Max((int)(centre - support + 0.5), 0);
            int end = Math.Min((int)(centre + support + 0.5), source);

            // The window's ends can have weight 0; they would cost a row or column, which may be one that is not there.
            while (Triangle(start, centre, support) == 0)
            {
                start++;
            }

            while (Triangle(end - 1, centre, support) == 0)
            {
                end--;
            }

            double sum = 0;
            for (int pixel = start; pixel < end; pixel++)
            {
                sum += Triangle(pixel, centre, support);
            }

            _starts[index] = start;
            _offsets[index] = offset;
            for (int pixel = start; pixel < end; pixel++)
            {
                _weights[offset++] = (float)(Triangle(pixel, centre, support) / sum);
            }
        }

        _offsets[length] = offset;
    }

    private static double Triangle(int pixel, double centre, double support) =>
        Math.Max(0, 1 - (Math.Abs(pixel + 0.5 - centre) / support));
}
