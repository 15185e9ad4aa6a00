namespace ShuffleNet.Compiler;

/// <summary>Size of the resized image and place of the crop in it, in pixels.</summary>
internal readonly record struct ResizeGeometry(long Width, long Height, long Left, long Top)
{
    public static ResizeGeometry Of(int width, int height, PreprocessOptions options)
    {
        long resizedWidth = width;
        long resizedHeight = height;
        if (options.ShortSide is int side)
        {
            resizedWidth = width <= height ? side : LongSide(side, width, height, options.LongSideRounding);
            resizedHeight = width <= height ? LongSide(side, height, width, options.LongSideRounding) : side;
        }

        return new(resizedWidth, resizedHeight, Margin(resizedWidth, options.Width), Margin(resizedHeight, options.Height));
    }

    // Both extents are below 2^24, so nothing overflows 64 bits, and whole numbers decide what doubles might round amiss.
    private static long LongSide(long side, long longExtent, long shortExtent, LongSideRounding rounding) =>
        rounding == LongSideRounding.Down
            ? side * longExtent / shortExtent
            : ((2 * side * longExtent) + shortExtent) / (2 * shortExtent);

    // torchvision's CenterCrop rounds as Python does: a half goes to the even neighbour.
    private static long Margin(long resized, int crop) => (long)Math.Round((resized - crop) / 2.0, MidpointRounding.ToEven);
}
