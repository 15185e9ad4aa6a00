namespace ShuffleNet.Compiler;

/// <summary>The bytes of one pixel of an interleaved 8-bit image, in the order in which they lie in memory.</summary>
public enum PixelFormat
{
    /// <summary>Red, green, blue.</summary>
    Rgb = 0,

    /// <summary>Blue, green, red.</summary>
    Bgr = 1,

    /// <summary>Red, green, blue, alpha. Alpha is ignored; colours are not divided by it.</summary>
    Rgba = 2,

    /// <summary>Blue, green, red, alpha. Alpha is ignored; colours are not divided by it.</summary>
    Bgra = 3,

    /// <summary>One byte of brightness.</summary>
    Gray = 4,
}
