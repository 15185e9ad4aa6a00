namespace ShuffleNet.Compiler.Tests.Networks.Imaging;

public class ImagePreprocessorArgumentTests
{
    private static readonly PreprocessOptions s_options = new() { ShortSide = 4, Height = 3, Width = 5 };

    [Theory]
    [InlineData(0, 4, 24, "width", "1 to 16777216")]
    [InlineData(-1, 4, 24, "width", "1 to 16777216")]
    [InlineData(8, 0, 24, "height", "1 to 16777216")]
    [InlineData(16777217, 4, 24, "width", "1 to 16777216")]
    [InlineData(8, 4, 23, "stride", "24 bytes")]
    [InlineData(8, 4, 0, "stride", "24 bytes")]
    [InlineData(8, 4, -24, "stride", "24 bytes")]
    public void Run_NumberOutOfRange_ThrowsWithNumbers(int width, int height, int stride, string parameter, string text)
    {
        ArgumentOutOfRangeException exception = Refused<ArgumentOutOfRangeException>(new byte[96], width, height, stride);

        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(text, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(95, 24, "has 96 bytes, but the span has 95")]
    [InlineData(0, 24, "has 96 bytes, but the span has 0")]
    [InlineData(96, 25, "has 99 bytes, but the span has 96")]
    [InlineData(96, int.MaxValue, "has 6442450965 bytes, but the span has 96")]
    public void Run_SpanTooShort_ThrowsWithNumbers(int length, int stride, string text)
    {
        ArgumentException exception = Refused<ArgumentException>(new byte[length], 8, 4, stride);

        Assert.Equal("pixels", exception.ParamName);
        Assert.Contains(text, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(44)]
    [InlineData(46)]
    [InlineData(0)]
    public void Run_DestinationOfAnotherLength_ThrowsWithNumbers(int length)
    {
        ArgumentException exception = Refused<ArgumentException>(new byte[96], 8, 4, 24, destinationLength: length);

        Assert.Equal("destination", exception.ParamName);
        Assert.Contains($"has 45 values, but the span has {length}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 8, "width", "4 x 8 pixels has 4 x 8 after the resize, less than the crop's 5 x 3")]
    [InlineData(4, 4, "width", "4 x 4 pixels has 4 x 4 after the resize, less than the crop's 5 x 3")]
    public void Run_ImageSmallerThanCrop_ThrowsWithNumbers(int width, int height, string parameter, string text)
    {
        ArgumentException exception = Refused<ArgumentException>(new byte[96], width, height, width * 3);

        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(text, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Run_UnknownFormat_Throws(int format)
    {
        ArgumentOutOfRangeException exception =
            Refused<ArgumentOutOfRangeException>(new byte[96], 8, 4, 24, (PixelFormat)format);

        Assert.Equal("format", exception.ParamName);
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(8, 0)]
    [InlineData(8, ImagePreprocessor.MaxExtent + 1)]
    public void Constructor_ReservedSizeOutOfRange_Throws(int width, int height)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImagePreprocessor(s_options, width, height));
    }

    public static TheoryData<PreprocessOptions, string> BadOptions => new()
    {
        { s_options with { Height = 0 }, "Height must be 1 to" },
        { s_options with { Width = -3 }, "Width must be 1 to" },
        { s_options with { ShortSide = 0 }, "ShortSide must be 1 to" },
        { s_options with { Height = 1 << 16, Width = 1 << 16 }, "3 x 65536 x 65536" },
        { s_options with { Channels = (ChannelOrder)7 }, "ChannelOrder" },
        { s_options with { LongSideRounding = (LongSideRounding)7 }, "LongSideRounding" },
        { s_options with { Resize = (ResizeMode)3 }, "ResizeMode" },
        { s_options with { Filter = (ResizeFilter)3 }, "ResizeFilter" },
        { s_options with { Bars = 256 }, "Bars must be 0 to 255" },
        { s_options with { Bars = 1, Filter = ResizeFilter.BilinearWarp }, "Bars must be 0 with BilinearWarp" },
        { s_options with { Bars = float.NaN }, "Bars must be 0 to 255" },
        { s_options with { Scale = float.NaN }, "Scale must be finite" },
        { s_options with { Scale = float.PositiveInfinity }, "Scale must be finite" },
        { s_options with { Mean = [1, 2] }, "Mean must have no value or 3, one per plane of Rgb, but has 2" },
        { s_options with { Mean = null! }, "Mean must have no value or 3" },
        { s_options with { Mean = [1, float.NaN, 3] }, "Mean[1] must be finite" },
        { s_options with { StandardDeviation = [1], Channels = ChannelOrder.Bgr }, "one per plane of Bgr, but has 1" },
        { s_options with { StandardDeviation = [1, 1, 0] }, "StandardDeviation[2] must be finite and above 0" },
        { s_options with { StandardDeviation = [-1, 1, 1] }, "StandardDeviation[0] must be finite and above 0" },
        { s_options with { StandardDeviation = [1, float.NaN, 1] }, "StandardDeviation[1] must be finite and above 0" },
        { s_options with { StandardDeviation = [1, 1, 1], Channels = ChannelOrder.Gray }, "no value or 1, one per plane of Gray" },
    };

    [Theory]
    [MemberData(nameof(BadOptions), DisableDiscoveryEnumeration = true)]
    public void Constructor_BadOption_ThrowsAndNamesIt(PreprocessOptions options, string text)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => new ImagePreprocessor(options));

        Assert.Contains(text, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_NoOptions_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => new ImagePreprocessor(null!));
    }

    private static TException Refused<TException>(
        byte[] pixels, int width, int height, int stride, PixelFormat format = PixelFormat.Rgb, int destinationLength = 45)
        where TException : Exception
    {
        float[] destination = new float[destinationLength];
        destination.AsSpan().Fill(-7);
        TException exception = Assert.Throws<TException>(
            () => new ImagePreprocessor(s_options).Run(pixels, width, height, stride, format, destination));

        Assert.All(destination, value => Assert.Equal(-7, value));
        return exception;
    }
}
