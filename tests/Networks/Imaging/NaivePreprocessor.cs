namespace ShuffleNet.Compiler.Tests.Networks.Imaging;

/// <summary>
/// The recipe by its definition, in double precision: each value of the output is a weighted mean over the whole source, of
/// which the triangle makes nearly all weights 0. Shares nothing with the runtime but the options.
/// </summary>
internal static class NaivePreprocessor
{
    public static double[] Run(byte[] pixels, int width, int height, int stride, PixelFormat format, PreprocessOptions options)
    {
        double newWidth = width;
        double newHeight = height;
        if (options.ShortSide is int side)
        {
            double half = options.LongSideRounding == LongSideRounding.Nearest ? 0.5 : 0;
            newWidth = width <= height ? side : Math.Floor(((double)side * width / height) + half);
            newHeight = width <= height ? Math.Floor(((double)side * height / width) + half) : side;
        }

        double left = Math.Round((newWidth - options.Width) / 2, MidpointRounding.ToEven);
        double top = Math.Round((newHeight - options.Height) / 2, MidpointRounding.ToEven);
        Func<int, double[]?>? columns = null;
        Func<int, double[]?>? rows = null;
        if (options.Resize != ResizeMode.Crop)
        {
            double scaleX = (double)options.Width / width;
            double scaleY = (double)options.Height / height;
            if (options.Resize == ResizeMode.Letterbox)
            {
                scaleX = scaleY = Math.Min(scaleX, scaleY);
            }

            columns = column => Whole(width, scaleX, options.Width, column, options.Filter);
            rows = row => Whole(height, scaleY, options.Height, row, options.Filter);
        }

        string planes = options.Channels switch { ChannelOrder.Rgb => "RGB", ChannelOrder.Bgr => "BGR", _ => "Y" };
        double[] output = new double[planes.Length * options.Height * options.Width];
        int next = 0;
        for (int plane = 0; plane < planes.Length; plane++)
        {
            for (int row = 0; row < options.Height; row++)
            {
                double[]? vertical = rows is null ? Weights(height, newHeight, top + row) : rows(row);
                for (int column = 0; column < options.Width; column++)
                {
                    double[]? horizontal = columns is null ? Weights(width, newWidth, left + column) : columns(column);
                    if (vertical is null || horizontal is null)
                    {
                        output[next++] = Value(options.Bars, plane, options);
                        continue;
                    }

                    double sum = 0;
                    for (int y = 0; y < height; y++)
                    {
                        for (int x = 0; vertical[y] != 0 && x < width; x++)
                        {
                            if (horizontal[x] != 0)
                            {
                                sum += vertical[y] * horizontal[x] * Colour(pixels, y * stride, x, format, planes[plane]);
                            }
                        }
                    }

                    output[next++] = Value(sum, plane, options);
                }
            }
        }

        return output;
    }

    private static double Value(double pixel, int plane, PreprocessOptions options)
    {
        double mean = options.Mean.Count == 0 ? 0 : options.Mean[plane];
        double deviation = options.StandardDeviation.Count == 0 ? 1 : options.StandardDeviation[plane];
        return ((pixel * options.Scale) - mean) / deviation;
    }

    /// <summary>Weights of a pixel of the whole source in the centre of the output; null where the pixel is outside.</summary>
    private static double[]? Whole(int source, double scale, int output, int pixel, ResizeFilter filter)
    {
        double margin = (output - (source * scale)) / 2;
        if (filter == ResizeFilter.BilinearWarp)
        {
            // Black around the image is as if its pixels were 0 there.
            double index = (pixel - margin) / scale;
            return [.. Enumerable.Range(0, source).Select(other => Math.Max(0, 1 - Math.Abs(index - other)))];
        }

        double centre = (pixel + 0.5 - margin) / scale;
        if (centre < 0 || centre > source)
        {
            return null;
        }

        double reach = filter == ResizeFilter.Antialiased ? Math.Max(1 / scale, 1) : 1;
        double[] weights = [.. Enumerable.Range(0, source).Select(index => Math.Max(0, 1 - (Math.Abs(centre - (index + 0.5)) / reach)))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static double[] Weights(int source, double resized, double pixel)
    {
        double scale = source / resized;
        double[] weights = [.. Enumerable.Range(0, source).Select(index =>
            Math.Max(0, 1 - (Math.Abs((pixel + 0.5) * scale - (index + 0.5)) / Math.Max(scale, 1))))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static double Colour(byte[] pixels, int rowStart, int column, PixelFormat format, char plane)
    {
        string bytes = format switch
        {
            PixelFormat.Rgb => "RGB",
            PixelFormat.Bgr => "BGR",
            PixelFormat.Rgba => "RGBA",
            PixelFormat.Bgra => "BGRA",
            _ => "Y",
        };
        int start = rowStart + (column * bytes.Length);
        if (bytes == "Y")
        {
            return pixels[start];
        }

        return plane == 'Y'
            ? (0.299 * pixels[start + bytes.IndexOf('R')])
                + (0.587 * pixels[start + bytes.IndexOf('G')])
                + (0.114 * pixels[start + bytes.IndexOf('B')])
            : pixels[start + bytes.IndexOf(plane)];
    }
}
