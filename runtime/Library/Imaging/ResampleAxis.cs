namespace ShuffleNet.Compiler;

/// <summary>
/// One axis of a bilinear resize: for each pixel of the output, the source pixels that it is a weighted mean of. The filter is a
/// triangle around the pixel's centre, whose half width is one source pixel or, antialiased, one resized pixel when the image shrinks
/// (Pillow's BILINEAR, torchvision's antialias); at the borders it is cut and its weights are normalised again, but those of a warp. Pixels
/// that lie outside the source, before <see cref="Begin"/> and from <see cref="Stop"/> on, are bars.
/// </summary>
/// <param name="length">Pixels of the output along the axis.</param>
internal sealed class ResampleAxis(int length)
{
    // A little less, so that the outermost pixel has a weight.
    private const double HalfPixel = 0.5 - 1e-6;

    private readonly int[] _starts = new int[length];

    // Taps of pixel i are _weights[_offsets[i] .. _offsets[i + 1]].
    private readonly int[] _offsets = new int[length + 1];
    private float[] _weights = [];

    public int Length => length;

    /// <summary>The first pixel of the output that is no bar.</summary>
    public int Begin { get; private set; }

    /// <summary>One past the last pixel of the output that is no bar.</summary>
    public int Stop { get; private set; }

    /// <summary>The first source pixel that any pixel of the output needs.</summary>
    public int First => _starts[Begin];

    /// <summary>One past the last source pixel that any pixel of the output needs.</summary>
    public int End => _starts[Stop - 1] + _offsets[Stop] - _offsets[Stop - 1];

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
        // A pixel has at most 2 max(scale, 1) + 1 taps and no more than the source has pixels, and all pixels but one have scale source
        // pixels of their own.
        long taps = (3L * source) + (3L * length);
        if (_weights.Length < taps)
        {
            _weights = new float[taps];
        }
    }

    /// <param name="source">Pixels of the source.</param>
    /// <param name="map">Where the output's pixels lie in it.</param>
    /// <param name="antialiased">Whether the filter grows as the image shrinks.</param>
    public void Prepare(int source, AxisMap map, bool antialiased)
    {
        double support = antialiased ? Math.Max(map.Scale, 1) : 1;
        (Begin, Stop) = Covered(source, map);
        int offset = 0;
        for (int index = Begin; index < Stop; index++)
        {
            double centre = Math.Clamp(map.Centre(index), -Beyond(map), source + Beyond(map));
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

            // A warp takes what is missing at the border for black.
            double sum = map.IsWarp ? 1 : 0;
            for (int pixel = start; pixel < end && !map.IsWarp; pixel++)
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

        _offsets[Stop] = offset;
    }

    // Of an image that is less than a pixel wide no centre may be inside; the pixel in the middle has it.
    private (int Begin, int Stop) Covered(int source, AxisMap map)
    {
        double beyond = Beyond(map);
        int begin = 0;
        while (begin < length && map.Centre(begin) < -beyond)
        {
            begin++;
        }

        int stop = begin;
        while (stop < length && map.Centre(stop) <= source + beyond)
        {
            stop++;
        }

        return begin < stop ? (begin, stop) : (length / 2, (length / 2) + 1);
    }

    // A pixel of a warp reaches half a pixel further, into black.
    private static double Beyond(AxisMap map) => map.IsWarp ? HalfPixel : 0;

    private static double Triangle(int pixel, double centre, double support) =>
        Math.Max(0, 1 - (Math.Abs(pixel + 0.5 - centre) / support));
}
