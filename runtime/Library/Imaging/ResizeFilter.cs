namespace ShuffleNet.Compiler;

/// <summary>Which source pixels a resized one is a mean of.</summary>
public enum ResizeFilter
{
    /// <summary>
    /// Bilinear with antialiasing and half-pixel centres, as Pillow and torchvision do: the triangle is as wide as a resized pixel where
    /// the image shrinks.
    /// </summary>
    Antialiased = 0,

    /// <summary>The two nearest pixels along each side, with half-pixel centres: OpenCV's <c>resize</c> with INTER_LINEAR.</summary>
    Bilinear = 1,

    /// <summary>
    /// The same with pixel 0 put onto pixel 0, as a warp does (OpenCV's <c>warpPerspective</c> with INTER_LINEAR, and NanoDet). What lies
    /// beyond the image is black, also to the pixels at its border.
    /// </summary>
    BilinearWarp = 2,
}
