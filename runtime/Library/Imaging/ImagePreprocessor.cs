namespace ShuffleNet.Compiler;

/// <summary>
/// Turns interleaved 8-bit pixels into the planar float32 input of a network: resizes the short side (bilinear with
/// antialiasing and half-pixel centres, as Pillow and torchvision do, in float32 throughout), crops the centre (a margin
/// that ends in a half goes to the even neighbour, as in torchvision), and maps channels and values. Only rows and columns
/// that the crop needs are computed. An instance serves one thread at a time.
/// </summary>
public sealed class ImagePreprocessor
{
    /// <summary>The longest side of an image, before and after the crop.</summary>
    public const int MaxExtent = 1 << 24;

    private readonly PreprocessOptions _options;
    private readonly ColourMatrix[] _colours;
    private readonly ResampleAxis _columns;
    private readonly ResampleAxis _rows;
    private float[] _row = [];
    private int _reservedWidth;
    private int _reservedHeight;
    private int _width;
    private int _height;

    /// <summary>Allocates what images of up to <paramref name="maxWidth"/> x <paramref name="maxHeight"/> pixels need.</summary>
    /// <param name="options">The recipe.</param>
    /// <param name="maxWidth">Columns of the widest image expected, at most <see cref="MaxExtent"/>.</param>
    /// <param name="maxHeight">Rows of the highest image expected, at most <see cref="MaxExtent"/>.</param>
    /// <exception cref="ArgumentException">A mean or deviation has not one value per plane.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Another option or a size is out of its range.</exception>
    public ImagePreprocessor(PreprocessOptions options, int maxWidth = 1, int maxHeight = 1)
    {
        ArgumentNullException.ThrowIfNull(options);
        PreprocessChecks.Options(options);
        PreprocessChecks.Extent(maxWidth, nameof(maxWidth));
        PreprocessChecks.Extent(maxHeight, nameof(maxHeight));

        // The lists may be the caller's arrays; they are read here for the last time.
        _options = options;
        _colours = [.. Enum.GetValues<PixelFormat>().Select(format => ColourMatrix.Of(format, options))];
        _columns = new ResampleAxis(options.Width);
        _rows = new ResampleAxis(options.Height);
        Reserve(maxWidth, maxHeight);
    }

    /// <summary>Planes of the output: 3, or 1 for <see cref="ChannelOrder.Gray"/>.</summary>
    public int Channels => PreprocessChecks.Planes(_options.Channels);

    /// <summary>Rows of the output.</summary>
    public int Height => _options.Height;

    /// <summary>Columns of the output.</summary>
    public int Width => _options.Width;

    /// <summary>Values of the output: channels x rows x columns.</summary>
    public int OutputLength => Channels * Height * Width;

    /// <summary>
    /// Preprocesses one image. Allocates nothing, except where the image is wider or higher than the constructor was told
    /// and than any before it: then the buffers grow, once.
    /// </summary>
    /// <param name="pixels">The rows, top first; at least (height - 1) * stride + width * bytes per pixel.</param>
    /// <param name="width">Columns, 1 to <see cref="MaxExtent"/>.</param>
    /// <param name="height">Rows, 1 to <see cref="MaxExtent"/>.</param>
    /// <param name="stride">Bytes from the start of a row to the start of the next, at least width * bytes per pixel.</param>
    /// <param name="format">The bytes of a pixel.</param>
    /// <param name="destination">Exactly <see cref="OutputLength"/> values: planes, rows, columns.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the image is smaller than the crop.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number or the format is out of its range.</exception>
    public void Run(
        ReadOnlySpan<byte> pixels,
        int width,
        int height,
        int stride,
        PixelFormat format,
        Span<float> destination)
    {
        PreprocessChecks.Extent(width, nameof(width));
        PreprocessChecks.Extent(height, nameof(height));
        int pixelBytes = PreprocessChecks.PixelBytes(format);
        PreprocessChecks.Source(pixels, width, height, stride, pixelBytes, format);
        PreprocessChecks.Destination(destination, OutputLength);
        if (width != _width || height != _height)
        {
            Prepare(width, height);
        }

        int planeLength = Height * Width;
        int firstByte = _columns.First * pixelBytes;
        int rowLength = (_columns.End - _columns.First) * pixelBytes;
        for (int row = 0; row < Height; row++)
        {
            ReadOnlySpan<float> taps = _rows.Taps(row, out int start);
            VerticalPass.Run(pixels[((start * stride) + firstByte)..], stride, taps, _row.AsSpan(0, rowLength));
            HorizontalPass.Run(
                _row,
                pixelBytes,
                _columns,
                _colours[(int)format],
                destination[(row * Width)..],
                Channels == 1 ? 0 : planeLength);
        }
    }

    private void Prepare(int width, int height)
    {
        ResizeGeometry geometry = ResizeGeometry.Of(width, height, _options);
        PreprocessChecks.Crop(width, height, geometry, _options);

        // Growing buffers drops the taps in them and may run out of memory, so until the end no size is the prepared one.
        _width = 0;
        _height = 0;
        Reserve(width, height);
        _columns.Prepare(width, geometry.Width, geometry.Left);
        _rows.Prepare(height, geometry.Height, geometry.Top);
        _width = width;
        _height = height;
    }

    private void Reserve(int width, int height)
    {
        if (width > _reservedWidth)
        {
            _columns.Reserve(width);
            _row = new float[(width * 4) + HorizontalPass.Padding];
            _reservedWidth = width;
        }

        if (height > _reservedHeight)
        {
            _rows.Reserve(height);
            _reservedHeight = height;
        }
    }
}
