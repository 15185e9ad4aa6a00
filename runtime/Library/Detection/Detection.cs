namespace ShuffleNet.Compiler;

/// <summary>
/// An object that was found. The box is in pixels of the photograph, which reaches from 0 to its width and height. A box may reach beyond
/// it where the detector's authors let it (FastestDet); <see cref="Clip"/> cuts it.
/// </summary>
/// <param name="Class">From 0.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Left">Of the box, at most <paramref name="Right"/>.</param>
/// <param name="Top">Of the box, at most <paramref name="Bottom"/>.</param>
/// <param name="Right">Of the box.</param>
/// <param name="Bottom">Of the box.</param>
public readonly record struct Detection(int Class, float Score, float Left, float Top, float Right, float Bottom)
{
    /// <summary>Pixels from left to right.</summary>
    public float Width => Right - Left;

    /// <summary>Pixels from top to bottom.</summary>
    public float Height => Bottom - Top;

    /// <summary>The part of the box that lies in a photograph of that size.</summary>
    public Detection Clip(int width, int height) => this with
    {
        Left = Math.Clamp(Left, 0, width),
        Top = Math.Clamp(Top, 0, height),
        Right = Math.Clamp(Right, 0, width),
        Bottom = Math.Clamp(Bottom, 0, height),
    };
}
