namespace ShuffleNet.Compiler;

/// <summary>What a preprocessor refuses, before it writes anything.</summary>
internal static class PreprocessChecks
{
    public static int Planes(ChannelOrder channels) => channels == ChannelOrder.Gray ? 1 : 3;

    public static int PixelBytes(PixelFormat format) => format switch
    {
        PixelFormat.Rgb or PixelFormat.Bgr => 3,
        PixelFormat.Rgba or PixelFormat.Bgra => 4,
        PixelFormat.Gray => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The pixel format is not a member of PixelFormat."),
    };

    public static void Extent(int extent, string parameter)
    {
        if (extent is < 1 or > ImagePreprocessor.MaxExtent)
        {
            throw new ArgumentOutOfRangeException(parameter, extent, $"{parameter} must be 1 to {ImagePreprocessor.MaxExtent}.");
        }
    }

    public static void Options(PreprocessOptions options)
    {
        Extent(options.Height, nameof(options.Height));
        Extent(options.Width, nameof(options.Width));
        if (options.ShortSide is int side)
        {
            Extent(side, nameof(options.ShortSide));
        }

        if (!Enum.IsDefined(options.Channels))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.Channels, "The channel order is not a member of ChannelOrder.");
        }

        if (!Enum.IsDefined(options.LongSideRounding))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.LongSideRounding, "The rounding is not a member of LongSideRounding.");
        }

        if (!Enum.IsDefined(options.Resize))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Resize, "Resize is not a member of ResizeMode.");
        }

        if (!Enum.IsDefined(options.Filter))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Filter, "Filter is not a member of ResizeFilter.");
        }

        if (options.Bars is not (>= 0 and <= byte.MaxValue))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Bars, $"Bars must be 0 to {byte.MaxValue}.");
        }

        if (options.Filter == ResizeFilter.BilinearWarp && options.Bars != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.Bars, "Bars must be 0 with BilinearWarp, to which they are black.");
        }

        int planes = Planes(options.Channels);
        long length = (long)planes * options.Height * options.Width;
        if (length > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                $"An output of {planes} x {options.Height} x {options.Width} values is longer than {Array.MaxLength}.");
        }

        if (!float.IsFinite(options.Scale))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Scale, "Scale must be finite.");
        }

        PerPlane(options, options.Mean, nameof(options.Mean), float.IsFinite, "finite");
        PerPlane(
            options,
            options.StandardDeviation,
            nameof(options.StandardDeviation),
            static value => float.IsFinite(value) && value > 0,
            "finite and above 0");
    }

    public static void Source(
        ReadOnlySpan<byte> pixels, int width, int height, int stride, int pixelBytes, PixelFormat format)
    {
        long rowBytes = (long)width * pixelBytes;
        if (stride < rowBytes)
        {
            throw new ArgumentOutOfRangeException(
                nameof(stride), stride, $"A row of {width} pixels of format {format} has {rowBytes} bytes, more than the stride.");
        }

        long needed = ((height - 1L) * stride) + rowBytes;
        if (pixels.Length < needed)
        {
            throw new ArgumentException(
                $"An image of {width} x {height} pixels of format {format} with stride {stride} has {needed} bytes, "
                + $"but the span has {pixels.Length}.",
                nameof(pixels));
        }
    }

    public static void Destination(Span<float> destination, int expected)
    {
        if (destination.Length != expected)
        {
            throw new ArgumentException($"The output has {expected} values, but the span has {destination.Length}.", nameof(destination));
        }
    }

    public static void Crop(int width, int height, PreprocessOptions options)
    {
        if (options.Resize != ResizeMode.Crop)
        {
            return;
        }

        (long resizedWidth, long resizedHeight) = ResizeGeometry.Resized(width, height, options);
        if (resizedWidth < options.Width || resizedHeight < options.Height)
        {
            throw new ArgumentException(
                $"An image of {width} x {height} pixels has {resizedWidth} x {resizedHeight} after the resize, "
                + $"less than the crop's {options.Width} x {options.Height} (columns x rows).",
                resizedWidth < options.Width ? nameof(width) : nameof(height));
        }
    }

    /// <summary>What a plane holds where there is no image.</summary>
    public static float Bar(PreprocessOptions options, int plane)
    {
        double mean = options.Mean.Count == 0 ? 0 : options.Mean[plane];
        double deviation = options.StandardDeviation.Count == 0 ? 1 : options.StandardDeviation[plane];
        return (float)((((double)options.Bars * options.Scale) - mean) / deviation);
    }

    private static void PerPlane(
        PreprocessOptions options, IReadOnlyList<float> values, string name, Predicate<float> allowed, string range)
    {
        int planes = Planes(options.Channels);
        if (values is null || (values.Count != 0 && values.Count != planes))
        {
            throw new ArgumentException(
                $"{name} must have no value or {planes}, one per plane of {options.Channels}, but has {values?.Count ?? 0}.",
                nameof(options));
        }

        for (int plane = 0; plane < values.Count; plane++)
        {
            if (!allowed(values[plane]))
            {
                throw new ArgumentOutOfRangeException(nameof(options), values[plane], $"{name}[{plane}] must be {range}.");
            }
        }
    }
}
