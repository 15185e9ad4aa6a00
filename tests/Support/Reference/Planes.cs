namespace ShuffleNet.Compiler.Tests.Support.Reference;

/// <summary>One image's activations in double precision, planar: channels, rows, columns (NCHW with N = 1).</summary>
internal sealed class Planes
{
    public Planes(int channels, int height, int width)
        : this(channels, height, width, new double[channels * height * width])
    {
    }

    /// <exception cref="ArgumentException">The number of values is not channels x height x width.</exception>
    public Planes(int channels, int height, int width, double[] values)
    {
        if (values.Length != channels * height * width)
        {
            throw new ArgumentException(
                $"{values.Length} values for {channels}x{height}x{width} = {channels * height * width}", nameof(values));
        }

        Channels = channels;
        Height = height;
        Width = width;
        Values = values;
    }

    public int Channels { get; }

    public int Height { get; }

    public int Width { get; }

    public double[] Values { get; }

    public double this[int channel, int row, int column]
    {
        get => Values[(((channel * Height) + row) * Width) + column];
        set => Values[(((channel * Height) + row) * Width) + column] = value;
    }

    /// <summary>The values of one channel, row-major.</summary>
    public Span<double> Plane(int channel) => Values.AsSpan(channel * Height * Width, Height * Width);
}
