namespace ShuffleNet.Compiler;

/// <summary>
/// Turns interleaved 8-bit pixels into the planar float32 input of a network: resizes as <see cref="PreprocessOptions"/> say (in
/// float32 throughout; the margin of a crop that ends in a half goes to the even neighbour, as in torchvision), and maps channels and
/// values. Only rows and columns that the output needs are computed. An instance serves one thread at a time.
/// </summary>
public sealed class ImagePreprocessor
{
    /// <summary>The longest side of an image, before and after the crop.</summary>
    public const int MaxExtent = 1 << 24;

    private readonly PreprocessOptions _options;
    private readonly ColourMatrix[] _colours;
    private readonly float[] _bars;
    private readonly ResampleAxis _columns;
    private readonly ResampleAxis _rows;
    private float[] _row = [];
    private int _reservedWidth;
    private int _reservedHeight;
    private int _width;
    private int _height;
    private ResizeGeometry _geometry;

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
        _bars = [.. Enumerable.Range(0, Channels).Select(plane => PreprocessChecks.Bar(options, plane))];
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
        FillBars(destination);
        for (int row = _rows.Begin; row < _rows.Stop; row++)
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

    /// <summary>Where a place of the output lies in the image that was preprocessed last: both reach from 0 to their length.</summary>
    /// <param name="x">In columns of the output.</param>
    /// <param name="y">In rows of the output.</param>
    /// <exception cref="InvalidOperationException">No image has been preprocessed.</exception>
    public (float X, float Y) ToImage(float x, float y) => _width > 0
        ? ((float)_geometry.Columns.Place(x), (float)_geometry.Rows.Place(y))
        : throw new InvalidOperationException("No image has been preprocessed, so there is none in which a place could lie.");

    /// <summary>Fills what lies around the image.</summary>
    private void FillBars(Span<float> destination)
    {
        if (_columns.Begin == 0 && _rows.Begin == 0 && _columns.Stop == Width && _rows.Stop == Height)
        {
            return;
        }

        int plane = Height * Width;
        for (int index = 0; index < _bars.Length; index++)
        {
            destination.Slice(index * plane, plane).Fill(_bars[index]);
        }
    }

    private void Prepare(int width, int height)
    {
        PreprocessChecks.Crop(width, height, _options);

        // Growing buffers drops the taps in them and may run out of memory, so until the end no size is the prepared one.
        _width = 0;
        _height = 0;
        Reserve(width, height);
        _geometry = ResizeGeometry.Of(width, height, _options);
        bool antialiased = _options.Filter == ResizeFilter.Antialiased;
        _columns.Prepare(width, _geometry.Columns, antialiased);
        _rows.Prepare(height, _geometry.Rows, antialiased);
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
