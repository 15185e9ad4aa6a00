namespace ShuffleNet.Compiler.Tests.Networks.Imaging;

public class ImagePreprocessorTests
{
    // Of a level in 255: float32 weights and sums.
    private const double Tolerance = 1e-3;

    [Theory]
    [CombinatorialFormats]
    public void Run_EveryFormatAndOrder_AgreesWithDefinition(PixelFormat format, ChannelOrder channels)
    {
        PreprocessOptions options = new() { ShortSide = 17, Height = 13, Width = 15, Channels = channels };

        Compare(options, 47, 31, padding: 5, format);
    }

    // Extents below, at and above a vector of bytes, with a rest of every kind, growing and shrinking.
    [Theory]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(1, 1, 7, 5, 7)]
    [InlineData(2, 3, 9, 9, 9)]
    [InlineData(3, 200, 3, 3, 3)]
    [InlineData(200, 3, 3, 3, 3)]
    [InlineData(1, 64, 2, 31, 2)]
    [InlineData(65, 1, 2, 2, 33)]
    [InlineData(5, 9, 20, 19, 17)]
    [InlineData(16, 16, 16, 16, 16)]
    [InlineData(21, 22, 8, 7, 5)]
    [InlineData(33, 20, 64, 60, 61)]
    [InlineData(64, 64, 63, 63, 63)]
    [InlineData(129, 97, 10, 10, 10)]
    [InlineData(320, 240, 24, 24, 32)]
    [InlineData(321, 239, 1, 1, 1)]
    public void Run_EverySize_AgreesWithDefinition(int width, int height, int shortSide, int cropHeight, int cropWidth)
    {
        PreprocessOptions options = new() { ShortSide = shortSide, Height = cropHeight, Width = cropWidth };

        Compare(options, width, height, padding: 0, PixelFormat.Rgb);
        Compare(options, width, height, padding: 1, PixelFormat.Gray);
        Compare(options with { LongSideRounding = LongSideRounding.Nearest }, width, height, padding: 7, PixelFormat.Bgra);
    }

    [Fact]
    public void Run_EveryRowLength_AgreesWithDefinition()
    {
        for (int width = 1; width <= 70; width++)
        {
            Compare(new() { ShortSide = null, Height = 2, Width = width }, width, 3, padding: 2, PixelFormat.Rgb);
            Compare(new() { ShortSide = null, Height = 2, Width = width }, width, 3, padding: 2, PixelFormat.Gray);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_Presets_AgreeWithDefinition(bool torchVision) =>
        Compare(torchVision ? PreprocessOptions.Torchvision : PreprocessOptions.Megvii, 300, 261, padding: 0, PixelFormat.Rgb);

    // Wider and higher than the output, growing, shrinking and so narrow that only a part of a pixel is left.
    [Theory]
    [InlineData(ResizeMode.Stretch, ResizeFilter.Antialiased)]
    [InlineData(ResizeMode.Stretch, ResizeFilter.Bilinear)]
    [InlineData(ResizeMode.Stretch, ResizeFilter.BilinearWarp)]
    [InlineData(ResizeMode.Letterbox, ResizeFilter.Antialiased)]
    [InlineData(ResizeMode.Letterbox, ResizeFilter.Bilinear)]
    [InlineData(ResizeMode.Letterbox, ResizeFilter.BilinearWarp)]
    public void Run_WholeImage_AgreesWithDefinition(ResizeMode resize, ResizeFilter filter)
    {
        PreprocessOptions options = new()
        {
            Resize = resize, Filter = filter, Height = 12, Width = 16, Bars = filter == ResizeFilter.BilinearWarp ? 0 : 114,
            Scale = 0.5f, Mean = [1, 2, 3],
        };
        foreach ((int width, int height) in new[] { (16, 12), (33, 25), (64, 12), (9, 31), (5, 4), (3, 1), (4, 40), (47, 64) })
        {
            Compare(options, width, height, padding: 3, PixelFormat.Rgb);
            Compare(options, width, height, padding: 0, PixelFormat.Bgra);
        }
    }

    /// <summary>Of an image that is a thousand times as wide as high, one row is left.</summary>
    [Fact]
    public void Run_LetterboxOfAStrip_KeepsARow()
    {
        ImagePreprocessor preprocessor = new(
            new() { Resize = ResizeMode.Letterbox, Height = 8, Width = 8, Channels = ChannelOrder.Gray });
        float[] output = new float[64];
        byte[] pixels = new byte[8000];
        Array.Fill(pixels, (byte)200);

        preprocessor.Run(pixels, 8000, 1, 8000, PixelFormat.Gray, output);

        Assert.All(output[32..40], value => Assert.Equal(200, value, 1e-3f));
        Assert.Equal(56, output.Count(value => value == 0));
    }

    [Fact]
    public void ToImage_PlacesOfTheOutput_LieWhereTheResizePutThem()
    {
        PreprocessOptions options = new() { Height = 100, Width = 200, ShortSide = 100 };
        Assert.Throws<InvalidOperationException>(() => new ImagePreprocessor(options).ToImage(0, 0));

        Assert.Equal((0, 0), Place(options with { Resize = ResizeMode.Stretch }, 0, 0));
        Assert.Equal((800, 200), Place(options with { Resize = ResizeMode.Stretch }, 200, 100));
        Assert.Equal((400, 100), Place(options with { Resize = ResizeMode.Stretch, Filter = ResizeFilter.BilinearWarp }, 100, 50));

        // 800 x 200 fits as 200 x 50, with 25 rows of bars above and below; cropped it is 400 x 100, of which the middle is left.
        Assert.Equal((0, 0), Place(options with { Resize = ResizeMode.Letterbox }, 0, 25));
        Assert.Equal((800, 200), Place(options with { Resize = ResizeMode.Letterbox, Filter = ResizeFilter.BilinearWarp }, 200, 75));
        Assert.Equal((200, 0), Place(options, 0, 0));

        static (float X, float Y) Place(PreprocessOptions options, float x, float y)
        {
            ImagePreprocessor preprocessor = new(options);
            preprocessor.Run(new byte[800 * 200], 800, 200, 800, PixelFormat.Gray, new float[preprocessor.OutputLength]);
            return preprocessor.ToImage(x, y);
        }
    }

    [Fact]
    public void Run_MeanAndDeviationPerPlane_FollowThePlanesOrder()
    {
        PreprocessOptions options = new()
        {
            ShortSide = null,
            Height = 1,
            Width = 1,
            Channels = ChannelOrder.Bgr,
            Scale = 0.5f,
            Mean = [1, 2, 3],
            StandardDeviation = [0.5f, 1, 2],
        };
        float[] output = new float[3];

        new ImagePreprocessor(options).Run([10, 20, 30], 1, 1, 3, PixelFormat.Rgb, output);

        Assert.Equal([28f, 8f, 1f], output);
    }

    [Theory]
    [CombinatorialFormats]
    public void Run_CropWithoutResize_CopiesPixels(PixelFormat format, ChannelOrder channels)
    {
        PreprocessOptions options = new() { ShortSide = null, Height = 6, Width = 9, Channels = channels };

        // Luma is a sum and may round; all else is exact.
        bool luma = channels == ChannelOrder.Gray && format != PixelFormat.Gray;
        Compare(options, 20, 11, padding: 3, format, luma ? 1e-4 : 0);
    }

    [Fact]
    public void Run_ImageThatHasTheSizeAlready_CopiesPixelsExactly() =>
        Compare(new() { ShortSide = 9, Height = 9, Width = 12 }, 12, 9, padding: 0, PixelFormat.Rgb, tolerance: 0);

    [Fact]
    public void Run_MarginEndsInHalf_GoesToTheEvenNeighbour()
    {
        byte[] row = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        float[] output = new float[3];
        PreprocessOptions options = new() { ShortSide = null, Height = 1, Width = 3, Channels = ChannelOrder.Gray };
        ImagePreprocessor preprocessor = new(options);

        // Margins 0.5, 1.5, 2.5 and 3.5.
        foreach ((int width, float first) in new[] { (4, 0f), (6, 2f), (8, 2f), (10, 4f) })
        {
            preprocessor.Run(row, width, 1, width, PixelFormat.Gray, output);
            Assert.Equal(first, output[0]);
        }
    }

    [Theory]
    [InlineData(LongSideRounding.Down, 18)]
    [InlineData(LongSideRounding.Nearest, 19)]
    public void Run_LongSideBetweenTwoPixels_RoundsAsTold(LongSideRounding rounding, int longSide)
    {
        // 10 * 13 / 7 = 18.57: a crop of 19 columns fits only when rounded to the nearest.
        PreprocessOptions options = new() { ShortSide = 10, Height = 10, Width = 19, LongSideRounding = rounding };
        ImagePreprocessor preprocessor = new(options);
        float[] output = new float[preprocessor.OutputLength];

        Exception? exception = Record.Exception(
            () => preprocessor.Run(new byte[13 * 7], 13, 7, 13, PixelFormat.Gray, output));

        Assert.Equal(longSide < 19, exception is ArgumentException);
    }

    [Fact]
    public void Run_SizesInTurn_EachAgreesWithANewInstance()
    {
        PreprocessOptions options = new() { ShortSide = 12, Height = 10, Width = 11 };
        ImagePreprocessor used = new(options);
        foreach ((int width, int height) in new[] { (30, 20), (20, 30), (300, 40), (12, 12), (30, 20), (5, 200), (30, 20) })
        {
            byte[] pixels = Pixels(width * height * 3);
            float[] actual = new float[used.OutputLength];
            float[] expected = new float[used.OutputLength];

            used.Run(pixels, width, height, width * 3, PixelFormat.Rgb, actual);
            new ImagePreprocessor(options).Run(pixels, width, height, width * 3, PixelFormat.Rgb, expected);

            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Run_AfterAnImageThatIsTooSmall_StillServesTheSizeBefore()
    {
        PreprocessOptions options = new() { ShortSide = null, Height = 4, Width = 4 };
        ImagePreprocessor preprocessor = new(options);
        byte[] pixels = Pixels(64);
        float[] before = new float[preprocessor.OutputLength];
        float[] after = new float[preprocessor.OutputLength];

        preprocessor.Run(pixels, 8, 8, 8, PixelFormat.Gray, before);
        Assert.Throws<ArgumentException>(() => preprocessor.Run(pixels, 3, 8, 8, PixelFormat.Gray, after));
        preprocessor.Run(pixels, 8, 8, 8, PixelFormat.Gray, after);

        Assert.Equal(before, after);
    }

    private static void Compare(
        PreprocessOptions options, int width, int height, int padding, PixelFormat format, double tolerance = Tolerance)
    {
        int pixelBytes = format switch { PixelFormat.Gray => 1, PixelFormat.Rgb or PixelFormat.Bgr => 3, _ => 4 };
        int stride = (width * pixelBytes) + padding;

        // Ends with the last pixel, not with the last stride: what reads on reads past the end.
        byte[] pixels = Pixels(((height - 1) * stride) + (width * pixelBytes));
        ImagePreprocessor preprocessor = new(options);
        float[] actual = new float[preprocessor.OutputLength];
        actual.AsSpan().Fill(float.NaN);

        preprocessor.Run(pixels, width, height, stride, format, actual);

        double[] expected = NaivePreprocessor.Run(pixels, width, height, stride, format, options);
        double factor = options.Scale / (options.StandardDeviation.Count == 0 ? 1 : options.StandardDeviation.Min());
        for (int index = 0; index < expected.Length; index++)
        {
            double difference = Math.Abs(expected[index] - actual[index]);
            Assert.True(
                difference <= tolerance * factor,
                $"{width} x {height} {format}: value {index} is {actual[index]}, expected {expected[index]}");
        }
    }

    private static byte[] Pixels(int length)
    {
        byte[] pixels = new byte[length];
        new Random(length).NextBytes(pixels);
        return pixels;
    }
}
