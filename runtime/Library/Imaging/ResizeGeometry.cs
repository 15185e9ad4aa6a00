namespace ShuffleNet.Compiler;

/// <summary>Where the pixels of the output lie in the source, along each side.</summary>
internal readonly record struct ResizeGeometry(AxisMap Columns, AxisMap Rows)
{
    public static ResizeGeometry Of(int width, int height, PreprocessOptions options)
    {
        switch (options.Resize)
        {
            case ResizeMode.Stretch:
                return new(
                    AxisMap.Stretched(width, options.Width, options.Filter),
                    AxisMap.Stretched(height, options.Height, options.Filter));
            case ResizeMode.Letterbox:
                double scale = Math.Max((double)width / options.Width, (double)height / options.Height);
                return new(
                    AxisMap.Centred(width, options.Width, scale, options.Filter),
                    AxisMap.Centred(height, options.Height, scale, options.Filter));
            default:
                (long resizedWidth, long resizedHeight) = Resized(width, height, options);
                return new(
                    AxisMap.Cropped(width, resizedWidth, options.Width, options.Filter),
                    AxisMap.Cropped(height, resizedHeight, options.Height, options.Filter));
        }
    }

    /// <summary>Columns and rows of the resized image of which the centre is cropped.</summary>
    public static (long Width, long Height) Resized(int width, int height, PreprocessOptions options) => options.ShortSide is not int side
        ? (width, height)
        : width <= height
            ? (side, LongSide(side, height, width, options.LongSideRounding))
            : (LongSide(side, width, height, options.LongSideRounding), side);

    // Both extents are below 2^24, so nothing overflows 64 bits, and whole numbers decide what doubles might round amiss.
    private static long LongSide(long side, long longExtent, long shortExtent, LongSideRounding rounding) =>
        rounding == LongSideRounding.Down
            ? side * longExtent / shortExtent
            : ((2 * side * longExtent) + shortExtent) / (2 * shortExtent);
}
